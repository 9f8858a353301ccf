/** Patrols of the demo city: who was out in the last sixty days, ground looked at before, crews that are asked today; then more findings. */
import { must } from '@cuntu/base';
import { standingOf } from '#modules/bureau';
import { keepFormerCoverage } from '#modules/patrol';
import type { Log } from '#platform/log';
import { perform } from '#platform/pipeline';
import type { OpenHouse } from '../../house.ts';
import { type PlannedDeed, type Stage, stageOf, undone } from '../acting.ts';
import { type Background, batchesOf, inBackground, type Turn } from '../background.ts';
import { planMore } from '../findings/history.ts';
import { crewOf } from '../findings/officers.ts';
import { daysFrom } from '../register.ts';
import { scenes } from '../scenery.ts';
import words from '../seed/patrols.json' with { type: 'json' };
import { sendCrews } from './dispatches.ts';
import { DAYS, type Outing, outingsOn } from './plan.ts';
import { enrolVehicles, patrolIdOf, recordDrives, recordWalks } from './recording.ts';
import { type Setting, settingOf } from './setting.ts';
import { busyAmong, daysCovered, openAmong } from './tables.ts';
import { placeIn } from './walks.ts';

export interface DemoPatrolsOptions {
  log: Log;
  after?: Promise<void> | undefined;
  way?: () => Promise<void>;
  /** Less than all of it, for tests. */
  days?: number;
  formerMonths?: number;
  moreCount?: number;
}

export const openDemoPatrols = (house: OpenHouse, o: DemoPatrolsOptions): Background =>
  inBackground(o.way, async (turn) => {
    await o.after?.catch(() => {});
    const setting = (await turn()) ? await settingOf(house) : undefined;
    if (!setting) return;
    const stage = stageOf(house, setting.fate);
    await tellDays(house, setting, stage, o, turn);
    await tellFormer(house, setting, o, turn);
    if (await turn()) await makePlans(house, setting);
    if (await turn()) await sendCrews(house, setting);
    await tellMore(house, setting, stage, o, turn);
    house.world.wake();
  });

async function tellDays(
  house: OpenHouse,
  setting: Setting,
  stage: Stage,
  { log, days = DAYS }: DemoPatrolsOptions,
  turn: Turn,
): Promise<void> {
  const keys = await enrolVehicles(house, setting, days);
  for (let ago = days; ago >= 1; ago--) {
    const day = daysFrom(setting.anchorOn, -ago);
    const outings = outingsOn(setting, day, setting.walkers, setting.brought);
    const ends = outings.map((outing) => endOf(setting, outing));
    const toEnd = new Set(await undone(house, setting.fate, ends));
    if (ends.length > 0 && toEnd.size === 0) continue;
    const left = outings.filter((_, i) => toEnd.has(ends[i]!));
    for (const some of batchesOf(left, OUTINGS_TOGETHER)) {
      if (!(await turn())) return;
      await tellOutings(house, setting, stage, day, some);
    }
    if (!(await turn())) return;
    await recordDrives(house, setting, day, keys);
    log.progress('demo patrols', days - ago + 1, days);
  }
}

/** A day of the city at once would hold the embedded database for a second. */
const OUTINGS_TOGETHER = 40;

async function tellOutings(
  house: OpenHouse,
  setting: Setting,
  stage: Stage,
  day: string,
  planned: readonly Outing[],
): Promise<void> {
  const outings = await withoutBusy(house, setting, planned);
  await stage(outings.map((outing) => startOf(setting, outing)));
  await recordWalks(house, setting, day, outings);
  // On a slow machine, or after a restart, the house has ended some itself: to its clock they began days ago.
  const open = await openAmong(
    house.db,
    outings.map((outing) => patrolIdOf(setting, outing)),
  );
  await stage(
    outings.filter((outing) => open.has(patrolIdOf(setting, outing))).map((outing) => endOf(setting, outing)),
  );
  const logs = outings.flatMap((outing) => logOf(setting, outing));
  // A second one of the same patrol would not be refused, but break the transaction of all.
  await stage(await undone(house, setting.fate, logs));
}

/** Whoever looks around as one of the cast may go on patrol before this is told: nobody is on two at a time. */
async function withoutBusy(house: OpenHouse, setting: Setting, planned: readonly Outing[]): Promise<Outing[]> {
  const asked = planned.map((outing) => ({
    id: patrolIdOf(setting, outing),
    personId: outing.member.personId,
    startedAt: outing.startedAt,
  }));
  const busy = await busyAmong(house.db, asked);
  return planned.filter((_, i) => !busy.has(asked[i]!.id));
}

function startOf(setting: Setting, outing: Outing): PlannedDeed {
  const { key, startedAt, mode, purpose, member } = outing;
  const input = { id: patrolIdOf(setting, outing), mode, purpose, startedAt };
  return { key: `${key}.start`, at: startedAt, name: 'patrol.startPatrol', by: member.personId, input };
}

function endOf(setting: Setting, outing: Outing): PlannedDeed {
  const { key, endedAt, member } = outing;
  const said = setting.fate.chance(`${key} end`).pick(words.ends);
  const input = { patrolId: patrolIdOf(setting, outing), endedAt, words: said };
  return { key: `${key}.end`, at: endedAt, name: 'patrol.endPatrol', by: member.personId, input };
}

/** A third of them write more than what is known by itself. */
function logOf(setting: Setting, outing: Outing): PlannedDeed[] {
  const chance = setting.fate.chance(`${outing.key} log`);
  if (chance.below(3) > 0) return [];
  const at = new Date(Date.parse(outing.endedAt) + 600_000).toISOString();
  const input = {
    patrolId: patrolIdOf(setting, outing),
    opinion: chance.pick(words.opinions),
    remark: chance.pick(words.remarks),
  };
  return [{ key: `${outing.key}.log`, at, name: 'patrol.writeLog', by: outing.member.personId, input }];
}

/** Before the sixty days: each village once a month, as cells without points, as the norm leaves them. */
const FORMER_MONTHS = 6;

async function tellFormer(
  house: OpenHouse,
  { fate, villages, anchorOn }: Setting,
  { log, days = DAYS, formerMonths = FORMER_MONTHS }: DemoPatrolsOptions,
  turn: Turn,
): Promise<void> {
  const [first, last] = [daysFrom(anchorOn, -days - formerMonths * 30), daysFrom(anchorOn, -days - 1)];
  const known = await daysCovered(house.db, first, last);
  const places = [...villages.values()].filter(({ code }) => code.length === 12);
  for (let day = first, n = 0; day <= last; day = daysFrom(day, 1), n++) {
    if (known.has(day)) continue;
    if (!(await turn())) return;
    const chance = fate.chance(`former ${day}`);
    const lines = places
      .filter((_, i) => i % 30 === n % 30)
      .map((village) => ({ points: Array.from({ length: 6 }, () => placeIn(village, chance)), reachM: 60 }));
    await house.database.transaction((tx) => keepFormerCoverage(tx, house.cityCode, day, lines));
  }
  log.info('demo coverage', { from: first, to: last });
}

/** Of the month and the year, for the station of the cast, each county and the city. */
async function makePlans(house: OpenHouse, { fate, city, villages, anchorOn }: Setting): Promise<void> {
  const actor = await standingOf(house.db, city.cast.get('gu')!.personId);
  const counties = [...villages.keys()].filter((code) => code.length === 6);
  const [year, month] = anchorOn.split('-').map(Number) as [number, number];
  for (const division of [OWN_STATION, ...counties, house.cityCode])
    for (const span of [{ year, month }, { year }]) {
      const id = fate.id(`plan ${division} ${JSON.stringify(span)}`, `${anchorOn}T00:00:00Z`);
      const call = { actor, commandId: id, requestId: id };
      const made = await perform(house.world, house.handlerOf('patrol.makePlan'), call, { id, division, ...span });
      // Whoever looks around has made it himself; a small city of a test may have no zones there.
      if (!made.ok && !['plan.made', 'plan.noZones'].includes(made.refusal.code)) must(made);
    }
}

const OWN_STATION = '421303187';

const DEEDS_TOGETHER = 10;

async function tellMore(
  house: OpenHouse,
  setting: Setting,
  stage: Stage,
  { log, moreCount }: DemoPatrolsOptions,
  turn: Turn,
): Promise<void> {
  const { fate, city, villages, hours, anchorOn } = setting;
  const deeds = planMore({ fate, city, villages, hours, crew: crewOf(city), scenes, anchorOn }, moreCount);
  const left = await undone(house, setting.fate, deeds);
  let told = 0;
  for (const batch of batchesOf(left, DEEDS_TOGETHER)) {
    if (!(await turn())) return;
    await stage(batch);
    told += batch.length;
    log.progress('demo findings', told, left.length);
  }
}
