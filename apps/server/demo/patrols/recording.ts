/** Tracks of the demo city's people and vehicles, recorded as their devices would have sent them. */
import { must } from '@cuntu/base';
import type { Actor } from '@cuntu/divisions';
import { standingOf } from '#modules/bureau';
import { fixedClock } from '#platform/clock';
import { perform } from '#platform/pipeline';
import type { OpenHouse } from '../../house.ts';
import { onDay } from '../findings/office-hours.ts';
import { daysFrom } from '../register.ts';
import words from '../seed/patrols.json' with { type: 'json' };
import { type DemoVehicle, drivesOn, type Outing } from './plan.ts';
import type { Setting } from './setting.ts';
import { placeIn, walk } from './walks.ts';

export const patrolIdOf = ({ fate }: Setting, { key, startedAt }: Outing): string =>
  fate.id(`patrol ${key}`, startedAt);

type Recording = Promise<unknown>;

/** Sends what a day's people or vehicles recorded, late on that day; sent again it says nothing new. */
function recorder(house: OpenHouse, { fate }: Setting, day: string) {
  const at = onDay(day, 1_439);
  const world = { ...house.world, clock: fixedClock(at), wake: () => {} };
  return async (name: string, key: string, actor: Actor, input: unknown): Recording => {
    const id = fate.id(`telemetry ${key}`, at);
    return must(await perform(world, house.handlerOf(name), { actor, commandId: id, requestId: id }, input));
  };
}

/** All at once: the writer takes what waits into one transaction. */
export async function recordWalks(
  house: OpenHouse,
  setting: Setting,
  day: string,
  outings: readonly Outing[],
): Promise<void> {
  const send = recorder(house, setting, day);
  const sending: Recording[] = [];
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
  await Promise.all(sending);
}

export async function recordDrives(
  house: OpenHouse,
  setting: Setting,
  day: string,
  keys: ReadonlyMap<DemoVehicle, string>,
): Promise<void> {
  const send = recorder(house, setting, day);
  const sending: Recording[] = [];
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
export async function enrolVehicles(
  house: OpenHouse,
  setting: Setting,
  days: number,
): Promise<Map<DemoVehicle, string>> {
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
