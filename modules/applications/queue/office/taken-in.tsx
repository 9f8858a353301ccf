/** What was taken in on a number, each leading to its page. */
import { useWords } from '#ui/words';
import { pathOf } from '../../intake/office/application-words.ts';
import type { Called } from './window-page.tsx';

export function TakenIn({ applications }: Pick<Called, 'applications'>) {
  const { t } = useWords();
  return applications.map(({ id, number, item }) => (
    <a key={id} href={pathOf(id)}>
      {t(`kind.${item}`)} <span className="num">{number}</span>
    </a>
  ));
}
