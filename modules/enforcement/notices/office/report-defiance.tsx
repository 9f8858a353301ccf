/** The written report that an order is defied: to government and superior, copies to whom it concerns. */
import { StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { newId } from '#platform/client';
import { ActionButton, IconButton } from '#ui/controls';
import { useWords } from '#ui/words';
import { reportDefiance } from '../contract.ts';

interface Typed {
  id: string;
  addressees: readonly string[];
  copies: readonly string[];
  words: string;
}

interface Listing {
  label: string;
  help: string;
  each: string;
  value: readonly string[];
  onChange(value: readonly string[]): void;
  error?: string;
  atLeast: number;
}

function NameList({ label, help, each, value, onChange, error, atLeast }: Listing) {
  const { t } = useWords();
  return (
    <fieldset className="field" data-wrong={error ? true : undefined}>
      <legend>{label}</legend>
      <p className="field-help">{help}</p>
      <ul className="addressees">
        {value.map((name, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the list
          <li key={nth}>
            <input
              className="input"
              aria-label={`${each} ${nth + 1}`}
              value={name}
              maxLength={60}
              onChange={(event) => onChange(value.map((one, at) => (at === nth ? event.target.value : one)))}
            />
            {value.length > atLeast && (
              <IconButton
                icon="close"
                name={t('defiance.remove', { number: nth + 1 })}
                onClick={() => onChange(value.filter((_, at) => at !== nth))}
              />
            )}
          </li>
        ))}
      </ul>
      <ActionButton small icon="plus" onClick={() => onChange([...value, ''])}>
        {t('defiance.add')}
      </ActionButton>
      {error && <p className="field-error">{error}</p>}
    </fieldset>
  );
}

const filled = (names: readonly string[]) => names.map((name) => name.trim()).filter((name) => name !== '');

export default function DefianceForm(props: StepFormProps) {
  const { t } = useWords();
  const county = props.matter.divisionNames.find(({ code }) => code.length === 6)?.name ?? '';
  const begin = (): Typed => ({
    id: newId(),
    addressees: [t('defiance.government', { county }), t('defiance.superior')],
    copies: [],
    words: '',
  });
  const { value, set, faultAt, sending } = useStepForm(reportDefiance, props, begin, (typed, here) => ({
    ...here,
    ...typed,
    addressees: filled(typed.addressees),
    copies: filled(typed.copies),
  }));
  return (
    <StepForm
      {...props}
      title={t('do.reportDefiance')}
      lead={t('defiance.lead')}
      verb={t('defiance.send')}
      sending={sending}
    >
      <NameList
        label={t('defiance.addressees')}
        help={t('defiance.addresseesHelp')}
        each={t('defiance.addressee')}
        value={value.addressees}
        onChange={(addressees) => set({ addressees })}
        error={faultAt('addressees')}
        atLeast={2}
      />
      <NameList
        label={t('defiance.copies')}
        help={t('defiance.copiesHelp')}
        each={t('defiance.copy')}
        value={value.copies}
        onChange={(copies) => set({ copies })}
        error={faultAt('copies')}
        atLeast={0}
      />
      <WordsField
        label={t('defiance.words')}
        help={t('defiance.wordsHelp')}
        rows={4}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
    </StepForm>
  );
}
