/** Who owes what now: the clocks that start, and the post that the next deed waits at. */
import type { ClockStart, Task } from '@cuntu/procedure';
import { dutyAt, dutyInUnit, dutyOfPeople } from '#modules/bureau';
import { holdCalendar, type PeriodDue, periodsFor } from '#modules/norms';
import type { Db, Tx } from '#platform/database';
import type { Deed } from '#platform/pipeline';
import { groundOf, sharesOut } from './registry.ts';
import { ancestryOf } from './rules.ts';
import type { ClockRow } from './tables/clocks.ts';
import { leastLoaded } from './tables/sharing.ts';

const nobody = {
  verb: null,
  duty: null,
  unitId: null,
  postId: null,
  personId: null,
  named: false,
  clock: null,
  dueOn: null,
  yellowOn: null,
};

/** Of which matter, and where it lies. */
export interface Where {
  kind: string;
  division: string;
  /** GeoJSON geometry. */
  place: unknown;
  /** To these it must not go: they have stepped back, or could not take the step. */
  but?: readonly string[];
  /** Whose work it is wherever it lies. */
  ofUnitId?: string | null;
}

/** The clocks that start now, and the post that the next deed waits at. A final state is owed by nobody. */
export async function owedBy(
  deed: Deed,
  where: Where,
  task: Task | undefined,
  starts: readonly ClockStart[],
  happenedAt: string,
  running: readonly ClockRow[],
  /** Whose own post goes before others: whoever took it in, or checked it before. */
  keeperId?: string | null,
  /** Asked before already, of the same start: what was told then is what starts. */
  told: readonly PeriodDue[] = [],
) {
  const [started, duty] = await Promise.all([
    startClocks(deed, starts, happenedAt, told),
    task && dutyOf(deed, where, task.owner, keeperId),
  ]);
  if (!task) return { started, owner: nobody, duty: undefined };
  const light = [...started, ...running].find((clock) => clock.name === task.clock && clock.state !== 'suspended');
  return {
    started,
    duty,
    owner: {
      verb: task.verb,
      duty: task.owner,
      unitId: duty?.unitId ?? null,
      postId: duty?.postId ?? null,
      personId: duty?.personId ?? null,
      named: false,
      clock: task.clock ?? null,
      dueOn: light?.dueOn ?? null,
      yellowOn: light?.yellowOn ?? null,
    },
  };
}

const dutyOf = async (deed: Deed, where: Where, role: string, keeperId?: string | null) =>
  (keeperId && !where.but?.includes(keeperId) && (await ownDuty(deed, keeperId, where.division, role))) ||
  (await dutyFor(deed.tx, where, role, deed.today));

/**
 * The unit it was given to goes before whoever is named for this very ground, he before the post that serves the division.
 */
export async function dutyFor(
  db: Db | Tx,
  { kind, division, place, but = [], ofUnitId }: Where,
  role: string,
  on: string,
) {
  const given = ofUnitId ? await dutyInUnit(db, ofUnitId, role, on, but) : undefined;
  const named = given ?? (await groundOf(kind)?.owner(db, place, role, on));
  if (named && !(named.personId && but.includes(named.personId))) return named;
  const find = sharesOut(kind) ? leastLoaded : dutyAt;
  return find(db, ancestryOf(division), role, on, but);
}

const ownDuty = (deed: Deed, personId: string, division: string, role: string) =>
  dutyOfPeople(deed.tx, [personId], ancestryOf(division), [role], deed.today);

async function startClocks(
  deed: Deed,
  starts: readonly ClockStart[],
  happenedAt: string,
  told: readonly PeriodDue[],
): Promise<ClockRow[]> {
  // A promise is the one in force at acceptance, so the day of recording chooses the version, whatever the day counted from.
  const startOf = (start: ClockStart) => (start.countsFrom === 'recordedAt' ? deed.at : happenedAt);
  const untold = starts.filter(({ limit }) => !told.some((one) => one.limit.key === limit));
  const keys = untold.map(({ limit }) => limit);
  if (untold.length > 0) holdCalendar(deed.tx);
  const periods = [...told, ...(await periodsFor(deed.tx, keys, untold.map(startOf), deed.today))];
  return starts.map((start) => {
    const period = periods.find((one) => one.limit.key === start.limit)!;
    const { limit, dueOn, dueAt, yellowOn, provisional } = period;
    const startedAt = startOf(start);
    return {
      name: start.clock,
      limitKey: start.limit,
      limitId: limit.id,
      count: limit.count,
      unit: limit.unit,
      startedAt,
      dueOn,
      dueAt,
      yellowOn,
      provisional,
      settledOn: null,
      state: 'running',
      stoppedAt: null,
      turned: false,
      pauses: [],
      standsUntil: null,
      extended: false,
    };
  });
}
