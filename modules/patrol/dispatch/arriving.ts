/** The writer of tracks sees a crew at the place that it was sent to; the fact follows as the house's own deed. */
import { must } from '@cuntu/base';
import { z } from 'zod';
import { newId } from '#platform/clock';
import type { Tx } from '#platform/database';
import { enqueue } from '#platform/jobs';
import type { LaterJob } from '#platform/pipeline';
import type { Fixes } from '../tracks/rules/fixes.ts';
import { recordArrival } from './contract.ts';
import { arrivalAmong } from './rules.ts';
import { awaitedOf, findDispatch } from './tables.ts';

const NAME = 'patrol.noticeArrival';

/** In the writer's transaction: what was answered to the phone cannot be forgotten. */
export async function noticeArrivals(tx: Tx, parts: readonly { patrolId: string; fixes: Fixes }[]): Promise<void> {
  const ids = [...new Set(parts.map(({ patrolId }) => patrolId))];
  if (ids.length === 0) return;
  for (const { id, patrolId, acceptedAt, place } of await awaitedOf(tx, ids)) {
    const arrivals = parts.flatMap((part) =>
      part.patrolId === patrolId ? (arrivalAmong(part.fixes, place, Date.parse(acceptedAt)) ?? []) : [],
    );
    if (arrivals.length === 0) continue;
    const arrivedAt = new Date(Math.min(...arrivals)).toISOString();
    await enqueue(tx, { name: NAME, key: id, payload: { dispatchId: id, arrivedAt } });
  }
}

const payload = z.object({ dispatchId: z.uuid(), arrivedAt: z.string() });

/** Told by hand in the meantime, or called off: then there is nothing to add. */
export const noticeArrival: LaterJob = {
  name: NAME,
  async run(house, raw) {
    const { dispatchId, arrivedAt } = payload.parse(raw);
    const dispatch = await findDispatch(house.db, dispatchId);
    if (!dispatch) return;
    const done = await house.perform(recordArrival.name, { dispatchId, arrivedAt }, newId(house.clock));
    if (!done.ok && !['step.notNow', 'step.past'].includes(done.refusal.code)) must(done);
  },
};
