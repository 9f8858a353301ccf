/** Some zones are to be visited more or less often than their class asks; why is said, and the former version stays. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { adjustPlan, planAdjusted } from '../contract.ts';
import { insertPlanVersion, planById, zonesOf } from '../tables.ts';

const ZONES_MOST = 5_000;

export const handleAdjustPlan = handle(adjustPlan, async (deed, { planId, version, changes, words }) => {
  const plan = (await deed.lock(planId)) ? await planById(deed.tx, planId) : undefined;
  if (!plan) return refuse('thing.notFound', { at: 'planId' });
  const { division } = plan;
  const allowed = deed.allow({ division });
  if (!allowed.ok) return allowed;
  if (plan.version !== version) return refuse('form.stale', { next: 'reload' });
  const zones = new Map((await zonesOf(deed.tx, division, ZONES_MOST)).map((zone) => [zone.id, zone]));
  const rows = new Map(plan.rows.map((row) => [row.zoneId, row]));
  for (const [i, { zoneId, times }] of changes.entries()) {
    const zoneClass = rows.get(zoneId)?.zoneClass ?? zones.get(zoneId)?.zoneClass;
    if (!zoneClass) return refuse('plan.zoneUnknown', { at: `changes.${i}` });
    rows.set(zoneId, { zoneId, zoneClass, times });
  }
  const fields = { rows: [...rows.values()], words };
  const { n } = deed.record(planAdjusted, { matterId: planId, division, from: 'made', to: 'made', fields });
  const next = version + 1;
  const by = deed.personId;
  await insertPlanVersion(deed.tx, { planId, factN: n, version: next, ...fields, by, at: deed.at });
  deed.announce({ topic: 'zones', division });
  return ok({ planId, version: next });
});
