/** Two licensed officers were there and say what it is: against the law, lawful, or nothing changed. */
import { type InputOf, must, ok, type Result, refuse, together } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { officersOn } from '#modules/bureau';
import { attach, moveOn, takeUp } from '#modules/matters';
import { type Deed, handle } from '#platform/pipeline';
import { findingVerified, verifyFinding } from '../contract.ts';
import { decideSize, locate } from '../place.ts';
import {
  decideAnew,
  decideArrival,
  decideGround,
  decideOfficers,
  decidePlace,
  decideShown,
  plotAreaM2,
  secondOf,
} from '../rules.ts';
import { insertVerification } from '../tables/acts.ts';
import { findDetail } from '../tables/detail.ts';
import { findNear } from '../tables/lists.ts';

/** A villager points from the road; a plot farther off is another matter. */
const PLOT_RADIUS_M = 1000;

export const handleVerifyFinding = handle(verifyFinding, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, 'finding', input.version);
  if (!taken.ok) return taken;
  const anew = decideAnew(taken.value.state, input.version);
  if (!anew.ok) return anew;
  const finding = (await findDetail(deed.tx, input.matterId))!;
  const on = must(chinaDateOf(input.arrivedAt));
  const officers = await officersOn(deed.tx, input.officers, 'enforcement', on, taken.value.division);
  const sound = together(
    decideGround(input.outcome, input.ground),
    decideOfficers(officers, input.officers, deed.personId),
    await decidePlot(deed, input),
    decideShown(input.photos),
    decideArrival(input.arrivedAt, finding.foundAt, deed.at),
  );
  if (!sound.ok) return sound;
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
    owedBy: secondOf(input.officers, deed.personId),
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

/** Without its area no order can be issued, and what was measured must be what was reported. */
async function decidePlot(
  deed: Deed,
  { matterId, outcome, plot, sureOfArea: sure }: InputOf<typeof verifyFinding>,
): Promise<
  Result<true, 'finding.plotNeeded' | 'finding.plotFar' | 'finding.outsideCity' | 'finding.largePlot' | 'polygon.wrong'>
> {
  if (outcome === 'illegal' && plot?.type !== 'Polygon') return refuse('finding.plotNeeded', { at: 'plot' });
  if (!plot) return ok(true);
  const shape = decidePlace(plot, 'plot');
  if (!shape.ok) return shape;
  const located = await locate(deed.tx, plot, 'plot');
  if (!located.ok) return located;
  const near = await findNear(deed.tx, plot, PLOT_RADIUS_M, { only: matterId });
  return together(
    near.length > 0 ? ok(true) : refuse('finding.plotFar', { at: 'plot', params: { metres: PLOT_RADIUS_M } }),
    await decideSize(deed.tx, { place: plot, sure, on: deed.today }),
  );
}
