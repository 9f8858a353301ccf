/** Take the question back, with the reason. */
import { StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { useWords } from '#ui/words';
import { cancelOpinion } from '../contract.ts';

const begin = () => ({ words: '' });

export default function CancelForm(props: StepFormProps) {
  const { t } = useWords();
  const { value, set, faultAt, sending } = useStepForm(cancelOpinion, props, begin, (typed, here) => ({
    ...here,
    ...typed,
  }));
  return (
    <StepForm
      {...props}
      title={t('do.cancelOpinion')}
      lead={t('cancelOpinion.lead')}
      verb={t('cancelOpinion.send')}
      sending={sending}
    >
      <WordsField
        label={t('cancelOpinion.words')}
        rows={2}
        maxLength={500}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
    </StepForm>
  );
}
