/** Answer: the office agrees, does not, or has nothing to do with it, and says why. */
import { ChoiceField, StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { useFound } from '#platform/client';
import { useWords } from '#ui/words';
import { getOpinion, giveOpinion, type OpinionOutcome, opinionOutcomes } from '../contract.ts';

const begin = () => ({ outcome: '' as OpinionOutcome | '', words: '' });

export default function GiveForm(props: StepFormProps) {
  const { t } = useWords();
  const question = useFound(getOpinion, { id: props.matter.id }).data?.question ?? '';
  const { value, set, faultAt, sending } = useStepForm(giveOpinion, props, begin, ({ outcome, words }, here) => ({
    ...here,
    words,
    outcome: (outcome || undefined) as never,
  }));
  return (
    <StepForm
      {...props}
      title={t('do.giveOpinion')}
      lead={t('giveOpinion.lead', { question })}
      verb={t('giveOpinion.send')}
      sending={sending}
    >
      <ChoiceField
        label={t('giveOpinion.outcome')}
        value={value.outcome}
        onChange={(outcome) => set({ outcome })}
        options={opinionOutcomes.map((one) => ({ value: one, words: t(`outcome.giveOpinion.${one}`) }))}
        error={faultAt('outcome')}
      />
      <WordsField
        label={t('giveOpinion.words')}
        help={t('giveOpinion.wordsHelp')}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
    </StepForm>
  );
}
