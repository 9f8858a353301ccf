/** What a person types is kept with every stroke, over a reload and a lost connection, until the deed is done. */
import { useCallback, useRef, useState } from 'react';
import { forget, keep, recall } from './keep.ts';

export interface Draft<T> {
  value: T;
  change(next: T | ((former: T) => T)): void;
  /** Done or thrown away: back to `initial`, nothing kept. */
  drop(): void;
  /** True when this visit began with what an earlier one left. */
  recalled: boolean;
  /** False where the browser keeps nothing: the screen then says that leaving loses it. */
  kept: boolean;
}

let owner = '';

/** Drafts belong to an account: on a desk shared by two, neither sees what the other was writing. */
export function keepDraftsOf(accountId: string): void {
  owner = accountId;
}

const keyOf = (form: string) => `draft.${owner}.${form}`;

/** `shape` counts up when a form's fields change, so that an old draft is dropped instead of misread. */
export function readDraft<T>(form: string, shape: number): T | undefined {
  const text = recall(keyOf(form));
  if (text === undefined) return undefined;
  try {
    const saved = JSON.parse(text) as { shape: number; value: T };
    return saved.shape === shape ? saved.value : undefined;
  } catch {
    return undefined;
  }
}

export const writeDraft = <T>(form: string, shape: number, value: T): boolean =>
  keep(keyOf(form), JSON.stringify({ shape, value }));

export const dropDraft = (form: string): void => forget(keyOf(form));

/** `form` names the form and its subject, e.g. `verifyFinding.0197…`. Values must survive JSON; files are kept by their sha256. */
export function useDraft<T>(form: string, initial: T, shape = 1): Draft<T> {
  const [former] = useState(() => readDraft<T>(form, shape));
  const [value, setValue] = useState<T>(former ?? initial);
  const [kept, setKept] = useState(true);
  const [recalled, setRecalled] = useState(former !== undefined);
  const now = useRef(value);
  const change = useCallback(
    (next: T | ((former: T) => T)) => {
      now.current = typeof next === 'function' ? (next as (former: T) => T)(now.current) : next;
      setKept(writeDraft(form, shape, now.current));
      setValue(now.current);
    },
    [form, shape],
  );
  const drop = useCallback(() => {
    dropDraft(form);
    now.current = initial;
    setRecalled(false);
    setValue(initial);
  }, [form, initial]);
  return { value, change, drop, recalled, kept };
}
