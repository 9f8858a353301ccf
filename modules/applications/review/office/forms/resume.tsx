/** What it stood still for is there: the clock goes on. */
import { StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { useWords } from '#ui/words';
import { resumeReview } from '../../contract.ts';

const begin = () => ({ words: '' });

export default function ResumeForm(props: StepFormProps) {
  const { t } = useWords();
  const { value, set, faultAt, sending } = useStepForm(resumeReview, props, begin, (typed, here) => ({
    ...here,
    ...typed,
  }));
  return (
    <StepForm {...props} title={t('do.resumeReview')} lead={t('resume.lead')} verb={t('resume.send')} sending={sending}>
      <WordsField
        label={t('resume.words')}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
    </StepForm>
  );
}
