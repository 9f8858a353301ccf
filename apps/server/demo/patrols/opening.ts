/** Patrols of the demo city: who was out in the last sixty days, ground looked at before, crews that are asked today; then more findings. */
import { must } from '@cuntu/base';
import { citySeed, findCity, standingOf } from '#modules/bureau';
import { almanacNow } from '#modules/norms';
import { keepFormerCoverage } from '#modules/patrol';
import { fixedClock } from '#platform/clock';
import type { Log } from '#platform/log';
import { doneAmong, perform } from '#platform/pipeline';
import type { OpenHouse } from '../../house.ts';
import { commandIdOf, type PlannedDeed, type Stage, stageOf } from '../acting.ts';
import { fateOf } from '../chance.ts';
import { planMore } from '../findings/history.ts';
import { officeHoursOf, onDay } from '../findings/office-hours.ts';
import { crewOf } from '../findings/officers.ts';
import { daysFrom, planCity } from '../register.ts';
import { scenes } from '../scenery.ts';
import words from '../seed/patrols.json' with { type: 'json' };
import { sendCrews } from './dispatches.ts';
import {
  DAYS,
  type DemoVehicle,
  drivesOn,
  type Outing,
  outingsOn,
  vehiclesOf,
  villagesByCode,
  walkersOf,
} from './plan.ts';
import { broughtSince, daysCovered, openAmong } from './tables.ts';
import { placeIn, walk } from './walks.ts';

export interface DemoPatrols {
  whole: Promise<void>;
  stop(): Promise<void>;
}

export interface DemoPatrolsOptions {
  log: Log;
  after?: Promise<void> | undefined;
  /** Less than all of it, for tests. */
  days?: number;
  formerMonths?: number;
  moreCount?: number;
}

type Setting = NonNullable<Awaited<ReturnType<typeof settingOf>>>;

async function settingOf(house: OpenHouse) {
  const made = await findCity(house.db);
  if (!made?.demo) return undefined;
  const { seed, anchorOn } = made;
  const fate = fateOf(seed, anchorOn);
  const divisions = citySeed();
  const city = planCity(divisions, fate, anchorOn);
  const hours = officeHoursOf(await almanacNow(house.db));
  const brought = await broughtSince(house.db, onDay(daysFrom(anchorOn, -DAYS), 0));
  const asked = { fate, city, villages: villagesByCode(divisions), hours, anchorOn };
  return { ...asked, brought, walkers: walkersOf(asked, brought), vehicles: vehiclesOf(asked, words.platePrefix) };
}

export function openDemoPatrols(house: OpenHouse, o: DemoPatrolsOptions): DemoPatrols {
  let stopped = false;
  const goesOn = () => !stopped;
  const tell = async () => {
    await o.after?.catch(() => {});
    const setting = stopped ? undefined : await settingOf(house);
    if (!setting) return;
    const stage = stageOf(house, setting.fate);
    await tellDays(house, setting, stage, o, goesOn);
    if (goesOn()) await tellFormer(house, setting, o, goesOn);
    if (goesOn()) await makePlans(house, setting);
    if (goesOn()) await sendCrews(house, setting);
    if (goesOn()) await tellMore(house, setting, stage, o, goesOn);
    house.world.wake();
  };
  const whole = tell();
  const ended = whole.then(
    () => {},
    () => {},
  );
  return {
    whole,
    stop: () => {
      stopped = true;
      return ended;
    },
  };
}

async function tellDays(
  house: OpenHouse,
  setting: Setting,
  stage: Stage,
  { log, days = DAYS }: DemoPatrolsOptions,
  goesOn: () => boolean,
): Promise<void> {
  const keys = await enrolVehicles(house, setting, days);
  for (let ago = days; ago >= 1 && goesOn(); ago--) {
    const day = daysFrom(setting.anchorOn, -ago);
    const outings = outingsOn(setting, day, setting.walkers, setting.brought);
    const ends = outings.map((outing) => endOf(setting, outing));
    const done = await doneAmong(
      house.db,
      ends.map((deed) => commandIdOf(setting.fate, deed)),
    );
    if (ends.length > 0 && done.size === ends.length) continue;
    await stage(outings.map((outing) => startOf(setting, outing)));
    await record(house, setting, day, outings, keys);
    // On a slow machine, or after a restart, the house has ended some itself: to its clock they began days ago.
    const open = await openAmong(
      house.db,
      outings.map((outing) => patrolIdOf(setting, outing)),
    );
    await stage(ends.filter((_, i) => open.has(patrolIdOf(setting, outings[i]!))));
    await stage(outings.flatMap((outing) => logOf(setting, outing)));
    log.progress('demo patrols', days - ago + 1, days);
  }
}

const patrolIdOf = ({ fate }: Setting, { key, startedAt }: Outing): string => fate.id(`patrol ${key}`, startedAt);

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

/** All of a day at once: the writer takes what waits into one transaction. Sent again it says nothing new. */
async function record(
  house: OpenHouse,
  setting: Setting,
  day: string,
  outings: readonly Outing[],
  keys: ReadonlyMap<DemoVehicle, string>,
): Promise<void> {
  const world = { ...house.world, clock: fixedClock(onDay(day, 1_439)), wake: () => {} };
  const send = async (name: string, key: string, actor: Parameters<typeof perform>[2]['actor'], input: unknown) => {
    const id = setting.fate.id(`telemetry ${key}`, onDay(day, 1_439));
    must(await perform(world, house.handlerOf(name), { actor, commandId: id, requestId: id }, input));
  };
  const sending = [];
  for (const outing of outings) {
    const { key, startedAt, endedAt, mode, village, member, via } = outing;
    const chance = setting.fate.chance(`${key} walk`);
    const span = { fromMs: Date.parse(startedAt), toMs: Date.parse(endedAt) };
    const fixes = walk(
      { ...span, pace: mode === 'foot' ? 1.2 : 4, places: () => placeIn(village, chance), via },
      chance,
    );
    const actor = await standingOf(house.db, member.personId);
    sending.push(send('patrol.recordTrack', key, actor, { patrolId: patrolIdOf(setting, outing), ...fixes }));
  }
  for (const { key, vehicle, startedAt, endedAt } of drivesOn(setting, day, setting.vehicles)) {
    const chance = setting.fate.chance(`${key} drive`);
    const span = { fromMs: Date.parse(startedAt), toMs: Date.parse(endedAt) };
    const places = () => placeIn(chance.pick(vehicle.villages), chance, 900);
    const fixes = walk({ ...span, pace: 8, places }, chance);
    sending.push(send('patrol.recordDeviceTrack', key, 'nobody', { deviceKey: keys.get(vehicle), ...fixes }));
  }
  await Promise.all(sending);
}

/** A repeat is answered as the first time, so that the key is known again. */
async function enrolVehicles(house: OpenHouse, setting: Setting, days: number): Promise<Map<DemoVehicle, string>> {
  const at = onDay(daysFrom(setting.anchorOn, -days - 3), 600);
  const actor = await standingOf(house.db, setting.city.cast.get('gu')!.personId);
  const keys = new Map<DemoVehicle, string>();
  const dutyHours = Array.from({ length: 7 }, (_, weekday) => (weekday < 5 ? ['08:00', '18:00'] : null));
  for (const vehicle of setting.vehicles) {
    const world = { ...house.world, clock: fixedClock(at), randomness: setting.fate.random(`deed ${vehicle.key}`) };
    const act = async (name: string, input: unknown) => {
      const commandId = setting.fate.id(`command ${name} ${vehicle.key}`, at);
      return must(await perform(world, house.handlerOf(name), { actor, commandId, requestId: commandId }, input));
    };
    const id = setting.fate.id(vehicle.key, at);
    const { plate, unitId, township: division } = vehicle;
    await act('patrol.registerVehicle', { id, plate, unitId, division, mode: 'car', dutyHours });
    const device = { id: setting.fate.id(`${vehicle.key} tracker`, at), label: words.tracker, vehicleId: id };
    keys.set(vehicle, ((await act('patrol.enrolDevice', device)) as { key: string }).key);
  }
  return keys;
}

/** Before the sixty days: each village once a month, as cells without points, as the norm leaves them. */
const FORMER_MONTHS = 6;

async function tellFormer(
  house: OpenHouse,
  { fate, villages, anchorOn }: Setting,
  { log, days = DAYS, formerMonths = FORMER_MONTHS }: DemoPatrolsOptions,
  goesOn: () => boolean,
): Promise<void> {
  const [first, last] = [daysFrom(anchorOn, -days - formerMonths * 30), daysFrom(anchorOn, -days - 1)];
  const known = await daysCovered(house.db, first, last);
  const places = [...villages.values()].filter(({ code }) => code.length === 12);
  for (let day = first, n = 0; day <= last && goesOn(); day = daysFrom(day, 1), n++) {
    if (known.has(day)) continue;
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

const BATCH = 10;

async function tellMore(
  house: OpenHouse,
  setting: Setting,
  stage: Stage,
  { log, moreCount }: DemoPatrolsOptions,
  goesOn: () => boolean,
): Promise<void> {
  const { fate, city, villages, hours, anchorOn } = setting;
  const deeds = planMore({ fate, city, villages, hours, crew: crewOf(city), scenes, anchorOn }, moreCount);
  const done = await doneAmong(
    house.db,
    deeds.map((deed) => commandIdOf(fate, deed)),
  );
  const left = deeds.filter((deed) => !done.has(commandIdOf(fate, deed)));
  for (let n = 0; n < left.length && goesOn(); n += BATCH) {
    await stage(left.slice(n, n + BATCH));
    log.progress('demo findings', Math.min(n + BATCH, left.length), left.length);
  }
}
