/** Two licensed officers were there and say what it is: against the law, lawful, or nothing changed. */
import { ok, refuse } from '@cuntu/base';
import { officersOn } from '#modules/bureau';
import { attach, moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { findingVerified, verifyFinding } from '../contract.ts';
import { locate } from '../place.ts';
import { decideNotAhead, decideNotBefore, decideOfficers, decidePlace, plotAreaM2 } from '../rules.ts';
import { findDetail, insertVerification } from '../tables.ts';

export const handleVerifyFinding = handle(verifyFinding, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, 'finding', input.version);
  if (!taken.ok) return taken;
  const times = decideNotAhead(input.arrivedAt, deed.at, 'arrivedAt');
  if (!times.ok) return times;
  const finding = (await findDetail(deed.tx, input.matterId))!;
  const order = decideNotBefore(input.arrivedAt, finding.foundAt, 'arrivedAt', 'finding.beforeFound');
  if (!order.ok) return order;
  if (input.outcome === 'lawful' && !input.ground) return refuse('finding.groundNeeded', { at: 'ground' });
  if (input.plot) {
    const shape = decidePlace(input.plot, 'plot');
    if (!shape.ok) return shape;
    const located = await locate(deed.tx, input.plot, 'plot');
    if (!located.ok) return located;
  }
  const officers = await officersOn(deed.tx, input.officers, 'enforcement', deed.today);
  const two = decideOfficers(officers, input.officers, deed.personId);
  if (!two.ok) return two;
  const { outcome, stage, words, photos, arrivedAt } = input;
  const ground = input.ground ?? null;
  const place = input.plot ?? null;
  const areaM2 = plotAreaM2(input.plot);
  const moved = await moveOn(deed, taken.value, {
    step: 'verifyFinding',
    outcome,
    guards: { twoLicensedOfficers: true },
    fact: findingVerified,
    fields: { outcome, ground, areaM2, place, stage, words, officers: input.officers, photos },
    said: { words, areaM2, ground, stage, photos: photos.length, officers: officers.map((one) => one.name) },
    happenedAt: arrivedAt,
    together: input.officers,
  });
  if (!moved.ok) return moved;
  const factN = moved.value.n;
  await insertVerification(deed.tx, {
    matterId: input.matterId,
    factN,
    outcome,
    ground,
    place,
    areaM2,
    stage,
    words,
    officers: input.officers,
    arrivedAt,
  });
  const hung = await attach(deed, input.matterId, factN, 'photos', photos);
  return hung.ok ? ok({ matterId: input.matterId, state: moved.value.to, areaM2 }) : hung;
});
