/** How a matter begins: its procedure's first state, its number, its first clock and owner. */
import type { AnyFact, FieldsOf } from '@cuntu/base';
import { begin } from '@cuntu/procedure';
import type { Deed, Recorded } from '#platform/pipeline';
import { announceMatter } from './announcing.ts';
import { contactFor } from './contact.ts';
import { notFor, recusedFrom } from './fitness.ts';
import { owedBy } from './owing.ts';
import { procedureOf } from './registry.ts';
import { RECUSING_STEP } from './rules.ts';
import { type Said, stepRow } from './step-row.ts';
import { findMatter, insertMatter } from './tables/run.ts';

export interface Opening<F extends AnyFact> {
  id: string;
  kind: string;
  topic: string;
  placeName: string;
  division: string;
  /** GeoJSON geometry, checked before. */
  place: unknown;
  happenedAt: string;
  /** Which of its first states, where the procedure has more than one. */
  outcome?: string;
  fact: F;
  fields: FieldsOf<F>;
  said: Said;
  /** The matter whose step waits for this one. */
  parentId?: string;
  /** Its work is this very unit's, wherever it lies; the caller has seen that the unit has a post for it. */
  ofUnitId?: string;
  /** Somebody applied: whoever is first met answers for it to him (首问负责). */
  applied?: true;
  /** These have an interest in it from the first, and whoever stepped back from its parent: no step and no task of it is theirs. */
  recused?: readonly string[];
  /** Its first task stays with this person, where he holds a post for it. */
  keeperId?: string | null;
}

export interface Opened extends Recorded {
  number: string;
  state: string;
  /** Who is to act next, by name. */
  unit: string | null;
  person: string | null;
  phone: string | null;
  /** By when. */
  dueOn: string | null;
}

/** Begins a run. The caller has asked whether it may. */
export async function openMatter<F extends AnyFact>(deed: Deed, o: Opening<F>): Promise<Opened> {
  const procedure = procedureOf(o.kind);
  const begun = begin(procedure, o.outcome);
  deed.begin(o.id);
  const recorded = deed.record(o.fact, {
    matterId: o.id,
    division: o.division,
    from: null,
    to: begun.state,
    happenedAt: o.happenedAt,
    happenedSource: 'claim',
    fields: o.fields,
  });
  const parent = o.parentId ? await findMatter(deed.tx, o.parentId) : undefined;
  const recused = [...(o.recused ?? []), ...(parent ? recusedFrom(parent.doneBy) : [])];
  const doneBy = {
    ...(deed.personId !== null && { [begun.step]: [deed.personId] }),
    ...(recused.length > 0 && { [RECUSING_STEP]: [...new Set(recused)] }),
  };
  const but = begun.task ? notFor(o.kind, begun.state, begun.task.owner, doneBy) : [];
  const [owed, contact] = await Promise.all([
    owedBy(deed, { ...o, but }, begun.task, begun.clocksToStart, o.happenedAt, [], o.keeperId),
    o.applied ? contactFor(deed, o.division) : undefined,
  ]);
  const number = await insertMatter(deed.tx, deed.today.slice(0, 4), {
    matter: {
      id: o.id,
      kind: o.kind,
      procedureVersion: procedure.version,
      state: begun.state,
      version: 1,
      topic: o.topic,
      placeName: o.placeName,
      division: o.division,
      place: JSON.stringify(o.place),
      broughtBy: deed.personId,
      doneBy,
      openedAt: deed.at,
      closedAt: null,
      ...owed.owner,
      parentId: o.parentId ?? null,
      ofUnitId: o.ofUnitId ?? null,
      contactId: contact?.personId ?? null,
    },
    step: stepRow(deed, recorded, begun.step, o.fact.name, o.outcome, null, begun.state, o.happenedAt, o.said),
    clocks: owed.started,
    stopped: [],
    ...(contact && { contact }),
  });
  announceMatter(deed, { ...o, broughtBy: deed.personId, personId: owed.owner.personId });
  const { duty } = owed;
  return {
    ...recorded,
    number,
    state: begun.state,
    unit: duty?.unitName ?? null,
    person: duty?.personName ?? null,
    phone: duty?.phone ?? null,
    dueOn: owed.owner.dueOn,
  };
}
