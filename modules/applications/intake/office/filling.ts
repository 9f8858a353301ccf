/** The window's form while it is filled in: what the registers know already, what is still on its way, and what becomes of it. */
import type { OutputOf } from '@cuntu/base';
import { useCallback, useEffect, useState } from 'react';
import { getParcel, standing } from '#modules/land/contract';
import { type Deed, useDeed } from '#modules/matters/office';
import { newId, type SpokenRefusal, useCommand, useFound } from '#platform/client';
import { useHouse } from '#ui/pages';
import type { FieldSent } from '../../items/contract.ts';
import type { ItemShown } from '../../items/office/item-words.ts';
import { isLacking, type Needed } from '../../items/rules/checklist.ts';
import { getMortgage } from '../../mortgages/contract.ts';
import { acceptApplication, requestPapers, submitApplication } from '../contract.ts';
import type { Then } from './then.ts';
import { keepTold } from './told.ts';
import { formOf, inputOf, materialsOf, needsOf, type Typed } from './typed.ts';

export type Change = (next: (former: Typed) => Typed) => void;

export interface Filling {
  item: ItemShown;
  typed: Typed;
  /** Changes what stands at the path; what was said of it holds no more. */
  set(path: string, next: (former: Typed) => Typed): void;
  deed: Deed<typeof submitApplication>;
  refusal: SpokenRefusal | undefined;
  needed: readonly Needed[];
  lacking: readonly Needed[];
  /** What bars registration on the land today. */
  holds: OutputOf<typeof getParcel>['holds'];
  /** Keys of the papers that are sent, in their order. */
  given: readonly string[];
  /** A required field that is still empty once it was sent: told beside the others, whichever fault the server named first. */
  isEmpty(field: FieldSent): boolean;
  busy: boolean;
  tellBusy(key: string, busy: boolean): void;
  send(what: Then): void;
}

/** Names that the registers know need not be typed: of the registered holder, and the two of an entry of the book, which it answers. */
function useRegisters(typed: Typed, change: Change) {
  const { parcel, mortgage } = typed.form;
  const [parcelId, id] = [parcel, mortgage].map((one) => (typeof one === 'string' ? one : undefined));
  const entry = useFound(getMortgage, { id: id ?? '' }, { enabled: id !== undefined }).data;
  const landId = parcelId ?? entry?.parcelId;
  const land = useFound(getParcel, { parcelId: landId ?? '' }, { enabled: landId !== undefined }).data;
  // Whose an entry of the book is, the book says.
  const holder = entry ? undefined : (land?.rights.find(({ validTo }) => validTo === null)?.holder ?? undefined);
  const mortgagor = holder ?? entry?.mortgagor;
  const mortgagee = entry?.mortgagee;
  useEffect(() => {
    const known: Readonly<Record<string, string | undefined>> = { mortgagor, mortgagee };
    const named = <A extends { role: string; name: string }>(one: A): A =>
      one.name === '' && known[one.role] ? { ...one, name: known[one.role] } : one;
    if (mortgagor || mortgagee) change((former) => ({ ...former, applicants: former.applicants.map(named) }));
  }, [mortgagor, mortgagee, change]);
  return { entry: entry ?? null, holds: land?.holds ?? [] };
}

/** Files on their way, by the paper that they are of. */
export function useBusy(): [boolean, (key: string, busy: boolean) => void] {
  const [keys, setKeys] = useState<readonly string[]>([]);
  const tell = useCallback(
    (key: string, busy: boolean) =>
      setKeys((former) => {
        if (former.includes(key) === busy) return former;
        return busy ? [...former, key] : former.filter((one) => one !== key);
      }),
    [],
  );
  return [keys.length > 0, tell];
}

const stepOf = { accept: 'acceptApplication', ask: 'requestPapers' } as const;

/** It is taken in first; what stands in the way of the next step is told on its own page, where its code is told all the same. */
function useSending(onTaken: (id: string, query: string) => void) {
  const deed = useDeed(submitApplication);
  const acceptance = useCommand(acceptApplication);
  const notice = useCommand(requestPapers);
  const send = async (what: Then, input: Parameters<typeof deed.send>[0]) => {
    const answer = await deed.send(input);
    if (answer.is !== 'done') return;
    const { id: matterId } = answer.value;
    keepTold(matterId, answer.value);
    if (what === 'keep') return onTaken(matterId, '?taken=kept');
    const id = newId();
    const done =
      what === 'accept' ? await acceptance.send({ id, matterId }) : await notice.send({ id, matterId, more: [] });
    onTaken(matterId, done.is === 'done' ? `?taken=${what}` : `?taken=kept&do=${stepOf[what]}`);
  };
  return { deed, send };
}

export function useFilling(
  item: ItemShown,
  typed: Typed,
  change: Change,
  ticketId: string | undefined,
  onTaken: (id: string, query: string) => void,
): Filling {
  const { today } = useHouse();
  const { deed, send } = useSending(onTaken);
  const [busy, tellBusy] = useBusy();
  const { entry, holds } = useRegisters(typed, change);
  const needed = needsOf(item, typed, today, entry);
  const refusal = deed.state.is === 'refused' ? deed.state.refusal : undefined;
  const sent = formOf(item, typed.form);
  return {
    item,
    typed,
    set: (path, next) => {
      deed.mend({ [path]: true });
      change(next);
    },
    deed,
    refusal,
    needed,
    lacking: needed.filter(isLacking),
    holds: standing(holds, today),
    given: materialsOf(item, typed, today, entry).map(({ material }) => material),
    isEmpty: ({ key, required = true }) => refusal !== undefined && required && sent[key] === undefined,
    busy,
    tellBusy,
    send: (what) => {
      if (!busy && deed.state.is !== 'sending') void send(what, { ...inputOf(item, typed, today, entry), ticketId });
    },
  };
}
