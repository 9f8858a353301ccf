/** A few crews that are out at this very moment and asked to go and see: one proposed, one asked, one on its way. */
import { must } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import type { Actor } from '@cuntu/divisions';
import { standingOf } from '#modules/bureau';
import { doneAmong, perform } from '#platform/pipeline';
import type { OpenHouse } from '../../house.ts';
import type { Fate } from '../chance.ts';
import type { Village } from '../findings/plots.ts';
import type { City } from '../register.ts';
import words from '../seed/patrols.json' with { type: 'json' };
import { type WaitingFinding, waitingFindings } from './tables.ts';
import { walk } from './walks.ts';

interface Setting {
  fate: Fate;
  city: City;
  villages: ReadonlyMap<string, Village>;
  anchorOn: string;
}

const HOW_FAR = ['proposed', 'sent', 'accepted'] as const;
/** Only on the day on which the city is made, by its own clock: a position of yesterday proposes nobody. */
export async function sendCrews(house: OpenHouse, setting: Setting): Promise<void> {
  const now = house.clock.now();
  if (must(chinaDateOf(now)) !== setting.anchorOn) return;
  const found = (await waitingFindings(house.db, 12)).filter(({ division }) =>
    setting.city.slots.has(`village.${division}`),
  );
  for (const [n, far] of HOW_FAR.entries()) if (found[n]) await sendOne(house, setting, found[n], far, now);
}

async function sendOne(
  house: OpenHouse,
  { fate, city, anchorOn }: Setting,
  finding: WaitingFinding,
  far: (typeof HOW_FAR)[number],
  now: string,
): Promise<void> {
  const idOf = (what: string) => fate.id(`dispatch ${what} ${finding.id}`, `${anchorOn}T00:00:00Z`);
  if ((await doneAmong(house.db, [idOf('start')])).size > 0) return;
  const act = async (name: string, what: string, actor: Actor, input: unknown) => {
    const commandId = idOf(what);
    return perform(house.world, house.handlerOf(name), { actor, commandId, requestId: commandId }, input);
  };
  const crew = await standingOf(house.db, city.slots.get(`village.${finding.division}`)!.personId);
  const station = city.stationOf.get(finding.division.slice(0, 9))!;
  const officer = await standingOf(house.db, city.slots.get(`${station}.0`)!.personId);
  const [patrolId, nowMs] = [idOf('patrol'), Date.parse(now)];
  const startedAt = new Date(nowMs - 30 * 60_000).toISOString();
  const started = await act('patrol.startPatrol', 'start', crew, { id: patrolId, mode: 'foot', startedAt });
  // Whoever looks around as this person has begun one himself.
  if (!started.ok) return;
  const chance = fate.chance(`dispatch ${finding.id}`);
  const places = (): [number, number] => [
    finding.at[0] + (0.004 + chance.part() * 0.004) * (chance.below(2) ? 1 : -1),
    finding.at[1] + (0.003 + chance.part() * 0.003) * (chance.below(2) ? 1 : -1),
  ];
  const fixes = walk({ fromMs: nowMs - 29 * 60_000, toMs: nowMs, pace: 1.2, places }, chance);
  must(await act('patrol.recordTrack', 'track', crew, { patrolId, ...fixes }));
  const dispatchId = idOf('dispatch');
  const proposed = await act('patrol.proposeCrews', 'propose', 'system', { id: dispatchId, findingId: finding.id });
  if (!proposed.ok || far === 'proposed') return;
  must(await act('patrol.dispatchCrew', 'send', officer, { dispatchId, patrolId, words: words.sending }));
  if (far === 'accepted') must(await act('patrol.acceptDispatch', 'accept', crew, { dispatchId }));
}
