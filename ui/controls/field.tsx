/** A field of a form: a label above, help under it, and the fault in words beside what is wrong. */
import { type ReactNode, useId } from 'react';
import { useWords } from '#ui/words';

export interface FieldControl {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

interface FieldWords {
  label: string;
  help?: string;
  error?: string;
  optional?: boolean;
  children(control: FieldControl): ReactNode;
}

export function Field({ label, help, error, optional, children }: FieldWords) {
  const { t } = useWords();
  const id = useId();
  const described = [help && `${id}help`, error && `${id}error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="field" data-wrong={error ? true : undefined}>
      <label htmlFor={id}>
        {label}
        {optional && <small>{t('field.optional')}</small>}
      </label>
      {help && (
        <p className="field-help" id={`${id}help`}>
          {help}
        </p>
      )}
      {children({ id, 'aria-describedby': described, ...(error && { 'aria-invalid': true as const }) })}
      {error && (
        <p className="field-error" id={`${id}error`}>
          {error}
        </p>
      )}
    </div>
  );
}
