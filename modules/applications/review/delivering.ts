/** What was decided reaches whoever applied: handed over, posted, or taken electronically; with that it has ended. */
import { ok } from '@cuntu/base';
import { clocksOf, moveOn, takeUp } from '#modules/matters';
import type { Deed } from '#platform/pipeline';
import { applicationKinds } from '../intake/contract.ts';
import type { Delivering, refusalDelivered, resultDelivered } from './contract.ts';
import { decideDelivery } from './rules.ts';
import { insertDelivery } from './tables.ts';

interface Delivery {
  step: 'deliverResult' | 'deliverRefusal';
  fact: typeof resultDelivered | typeof refusalDelivered;
}

export async function deliver(deed: Deed, input: Delivering, { step, fact }: Delivery) {
  const taken = await takeUp(deed, input.matterId, applicationKinds, input.version);
  if (!taken.ok) return taken;
  const { clock } = taken.value;
  const ready = (await clocksOf(deed.tx, input.matterId)).find(({ name }) => name === clock);
  const sound = decideDelivery(input, ready?.startedAt ?? deed.at, deed.at);
  if (!sound.ok) return sound;
  const { matterId, way, receivedBy, deliveredAt } = input;
  const trackingNumber = input.trackingNumber ?? null;
  const moved = await moveOn(deed, taken.value, {
    step,
    fact,
    fields: { way, receivedBy, trackingNumber },
    said: { way, receivedBy },
    happenedAt: deliveredAt,
  });
  if (!moved.ok) return moved;
  insertDelivery(deed.tx, { matterId, factN: moved.value.n, way, receivedBy, trackingNumber, deliveredAt });
  return ok({ matterId, state: moved.value.to });
}
