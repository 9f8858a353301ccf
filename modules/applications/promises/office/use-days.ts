/** '3 个工作日', or that it took none. */
import { useWords } from '#ui/words';

export function useDays(): (days: number) => string {
  const { t } = useWords();
  return (days) => (days === 0 ? t('promise.sameDay') : t('promise.days', { days }));
}
