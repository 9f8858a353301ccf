/** The result reaches whoever applied: handed over, posted, or taken electronically. */
import { ok } from '@cuntu/base';
import { clocksOf, moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { applicationKinds } from '../../intake/contract.ts';
import { endApplication } from '../../intake/tables.ts';
import { deliverResult, resultDelivered } from '../contract.ts';
import { decideDelivery } from '../rules.ts';
import { insertDelivery } from '../tables.ts';

export const handleDeliverResult = handle(deliverResult, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, applicationKinds, input.version);
  if (!taken.ok) return taken;
  const ready = (await clocksOf(deed.tx, input.matterId)).find(({ name }) => name === 'delivery')!;
  const sound = decideDelivery(input, ready.startedAt, deed.at);
  if (!sound.ok) return sound;
  const { matterId, way, receivedBy, deliveredAt } = input;
  const trackingNumber = input.trackingNumber ?? null;
  const moved = await moveOn(deed, taken.value, {
    step: 'deliverResult',
    fact: resultDelivered,
    fields: { way, receivedBy, trackingNumber },
    said: { way, receivedBy },
    happenedAt: deliveredAt,
  });
  if (!moved.ok) return moved;
  insertDelivery(deed.tx, { matterId, factN: moved.value.n, way, receivedBy, trackingNumber, deliveredAt });
  endApplication(deed.tx, matterId, deed.at);
  return ok({ matterId, state: moved.value.to });
});
