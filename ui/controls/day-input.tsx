/** A day, or a moment of one: the browser's own field to type and pick, said in the language of the house while nobody types. */
import type { ChangeEvent } from 'react';
import { useWords } from '#ui/words';
import type { FieldControl } from './field.tsx';

interface DayInputProps extends Partial<FieldControl> {
  /** With hour and minute: 'YYYY-MM-DDTHH:MM'. Else 'YYYY-MM-DD'. Empty: none. */
  moment?: boolean;
  value: string;
  min?: string;
  max?: string;
  onChange(value: string): void;
}

/** Browsers spell a day in their own language, whatever `lang` says: their letters give way to ours. */
export function DayInput({ moment = false, value, onChange, ...rest }: DayInputProps) {
  const { t, wholeDay } = useWords();
  const [day, time] = value.split('T');
  const said = day ? [wholeDay(day), time].filter(Boolean).join(' ') : t('field.noDay');
  return (
    <span className="day-input" data-empty={day ? undefined : true}>
      <input
        {...rest}
        className="input"
        type={moment ? 'datetime-local' : 'date'}
        value={value}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      />
      <span aria-hidden="true">{said}</span>
    </span>
  );
}
