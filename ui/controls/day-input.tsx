/** A day, or a moment of one: the browser's own field to type and pick, said in the language of the house while nobody types. */
import { type ChangeEvent, useState } from 'react';
import { useWords } from '#ui/words';
import { isDay, isReported, leftWith } from './day-typed.ts';
import type { FieldControl } from './field.tsx';

interface DayInputProps extends Partial<FieldControl> {
  /** With hour and minute: 'YYYY-MM-DDTHH:MM'. Else 'YYYY-MM-DD'. Empty: none. */
  moment?: boolean;
  /** What is no day, in an address that somebody typed, shows as none. */
  value: string;
  min?: string;
  max?: string;
  /** Called with whole days within the bounds, and with '' once an emptied field is left. */
  onChange(value: string): void;
}

/** Browsers spell a day in their own language, whatever `lang` says: their letters give way to ours. */
export function DayInput({ moment = false, value, onChange, min, max, ...rest }: DayInputProps) {
  const { t, wholeDay } = useWords();
  const [draft, setDraft] = useState<string>();
  const given = isDay(value, moment) ? value : '';
  const [day, time] = given.split('T');
  const said = day ? [wholeDay(day), time].filter(Boolean).join(' ') : t('field.noDay');
  const type = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const typed = target.value;
    if (isReported(typed, { moment, min, max })) onChange(typed);
    setDraft(typed);
  };
  const leave = (input: HTMLInputElement) => {
    const left = leftWith(input.value, input.validity.badInput, value);
    if (left !== undefined) onChange(left);
    // The browser keeps the parts of a half-typed day where React sees no difference.
    if (input.validity.badInput) input.value = '';
    setDraft(undefined);
  };
  return (
    <span className="day-input" data-empty={day ? undefined : true}>
      <input
        {...rest}
        className="input"
        type={moment ? 'datetime-local' : 'date'}
        min={min}
        // Without an end browsers take years of six digits.
        max={max ?? (moment ? '9999-12-31T23:59' : '9999-12-31')}
        value={draft ?? given}
        onChange={type}
        onBlur={(event) => leave(event.currentTarget)}
        onKeyDown={(event) => event.key === 'Enter' && leave(event.currentTarget)}
      />
      <span aria-hidden="true">{said}</span>
    </span>
  );
}
