/** Accept: what is there is shown once more, and what stands in the way; the receipt says by when it is done. */
import { StepForm, type StepFormProps, useStepForm } from '#modules/matters/office';
import { newId } from '#platform/client';
import { Loading } from '#ui/controls';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { isLacking } from '../../../items/rules/checklist.ts';
import { acceptApplication } from '../../contract.ts';
import { useApplication } from '../use-application.ts';

export default function AcceptForm({ matter, onDone, onLeave }: StepFormProps) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  const { change } = useAddress();
  const { data: application } = useApplication(matter.id);
  const taken = () => {
    onDone();
    change({ do: undefined, later: undefined, taken: 'accept' });
  };
  const props = { matter, onDone: taken, onLeave };
  const form = useStepForm(
    acceptApplication,
    props,
    () => ({ id: newId() }),
    (typed, here) => ({ ...here, ...typed }),
  );
  if (!application) return <Loading />;
  const lacking = application.checklist.filter(isLacking);
  const holds = application.parcel?.holds ?? [];
  return (
    <StepForm
      {...props}
      title={t('do.acceptApplication')}
      lead={t('accept.lead')}
      verb={t('accept.send')}
      sending={form.sending}
    >
      {lacking.length > 0 && (
        <p className="bars">
          {t('material.lacks', {
            count: lacking.length,
            names: lacking.map(({ material }) => t(`material.${material}`)).join(t('clock.listComma')),
          })}{' '}
          <button type="button" className="link" onClick={() => change({ do: 'requestPapers' })}>
            {t('do.requestPapers')}
          </button>
        </p>
      )}
      {holds.map(({ id, kind, basis, fromOn }) => (
        <p key={id} className="bars">
          {t('accept.held', { hold: t(`land.hold.${kind}`), basis, day: shortDay(fromOn, today) })}
        </p>
      ))}
      {lacking.length === 0 && holds.length === 0 && <p>{t('accept.ready')}</p>}
    </StepForm>
  );
}
