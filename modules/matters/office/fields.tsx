/** Fields that the forms of many deeds share: a moment in the bureau's time, and words. */
import { useId } from 'react';
import { Choice, DayInput, Field } from '#ui/controls';
import { shanghai, useWords } from '#ui/words';

/** The wall time of Shanghai, whatever zone the device keeps. */
export const wallOf = (at: string): string => {
  if (at === '') return '';
  const { dateOn, time } = shanghai(at);
  return `${dateOn}T${time}`;
};
export const instantOf = (wall: string): string => (wall === '' ? '' : `${wall}:00+08:00`);

interface Labelled {
  label: string;
  help?: string;
  error?: string;
  optional?: boolean;
}

/** `value` is an instant. */
export const MomentField = ({
  value,
  onChange,
  ...words
}: Labelled & { value: string; onChange(at: string): void }) => (
  <Field {...words}>
    {(control) => <DayInput {...control} moment value={wallOf(value)} onChange={(day) => onChange(instantOf(day))} />}
  </Field>
);

export const WordsField = ({
  value,
  onChange,
  rows = 3,
  maxLength = 2000,
  ...words
}: Labelled & { value: string; onChange(text: string): void; rows?: number; maxLength?: number }) => (
  <Field {...words}>
    {(control) =>
      rows === 1 ? (
        <input
          {...control}
          className="input"
          value={value}
          maxLength={maxLength}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea
          {...control}
          className="input"
          rows={rows}
          value={value}
          maxLength={maxLength}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    }
  </Field>
);

interface Choosing<V extends string> extends Labelled {
  value: V | '';
  options: readonly { value: V; words: string }[];
  onChange(value: V): void;
}

/** The group says its own name; the label above it is for the eye. */
export function ChoiceField<V extends string>({ label, help, error, optional, value, options, onChange }: Choosing<V>) {
  const { t } = useWords();
  const id = useId();
  const described = [help && `${id}help`, error && `${id}error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="field" data-wrong={error ? true : undefined}>
      <p className="field-label" aria-hidden="true">
        {label}
        {optional && <small>{t('field.optional')}</small>}
      </p>
      {help && (
        <p className="field-help" id={`${id}help`}>
          {help}
        </p>
      )}
      <Choice<V | ''>
        looks="cards"
        label={label}
        value={value}
        options={options}
        onChange={(chosen) => chosen !== '' && onChange(chosen)}
        aria-describedby={described}
      />
      {error && (
        <p className="field-error" id={`${id}error`}>
          {error}
        </p>
      )}
    </div>
  );
}
