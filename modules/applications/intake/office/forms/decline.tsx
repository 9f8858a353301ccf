/** Not accepted: the ground of the law, and words that say where to turn instead. */
import { ChoiceField, StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { newId } from '#platform/client';
import { Loading } from '#ui/controls';
import { useAddress } from '#ui/pages';
import { useWords } from '#ui/words';
import { declineApplication, declineGrounds } from '../../contract.ts';
import { useApplication } from '../use-application.ts';

type Ground = (typeof declineGrounds)[number];

export default function DeclineForm({ matter, onDone, onLeave }: StepFormProps) {
  const { change } = useAddress();
  const { data } = useApplication(matter.id);
  return data ? (
    <Filled
      held={(data.parcel?.holds ?? []).length > 0}
      matter={matter}
      onDone={() => {
        onDone();
        change({ do: undefined, later: undefined, taken: 'decline' });
      }}
      onLeave={onLeave}
    />
  ) : (
    <Loading />
  );
}

/** Of held land the ground is known before anybody writes. */
function Filled({ held, ...props }: StepFormProps & { held: boolean }) {
  const { t } = useWords();
  const form = useStepForm(
    declineApplication,
    props,
    () => ({ id: newId(), ground: (held ? 'held' : '') as Ground | '', words: '' }),
    (typed, here) => ({ ...here, ...typed, ground: (typed.ground || undefined) as Ground }),
  );
  const { value, set, faultAt } = form;
  return (
    <StepForm
      {...props}
      title={t('do.declineApplication')}
      lead={t('decline.lead')}
      verb={t('decline.send')}
      sending={form.sending}
    >
      <ChoiceField
        label={t('decline.ground')}
        value={value.ground}
        options={declineGrounds.map((ground) => ({ value: ground, words: t(`decline.ground.${ground}`) }))}
        onChange={(ground) => set({ ground })}
        error={faultAt('ground')}
      />
      <WordsField
        label={t('decline.words')}
        help={t('decline.wordsHelp')}
        maxLength={500}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
    </StepForm>
  );
}
