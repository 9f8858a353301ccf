/** Up to three crews on patrol near a report that nobody has verified yet, for the station to send one of them. */
import { ok, refuse } from '@cuntu/base';
import { findMatter, openMatter, subjectOf } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { crewsProposed, proposeCrews } from '../contract.ts';
import { crewsNear } from '../crews.ts';
import { PROPOSED_MOST } from '../rules.ts';
import { insertDispatch, openDispatchOf } from '../tables.ts';
import { pointOf } from './point-of.ts';

const underWay = () => ({ code: 'dispatch.underWay', at: 'findingId' }) as const;

export const handleProposeCrews = handle(
  proposeCrews,
  async (deed, { id, findingId }) => {
    const finding = await findMatter(deed.tx, findingId);
    if (finding?.kind !== 'finding') return refuse('thing.notFound', { at: 'findingId' });
    const allowed = deed.allow({ ...subjectOf(finding), state: null });
    if (!allowed.ok) return allowed;
    if (finding.state !== 'reported') return refuse('dispatch.findingTaken', { at: 'findingId' });
    if (await openDispatchOf(deed.tx, findingId)) return { ok: false, refusal: underWay() };
    const near = await crewsNear(deed.tx, pointOf(finding.place), deed.at);
    const crews = near
      .filter(({ busy }) => !busy)
      .slice(0, PROPOSED_MOST)
      .map(({ patrolId, distanceM }) => ({ patrolId, distanceM }));
    if (crews.length === 0) return refuse('dispatch.nobodyNear', { at: 'findingId' });
    const { topic, placeName, division, place } = finding;
    const opened = await openMatter(deed, {
      id,
      kind: 'dispatch',
      topic,
      placeName,
      division,
      place,
      happenedAt: deed.at,
      fact: crewsProposed,
      fields: { findingId, crews },
      said: { crews: crews.length },
    });
    await insertDispatch(deed.tx, { matterId: id, factN: opened.n, findingId, crews, at: deed.at });
    return ok({ id, crews: crews.length });
  },
  { keys: { dispatch_open: underWay } },
);
