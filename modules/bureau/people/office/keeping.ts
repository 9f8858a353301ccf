/** Whether this person keeps the register, and what is said to whoever does not. */
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { mayKeepRegister } from '../../imports/contract.ts';

export function useKeeping(): { mayKeep: boolean; reason: string } {
  const { t } = useWords();
  const { roles } = useMe();
  return {
    mayKeep: mayKeepRegister.some(({ role }) => roles.includes(role)),
    reason: t('bureau.keeping.reason'),
  };
}
