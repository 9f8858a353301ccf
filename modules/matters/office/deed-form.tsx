/** The form of one deed on a page: its faults beside its fields, its draft, and what changed while it was open. */
import type { AnyCommand } from '@cuntu/base';
import { type FormEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type CommandHandle, type SpokenRefusal, useCommand } from '#platform/client';
import { ActionButton, CommandTrouble } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import type { MatterView } from './step-forms.ts';
import { historyItems } from './timeline-words.ts';

/** The sentence that stands at a field: `officers` also gets what is said of `officers.1`. */
export type FaultAt = (field: string) => string | undefined;

export interface Deed<C extends AnyCommand> extends CommandHandle<C> {
  faultAt: FaultAt;
  /** These fields were changed since, each by its path: what was said of them and within them holds no more. */
  mend(fields: object): void;
  /** The version of the matter that the person has seen; the server refuses an older one. */
  version: number | undefined;
  /** Somebody moved the matter while the form was open. */
  changed: boolean;
  seen(): void;
}

export function sentenceAt({ at, sentence, faults = [] }: SpokenRefusal, field: string): string | undefined {
  const fault = faults.find((one) => one.at === field || one.at.startsWith(`${field}.`));
  if (fault) return fault.sentence;
  return at === field || at?.startsWith(`${field}.`) ? sentence : undefined;
}

export function useDeed<C extends AnyCommand>(command: C, matter?: MatterView): Deed<C> {
  const handle = useCommand(command);
  const [version, setVersion] = useState(matter?.version);
  const { state } = handle;
  const [mended, setMended] = useState<readonly string[]>([]);
  const faultAt: FaultAt = (field) => {
    if (state.is !== 'refused' || mended.some((one) => field === one || field.startsWith(`${one}.`))) return undefined;
    return sentenceAt(state.refusal, field);
  };
  return {
    ...handle,
    send: (input) => {
      setMended([]);
      return handle.send(input);
    },
    faultAt,
    mend: (fields) => setMended((former) => [...former, ...Object.keys(fields)]),
    version,
    changed: matter !== undefined && matter.version !== version,
    seen: () => {
      handle.clear();
      setVersion(matter?.version);
    },
  };
}

/** Not an error: what the other person did, and the way on. */
function Changed({ matter, onSeen }: { matter: MatterView; onSeen(): void }) {
  const words = useWords();
  const { today } = useHouse();
  const last = historyItems(words, matter, today).findLast(({ next }) => !next);
  return (
    <div className="form-changed" role="status">
      <b>{words.t('form.changed', { when: last?.when, deed: last?.deed })}</b>
      <p>
        {words.t('form.changedKept')}{' '}
        <button type="button" className="link" onClick={onSeen}>
          {words.t('form.seen')}
        </button>
      </p>
    </div>
  );
}

interface FormWords {
  title: string;
  /** The form is the page. */
  alone?: boolean;
  lead?: string;
  /** The verb on the button. */
  verb: string;
  deed: Pick<Deed<never>, 'again' | 'changed' | 'seen'> & { state: { is: string } };
  /** False where the browser keeps no draft; absent where there is nothing to keep: a file, a tick. */
  kept?: boolean;
  matter?: MatterView;
  onSend(): void;
  onLeave?(): void;
  children: ReactNode;
}

export function DeedForm({ title, alone, lead, verb, deed, kept, matter, onSend, onLeave, children }: FormWords) {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { is } = deed.state;
  const refused = (deed.state as { refusal?: SpokenRefusal }).refusal;
  const [beside, setBeside] = useState(false);
  const Heading = alone ? 'h1' : 'h2';
  // A form that was opened on a page takes the focus and comes into sight; what is part of a page leaves it where pages begin.
  const opened = !alone && onLeave !== undefined;
  useEffect(() => {
    if (!opened) return;
    heading.current?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  useEffect(() => {
    if (is === 'refused') form.current?.querySelector<HTMLElement>('[aria-invalid], [data-wrong] input')?.focus();
  }, [is]);
  // Which fields there are, and which of them took the sentence, only the drawn form knows.
  useLayoutEffect(() => {
    const said = [...(form.current?.querySelectorAll('.field-error') ?? [])].map(({ textContent }) => textContent);
    setBeside(refused !== undefined && said.includes(refused.sentence));
  }, [refused]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (is !== 'sending') onSend();
  };
  return (
    <form className="deed-form" ref={form} onSubmit={send} noValidate aria-label={title}>
      <Heading tabIndex={-1} ref={heading}>
        {title}
      </Heading>
      {lead && <p className="deed-lead">{lead}</p>}
      {matter && deed.changed && <Changed matter={matter} onSeen={deed.seen} />}
      {children}
      <CommandTrouble command={deed} kept={kept ?? false} beside={beside} />
      <div className="deed-foot">
        <ActionButton main type="submit" busy={is === 'sending'}>
          {is === 'sending' ? t('form.sending') : verb}
        </ActionButton>
        {onLeave && <ActionButton onClick={onLeave}>{t('form.later')}</ActionButton>}
        {kept !== undefined && <span className="deed-kept">{t(kept ? 'form.kept' : 'form.notKept')}</span>}
      </div>
    </form>
  );
}
