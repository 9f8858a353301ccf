/** How rows of a matter are shown: clocks with every day explained, what can be done now and why not. */

import { must, type OutputOf } from '@cuntu/base';
import { type Almanac, type Counted, daysBetween, deadline, workingDaysBetween } from '@cuntu/calendar';
import { type Actor, decideMay } from '@cuntu/divisions';
import { childrenAllow, clocksAllow, possible } from '@cuntu/procedure';
import { type Counting, dueOf, resumed } from '../clocks/rules.ts';
import type { getMatter } from './contract.ts';
import { hasRecused, subjectOf, waitedFor } from './moves.ts';
import { commandOf, procedureOf } from './registry.ts';
import { lightOf } from './rules.ts';
import { runOf } from './running.ts';
import type { ClockRow } from './tables/clocks.ts';
import type { ChildRow, MatterRow } from './tables/run.ts';

type MatterView = OutputOf<typeof getMatter>;

/** Counted again from what is stored, so that the explanation and the stored day come from the same rule. */
export const explain = (almanac: Almanac, clock: Counting, today: string): Counted[] =>
  // While it stands still: as if it went on today.
  dueOf(almanac, { ...clock, pauses: resumed(clock.pauses, today) }).counted;

/** Days past due, counted as the clock counts; a day of a year without a notice counts as the week has it. */
export function lateBy(almanac: Almanac, clock: { dueOn: string | null; unit: string | null }, today: string): number {
  if (clock.dueOn === null || today <= clock.dueOn) return 0;
  const days =
    clock.unit === 'workingDays'
      ? workingDaysBetween(almanac, clock.dueOn, today, { provisional: true })
      : daysBetween(clock.dueOn, today);
  return must(days);
}

/** More days past due are told by their number. */
const OVER_TOLD = 3;

/** The days from the due day to the last one that counts as past due, each explained like those before. */
export function explainOver(
  almanac: Almanac,
  clock: { dueOn: string | null; unit: string | null },
  today: string,
): Counted[] {
  const late = lateBy(almanac, clock, today);
  if (clock.dueOn === null || late === 0 || late > OVER_TOLD) return [];
  const unit = clock.unit === 'workingDays' ? 'workingDays' : 'days';
  const since = deadline(almanac, { start: clock.dueOn, count: late, unit, provisional: true, rollOver: false });
  return must(since).counted.slice(1);
}

export function clockView(
  almanac: Almanac,
  clock: ClockRow,
  limit: { article: string; source: string; confidence: string } | undefined,
  today: string,
): MatterView['clocks'][number] {
  const counted = explain(almanac, clock, today);
  return {
    name: clock.name,
    limitKey: clock.limitKey,
    count: clock.count,
    unit: clock.unit,
    article: limit?.article ?? '',
    source: limit?.source ?? '',
    confidence: limit?.confidence ?? '',
    startedOn: counted[0]?.date ?? clock.dueOn,
    dueOn: clock.dueOn,
    // What stands still has no day: it is counted anew when it goes on.
    provisional: clock.state === 'running' && clock.provisional,
    settledOn: clock.state === 'running' ? clock.settledOn : null,
    state: clock.state,
    pauses: [...clock.pauses],
    standsUntil: clock.state === 'suspended' ? clock.standsUntil : null,
    extended: clock.extended,
    stoppedAt: clock.stoppedAt,
    late: clock.state === 'running' ? lateBy(almanac, clock, today) : 0,
    light: clock.state === 'stopped' ? 'none' : lightOf(clock, today, clock.state === 'suspended'),
    counted,
    over: clock.state === 'running' ? explainOver(almanac, clock, today) : [],
  };
}

export function stepsFrom(
  matter: MatterRow,
  actor: Actor,
  today: string,
  children: readonly ChildRow[],
  clocks: readonly ClockRow[],
): Omit<MatterView['can'][number], 'ask'>[] {
  const procedure = procedureOf(matter.kind);
  if (matter.closedAt) return [];
  const run = runOf(matter, clocks, children);
  return possible(procedure, matter.state).map((step) => {
    const command = commandOf(matter.kind, step.name);
    const decided = command ? decideMay(command.may, actor, subjectOf(matter), today) : null;
    const recused = decided?.ok && typeof actor === 'object' && hasRecused(matter, actor.personId);
    const waits = !childrenAllow(step, run)
      ? waitedFor({ code: 'step.waitsForChildren', params: { step: step.name } }, children)
      : !clocksAllow(procedure, step, run)
        ? { code: 'step.clockStands', params: { step: step.name } }
        : null;
    const refusal = recused ? { code: 'may.recused' } : decided && !decided.ok ? decided.refusal : waits;
    return {
      step: step.name,
      command: command?.name ?? null,
      allowed: refusal === null && decided !== null,
      code: refusal?.code ?? null,
      params: (refusal && 'params' in refusal && refusal.params) || {},
      basis: typeof step.basis === 'string' ? [step.basis] : [...(step.basis ?? [])],
      who: [...new Set(step.who.map((who) => who.role))],
    };
  });
}

/** The way on when all goes well: the first outcome of the first step out of each state, to the end. */
export function straightWay(kind: string, state: string): string[] {
  const procedure = procedureOf(kind);
  const way: string[] = [];
  let at = state;
  while (!('final' in procedure.states[at]!)) {
    const step = possible(procedure, at)[0];
    const to = step && (typeof step.to === 'string' ? step.to : Object.values(step.to)[0]);
    if (!to || way.includes(to)) break;
    way.push(to);
    at = to;
  }
  return way;
}
