/** How a matter moves on: taken up under its lock, then state, clocks, owner, fact and timeline together. */
import {
  type AnyFact,
  type CommonRefusal,
  commonRefusals,
  type FieldsOf,
  ok,
  type Refusal,
  type Result,
  refuse,
} from '@cuntu/base';
import type { Subject } from '@cuntu/divisions';
import { type Procedure, take } from '@cuntu/procedure';
import type { PeriodDue } from '#modules/norms';
import type { Deed, Recorded } from '#platform/pipeline';
import { announceMatter } from './announcing.ts';
import { nextContact } from './contact.ts';
import { notFor } from './fitness.ts';
import { owedBy } from './owing.ts';
import { procedureOf } from './registry.ts';
import { canReach, RECUSING_STEP } from './rules.ts';
import { runOf } from './running.ts';
import { type Said, stepRow } from './step-row.ts';
import { type ClockRow, clocksOf } from './tables/clocks.ts';
import { type ChildRow, childrenOf, findMatter, type MatterRow, updateMatter } from './tables/run.ts';

/** Locks and loads a matter and asks whether this deed may be done to it now. `version` is the form's, if it has one. */
export async function takeUp(
  deed: Deed,
  id: string,
  kind: string | readonly string[],
  version?: number,
): Promise<Result<MatterRow, never>> {
  // Sent in this order, so the matter is read once its lock is held.
  const [known, matter] = await Promise.all([deed.lock(id), findMatter(deed.tx, id)]);
  if (!known || !matter || ![kind].flat().includes(matter.kind)) return refuse('thing.notFound', { at: 'matterId' });
  const stale = version !== undefined && version !== matter.version;
  const allowed = deed.allow(subjectOf(matter));
  // Whoever had filled in a form hears that somebody was faster, not that the step is not due.
  const late = allowed.ok || allowed.refusal.code === 'step.notNow';
  if (stale && late) return refuse('form.stale', { next: 'reload' });
  if (!allowed.ok) return timely(matter, allowed.refusal);
  return hasRecused(matter, deed.personId) ? refuse('may.recused') : ok(matter);
}

/** 公务员法 76: whoever has an interest in it keeps out of it, for good. */
export const hasRecused = ({ doneBy }: Pick<MatterRow, 'doneBy'>, personId: string | null): boolean =>
  personId !== null && (doneBy[RECUSING_STEP] ?? []).includes(personId);

export const subjectOf = (m: MatterRow): Subject => ({
  division: m.division,
  // What has ended is owed by nobody, and still that unit's.
  unitId: m.unitId ?? m.ofUnitId,
  kind: m.kind,
  state: m.state,
  reportedBy: m.broughtBy,
  assignedTo: m.personId ? [m.personId] : [],
  parties: [],
  doneBy: m.doneBy,
});

export interface Move<F extends AnyFact> {
  step: string;
  outcome?: string;
  /** What the rules said of the guards that the step names. */
  guards?: Record<string, boolean>;
  fact: F;
  fields: FieldsOf<F>;
  said: Said;
  happenedAt?: string;
  /** Others who did it together with the actor, for *nobody checks himself*. */
  together?: readonly string[];
  /** The task that follows is this person's by name, whoever holds the post. */
  owedBy?: string;
  /** It goes back to this person, where he still holds a post for it. */
  keeperId?: string | null;
  /** The task that follows is owed by the post that serves this wider division: what a branch prepares and the bureau decides. */
  owedAt?: string;
  /** Its clocks as they were told on a paper of this very step. */
  periods?: readonly PeriodDue[];
  /** Where it turned out to be: GeoJSON geometry, checked before. */
  place?: unknown;
}

/** Takes a step of the procedure: state, clocks, owner, fact and timeline together. */
export async function moveOn<F extends AnyFact>(
  deed: Deed,
  matter: MatterRow,
  move: Move<F>,
): Promise<Result<Recorded & { to: string; started: readonly ClockRow[] }, never>> {
  const procedure = procedureOf(matter.kind);
  const waits = procedure.steps.some(({ name, after }) => name === move.step && after);
  const [clocks, children] = await Promise.all([
    clocksOf(deed.tx, matter.id),
    waits ? childrenOf(deed.tx, matter.id) : [],
  ]);
  const run = runOf(matter, clocks, children);
  const taken = take(procedure as Procedure, run, move.step, move.outcome as undefined, (move.guards ?? {}) as never);
  if (!taken.ok) return timely(matter, waitedFor(barred(taken.refusal), children));
  const { to, clocksToStart, clocksToStop, task } = taken.value;
  const happenedAt = move.happenedAt ?? deed.at;
  const recorded = deed.record(move.fact, {
    matterId: matter.id,
    division: matter.division,
    from: matter.state,
    to,
    happenedAt,
    happenedSource: move.happenedAt ? 'claim' : 'server',
    fields: move.fields,
  });
  const running = clocks.filter((clock) => !clocksToStop.includes(clock.name));
  const doneBy = withDoer(matter.doneBy, move.step, [deed.personId, ...(move.together ?? [])]);
  const but = task ? notFor(matter.kind, to, task.owner, doneBy) : [];
  const where = { ...matter, but, division: move.owedAt ?? matter.division };
  const owed = await owedBy(deed, where, task, clocksToStart, happenedAt, running, move.keeperId, move.periods);
  const back = move.keeperId && owed.owner.personId === move.keeperId ? move.keeperId : null;
  const contact = await nextContact(deed, matter, back);
  updateMatter(deed.tx, {
    matter: {
      ...matter,
      place: move.place ? JSON.stringify(move.place) : null,
      state: to,
      doneBy,
      closedAt: task ? null : deed.at,
      ...owed.owner,
      ...(move.owedBy ? { personId: move.owedBy, named: true } : {}),
      ...(contact && { contactId: contact.personId }),
    },
    step: stepRow(deed, recorded, move.step, move.fact.name, move.outcome, matter.state, to, happenedAt, move.said),
    clocks: owed.started,
    stopped: [...clocksToStop],
    ...(contact && { contact }),
  });
  announceMatter(deed, matter, move.owedBy ?? owed.owner.personId);
  return ok({ ...recorded, to, started: owed.started });
}

/** What is not due yet and what is over for good are two sentences. */
function timely(matter: MatterRow, refusal: Refusal<CommonRefusal>): { ok: false; refusal: Refusal<CommonRefusal> } {
  const { step, states } = refusal.params ?? {};
  if (refusal.code !== 'step.notNow') return { ok: false, refusal };
  const ahead = canReach(procedureOf(matter.kind) as Procedure, matter.state, { step, states });
  return { ok: false, refusal: ahead ? refusal : { ...refusal, code: 'step.past' } };
}

/** Whom it waits for, by the units that have not answered. */
export function waitedFor<R extends Refusal>(refusal: R, children: readonly ChildRow[]): R {
  if (refusal.code !== 'step.waitsForChildren') return refusal;
  const open = children.filter(({ ended }) => !ended);
  const units = [...new Set(open.flatMap(({ unit }) => unit ?? []))].join();
  return { ...refusal, params: { ...refusal.params, count: open.length, units } };
}

/** Guards and outcomes are decided by the slice before it moves; one that fails here is its fault, not the user's. */
function barred(refusal: Refusal): Refusal<CommonRefusal> {
  if (refusal.code in commonRefusals) return refusal as Refusal<CommonRefusal>;
  throw new Error(`${refusal.code} ${JSON.stringify(refusal.params)}`);
}

export const withDoer = (doneBy: MatterRow['doneBy'], step: string, people: readonly (string | null)[]) => ({
  ...doneBy,
  [step]: [...new Set([...(doneBy[step] ?? []), ...people.filter((id) => id !== null)])],
});
