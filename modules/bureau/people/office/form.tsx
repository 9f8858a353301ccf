/** A small form on a page: its title, its fields, the deed, the way back, and what went wrong. */
import type { Command } from '@cuntu/base';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import type { CommandHandle } from '#platform/client';
import { ActionButton, CommandTrouble, DayInput, Field } from '#ui/controls';
import { useWords } from '#ui/words';

interface FormWords<C extends Command> {
  title: string;
  /** Without a heading where the page's own says the same. */
  titled?: boolean;
  words: string;
  command: CommandHandle<C>;
  onSubmit(): void;
  onClose?: () => void;
  children: ReactNode;
}

export function SmallForm<C extends Command>({
  title,
  titled = true,
  words,
  command,
  onSubmit,
  onClose,
  children,
}: FormWords<C>) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const refusal = command.state.is === 'refused' ? command.state.refusal : undefined;
  return (
    <form className="small-form" onSubmit={submit} noValidate aria-label={title}>
      {titled && (
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
      )}
      {children}
      {!refusal?.at && <CommandTrouble command={command as never} />}
      <div className="form-foot">
        <ActionButton main type="submit" busy={command.state.is === 'sending'}>
          {words}
        </ActionButton>
        {onClose && <ActionButton onClick={onClose}>{t('bureau.form.close')}</ActionButton>}
      </div>
    </form>
  );
}

/** The sentence for one field: of the refusal, or of the fault that names it. */
export function faultAt<C extends Command>(command: CommandHandle<C>, field: string): string | undefined {
  if (command.state.is !== 'refused') return undefined;
  const refusal = command.state.refusal as {
    at?: string;
    sentence: string;
    faults?: readonly { at: string; sentence: string }[];
  };
  return (
    refusal.faults?.find(({ at }) => at === field)?.sentence ?? (refusal.at === field ? refusal.sentence : undefined)
  );
}

export function DayField(o: {
  label: string;
  value: string;
  error?: string;
  optional?: boolean;
  help?: string;
  onChange(day: string): void;
}) {
  return (
    <Field label={o.label} error={o.error} optional={o.optional} help={o.help}>
      {(control) => <DayInput {...control} value={o.value} onChange={o.onChange} />}
    </Field>
  );
}

export function TextField(o: {
  label: string;
  value: string;
  error?: string;
  optional?: boolean;
  help?: string;
  onChange(text: string): void;
}) {
  return (
    <Field label={o.label} error={o.error} optional={o.optional} help={o.help}>
      {(control) => (
        <input className="input" value={o.value} onChange={(event) => o.onChange(event.target.value)} {...control} />
      )}
    </Field>
  );
}

export function SelectField(o: {
  label: string;
  value: string;
  error?: string;
  options: readonly { value: string; words: string }[];
  onChange(value: string): void;
}) {
  const { t } = useWords();
  return (
    <Field label={o.label} error={o.error}>
      {(control) => (
        <select className="input" value={o.value} onChange={(event) => o.onChange(event.target.value)} {...control}>
          <option value="">{t('bureau.form.choose')}</option>
          {o.options.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
