/** One field of a service item, drawn by its type. */
import { ChoiceField, WordsField } from '#modules/matters/office';
import { DayInput, Field } from '#ui/controls';
import type { Outline } from '#ui/map';
import { useWords } from '#ui/words';
import type { FieldSent } from '../../../items/contract.ts';
import { choiceSaid, fieldSaid, yuanSaid } from '../application-words.ts';
import { BoundaryField } from './boundary-field.tsx';
import { MortgageField } from './mortgage-field.tsx';
import { ParcelField } from './parcel-field.tsx';

interface Filling {
  item: string;
  field: FieldSent;
  value: unknown;
  onChange(value: unknown): void;
  error?: string;
}

const SHORT = 200;

function Amount({ label, optional, value, onChange, error }: Omit<Filling, 'item' | 'field'> & Labelled) {
  const words = useWords();
  const text = typeof value === 'string' ? value : '';
  const yuan = amountOf(text);
  return (
    <Field label={label} optional={optional} error={error}>
      {(control) => (
        <div className="amount">
          <input
            {...control}
            className="input num"
            inputMode="decimal"
            value={text}
            maxLength={20}
            onChange={(event) => onChange(event.target.value)}
          />
          <span aria-live="polite">
            {typeof yuan === 'number' && yuan > 0 ? yuanSaid(words, yuan) : words.t('application.inYuan')}
          </span>
        </div>
      )}
    </Field>
  );
}

interface Labelled {
  label: string;
  optional: boolean;
}

/** What is no number is sent as it was typed, and told where it stands. */
export function amountOf(text: string): number | string | undefined {
  const plain = text.replaceAll(/[,\s\uFF0C]/g, '');
  if (plain === '') return undefined;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

export function ItemField({ item, field, value, onChange, error }: Filling) {
  const words = useWords();
  const { key, type, choices = [], required = true, most = SHORT } = field;
  const labelled = { label: fieldSaid(words, item, key), error, optional: !required };
  const text = typeof value === 'string' ? value : '';
  switch (type) {
    case 'parcel':
      return <ParcelField {...labelled} value={text || undefined} onChange={onChange} />;
    case 'mortgage':
      return <MortgageField {...labelled} value={text || undefined} onChange={onChange} />;
    case 'boundary':
      return (
        <BoundaryField
          {...labelled}
          help={words.t('boundary.help')}
          value={value as Outline | undefined}
          onChange={onChange}
        />
      );
    case 'yuan':
    case 'number':
      return <Amount {...labelled} value={value} onChange={onChange} />;
    case 'day':
      return (
        <Field {...labelled}>
          {(control) => <DayInput {...control} value={text} onChange={(day) => onChange(day)} />}
        </Field>
      );
    case 'choice':
      return (
        <ChoiceField
          {...labelled}
          value={text}
          options={choices.map((choice) => ({ value: choice, words: choiceSaid(words, key, choice) }))}
          onChange={onChange}
        />
      );
    default:
      return (
        <WordsField {...labelled} rows={type === 'words' ? 3 : 1} maxLength={most} value={text} onChange={onChange} />
      );
  }
}
