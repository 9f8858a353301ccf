/** The clock stops: on which ground of the law, why, and until when it is expected to. */
import { must } from '@cuntu/base';
import { addDays } from '@cuntu/calendar';
import { ChoiceField, StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { newId } from '#platform/client';
import { DayInput, Field } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { suspendReview, suspensionGrounds } from '../../contract.ts';

const begin = () => ({ id: newId(), ground: '', words: '', until: '' });

export default function SuspendForm(props: StepFormProps) {
  const { t } = useWords();
  const { today } = useHouse();
  const { value, set, faultAt, sending } = useStepForm(suspendReview, props, begin, (typed, here) => ({
    ...here,
    ...typed,
  }));
  return (
    <StepForm
      {...props}
      title={t('do.suspendReview')}
      lead={t('suspend.lead')}
      verb={t('suspend.send')}
      sending={sending}
    >
      <ChoiceField<string>
        label={t('suspend.ground')}
        help={t('suspend.groundHelp')}
        value={value.ground}
        options={suspensionGrounds.map((ground) => ({ value: ground, words: t(`halt.${ground}`) }))}
        onChange={(ground) => set({ ground })}
        error={faultAt('ground')}
      />
      <WordsField
        label={t('suspend.words')}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
      <Field label={t('suspend.until')} help={t('suspend.untilHelp')} error={faultAt('until')}>
        {(control) => (
          <DayInput
            {...control}
            min={must(addDays(today, 1))}
            value={value.until}
            onChange={(until) => set({ until })}
          />
        )}
      </Field>
    </StepForm>
  );
}
