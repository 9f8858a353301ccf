/** Close: somebody other than those who verified it looks it over and closes it. */
import { StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { useWords } from '#ui/words';
import { closeFinding } from '../../contract.ts';

const begin = () => ({ words: '' });

export default function CloseForm(props: StepFormProps) {
  const { t } = useWords();
  const { value, set, faultAt, sending } = useStepForm(closeFinding, props, begin, (typed, here) => ({
    ...here,
    ...typed,
  }));
  return (
    <StepForm {...props} title={t('do.closeFinding')} lead={t('close.lead')} verb={t('close.send')} sending={sending}>
      <WordsField
        label={t('close.words')}
        help={t('close.wordsHelp')}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
    </StepForm>
  );
}
