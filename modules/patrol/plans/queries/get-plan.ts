/** What is planned for each zone of a place within a period, and how often it was visited so far. */
import { ok, refuse } from '@cuntu/base';
import { condition, holds } from '@cuntu/divisions';
import { personNames } from '#modules/bureau';
import { answer } from '#platform/pipeline';
import { findZoneShares } from '../../coverage/shares.ts';
import { visitNormsOn } from '../../zones/visits.ts';
import { findDueZones, getPlan, makePlan } from '../contract.ts';
import { periodOf, stretchesOver } from '../rules.ts';
import { findPlan, visitedStretches, zonesOf, zonesPatrolledBy } from '../tables.ts';

const SHOWN = 300;

export const answerGetPlan = answer(getPlan, async (db, look, { division, year, month }) => {
  if (!holds(look.may, { division })) return refuse('thing.notFound', { at: 'division' });
  const plan = await findPlan(db, division, year, month ?? null);
  const period = periodOf(year, month);
  const found = await zonesOf(db, division, SHOWN + 1);
  const zones = found.slice(0, SHOWN);
  const { interval, share } = await visitNormsOn(db, look.today);
  const [until = period.to] = [look.today, period.to].sort();
  const asked = zones.map(({ id, zoneClass }) => ({ id, days: interval[zoneClass].days }));
  const done =
    until >= period.from ? await visitedStretches(db, asked, { from: period.from, to: until }, share) : new Map();
  const planned = new Map((plan?.rows ?? []).map(({ zoneId, times }) => [zoneId, times]));
  const names = await personNames(db, plan?.madeBy ? [plan.madeBy] : []);
  return ok({
    plan: plan
      ? {
          id: plan.id,
          version: plan.version,
          madeAt: plan.madeAt,
          by: plan.madeBy ? (names.get(plan.madeBy) ?? null) : null,
          words: plan.words,
        }
      : null,
    ...period,
    zones: zones.map(({ id, name, zoneClass }) => ({
      zoneId: id,
      name,
      zoneClass,
      intervalDays: interval[zoneClass].days,
      planned: planned.get(id) ?? null,
      done: done.get(id) ?? 0,
      due: stretchesOver(period, interval[zoneClass].days, look.today),
    })),
    more: found.length > SHOWN,
    mayPlan: holds(condition(makePlan.may, look.actor, look.today), { division }),
  });
});

const DAY_MS = 86_400_000;
const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

export const answerFindDueZones = answer(findDueZones, async (db, look) => {
  if (!look.personId) return ok({ zones: [] });
  const zones = await zonesPatrolledBy(db, look.personId, look.today);
  const { interval, share } = await visitNormsOn(db, look.today);
  const due = [];
  for (const zoneClass of [1, 2, 3] as const) {
    const ids = zones.filter((zone) => zone.zoneClass === zoneClass).map(({ id }) => id);
    if (ids.length === 0) continue;
    const { days, askedBefore } = interval[zoneClass];
    const shareIn = async (length: number) => {
      const from = daysBefore(look.today, length - 1);
      const shares = await findZoneShares(db, { from, to: look.today }, ids);
      return new Map(shares.map(({ zoneId, cells, covered }) => [zoneId, covered / cells]));
    };
    const [whole, soon] = [await shareIn(days), await shareIn(days - askedBefore)];
    for (const { id, name } of zones) {
      if (!ids.includes(id) || (soon.get(id) ?? 0) >= share) continue;
      const seen = whole.get(id) ?? 0;
      const late = seen < share;
      due.push({ id, name, zoneClass, intervalDays: days, percent: Math.round(seen * 100), late });
    }
  }
  return ok({ zones: due });
});
