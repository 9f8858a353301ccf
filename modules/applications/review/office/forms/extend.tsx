/** More time, once: of which limit, and why. */
import { ChoiceField, StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { newId } from '#platform/client';
import { useWords } from '#ui/words';
import { extendable, extendReview } from '../../contract.ts';

export default function ExtendForm(props: StepFormProps) {
  const { t } = useWords();
  const { kind, clocks } = props.matter;
  const open = clocks.filter(({ name, state, extended }) => extendable(kind, name) && state === 'running' && !extended);
  const begin = () => ({ id: newId(), clock: open[0]?.name ?? '', words: '' });
  const { value, set, faultAt, sending } = useStepForm(extendReview, props, begin, (typed, here) => ({
    ...here,
    ...typed,
  }));
  return (
    <StepForm {...props} title={t('do.extendReview')} lead={t('extend.lead')} verb={t('extend.send')} sending={sending}>
      {open.length > 1 && (
        <ChoiceField<string>
          label={t('extend.clock')}
          value={value.clock}
          options={open.map(({ name, limitKey }) => ({ value: name, words: t(`limitName.${limitKey}`) }))}
          onChange={(clock) => set({ clock })}
          error={faultAt('clock')}
        />
      )}
      <WordsField
        label={t('extend.words')}
        help={t('extend.wordsHelp')}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
    </StepForm>
  );
}
