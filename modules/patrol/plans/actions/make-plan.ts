/** A plan for a place and a year or month, from the interval that the class of each zone asks for. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { visitNormsOn } from '../../zones/visits.ts';
import { makePlan, planMade } from '../contract.ts';
import { periodOf, timesIn } from '../rules.ts';
import { findPlan, insertPlan, insertPlanVersion, zonesOf } from '../tables.ts';

const ZONES_MOST = 5_000;
const made = () => ({ code: 'plan.made', at: 'month' }) as const;

export const handleMakePlan = handle(
  makePlan,
  async (deed, { id, division, year, month }) => {
    const allowed = deed.allow({ division });
    if (!allowed.ok) return allowed;
    if (await findPlan(deed.tx, division, year, month ?? null)) return { ok: false, refusal: made() };
    const zones = await zonesOf(deed.tx, division, ZONES_MOST);
    if (zones.length === 0) return refuse('plan.noZones', { at: 'division' });
    const period = periodOf(year, month);
    // A plan for next year is made under what is known of it today.
    const { interval } = await visitNormsOn(deed.tx, deed.today);
    const rows = zones.map(({ id: zoneId, zoneClass }) => ({
      zoneId,
      zoneClass,
      times: timesIn(period, interval[zoneClass].days),
    }));
    deed.begin(id);
    const fields = { year, month: month ?? null, rows };
    const { n } = deed.record(planMade, { matterId: id, division, from: null, to: 'made', fields });
    await insertPlan(deed.tx, { id, factN: n, division, year, month: month ?? null });
    const by = deed.personId;
    await insertPlanVersion(deed.tx, { planId: id, factN: n, version: 1, rows, words: '', by, at: deed.at });
    deed.announce({ topic: 'zones', division });
    return ok({ planId: id, zones: rows.length });
  },
  { keys: { patrol_plan_period: made } },
);
