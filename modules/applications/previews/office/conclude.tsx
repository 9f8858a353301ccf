/** Conclude: fit or not, and why; where something speaks against it, on which ground all the same. */
import { ChoiceField, given, StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { useFound } from '#platform/client';
import { useWords } from '#ui/words';
import { concludePreview, getPreview } from '../contract.ts';

interface Typed {
  outcome: '' | 'fit' | 'unfit';
  words: string;
  despite: string;
}

const begin = (): Typed => ({ outcome: '', words: '', despite: '' });

export default function ConcludeForm(props: StepFormProps) {
  const { t } = useWords();
  const against = useFound(getPreview, { matterId: props.matter.id }).data?.against ?? [];
  const { value, set, faultAt, sending } = useStepForm(
    concludePreview,
    props,
    begin,
    ({ outcome, words, despite }, here) => ({
      ...here,
      words,
      outcome: (outcome || undefined) as never,
      despite: outcome === 'fit' ? given(despite) : undefined,
    }),
  );
  return (
    <StepForm
      {...props}
      title={t('do.concludePreview')}
      lead={t('concludePreview.lead')}
      verb={t('concludePreview.send')}
      sending={sending}
    >
      <ChoiceField
        label={t('concludePreview.outcome')}
        value={value.outcome}
        onChange={(outcome) => set({ outcome })}
        options={(['fit', 'unfit'] as const).map((one) => ({ value: one, words: t(`outcome.concludePreview.${one}`) }))}
        error={faultAt('outcome')}
      />
      <WordsField
        label={t('concludePreview.words')}
        help={t('concludePreview.wordsHelp')}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
      {value.outcome === 'fit' && against.length > 0 && (
        <WordsField
          label={t('concludePreview.despite')}
          help={t('concludePreview.despiteHelp', {
            against: against.map((one) => t(`against.${one}`)).join(t('clock.comma')),
          })}
          rows={2}
          maxLength={500}
          value={value.despite}
          onChange={(despite) => set({ despite })}
          error={faultAt('despite')}
        />
      )}
    </StepForm>
  );
}
