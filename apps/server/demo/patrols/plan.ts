/** The patrols of sixty days: which coordinators and vehicles were out on which day, from when until when, past what. */
import type { CitySeed } from '#modules/bureau';
import type { Fate } from '../chance.ts';
import { type OfficeHours, onDay } from '../findings/office-hours.ts';
import type { Village } from '../findings/plots.ts';
import { type City, daysFrom, type Member } from '../register.ts';
import type { Brought } from './tables.ts';
import type { LonLat } from './walks.ts';

export const DAYS = 60;
export const WALKERS = 60;
export const VEHICLES = 17;

export interface Outing {
  key: string;
  member: Member;
  village: Village;
  startedAt: string;
  endedAt: string;
  mode: 'foot' | 'motorcycle';
  purpose: 'routine' | 'clue' | 'recheck';
  via?: LonLat;
}

export interface Drive {
  key: string;
  startedAt: string;
  endedAt: string;
}

interface Asked {
  fate: Fate;
  city: City;
  villages: ReadonlyMap<string, Village>;
  hours: OfficeHours;
  anchorOn: string;
}

const after = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** The coordinator who can be signed in as, those who brought something in lately, and others up to sixty. */
export function walkersOf({ fate, city, villages }: Asked, brought: readonly Brought[]): Map<string, Village> {
  const holders = new Map<string, Village>();
  for (const [slot, { personId }] of city.slots)
    if (slot.startsWith('village.')) holders.set(personId, villages.get(slot.slice('village.'.length))!);
  const chosen = new Map<string, Village>();
  const choose = (personId: string) => {
    const village = holders.get(personId);
    if (village && chosen.size < WALKERS) chosen.set(personId, village);
  };
  choose(city.cast.get('bai')!.personId);
  for (const { personId } of brought) choose(personId);
  const rest = [...holders.keys()];
  const chance = fate.chance('walkers');
  while (chosen.size < Math.min(WALKERS, holders.size)) choose(rest[chance.below(rest.length)]!);
  return chosen;
}

/** Nothing on the anchor day: the city may be made in its first minute. */
export function outingsOn(
  asked: Asked,
  day: string,
  walkers: ReadonlyMap<string, Village>,
  brought: readonly Brought[],
): Outing[] {
  const members = new Map([...asked.city.slots.values()].map((one) => [one.personId, one]));
  const works = asked.hours.workingDay(daysFrom(day, -1), 1) === day;
  return [...walkers].flatMap(([personId, village]): Outing[] => {
    const chance = asked.fate.chance(`outing ${day} ${village.code}`);
    const saw = brought.find(
      (one) => one.personId === personId && onDay(day, 0) <= one.foundAt && one.foundAt < onDay(day, 1_440),
    );
    if (!saw && chance.below(100) >= (works ? 42 : 8)) return [];
    const startedAt = saw ? after(saw.foundAt, -chance.between(20, 40)) : onDay(day, chance.between(430, 930));
    const endedAt = saw ? after(saw.foundAt, chance.between(20, 40)) : after(startedAt, chance.between(45, 80));
    const mode = chance.below(3) === 0 ? 'motorcycle' : 'foot';
    const purpose = saw ? 'clue' : chance.below(8) === 0 ? 'recheck' : 'routine';
    const key = `outing.${day}.${village.code}`;
    return [
      { key, member: members.get(personId)!, village, startedAt, endedAt, mode, purpose, ...(saw && { via: saw.at }) },
    ];
  });
}

export interface DemoVehicle {
  key: string;
  plate: string;
  /** Where it drives. */
  villages: Village[];
  township: string;
  unitId: string;
}

/** Seventeen of the forty stations have one, that of the cast among them. */
export function vehiclesOf({ fate, city, villages }: Asked, platePrefix: string): DemoVehicle[] {
  const stations = [...new Set(city.stationOf.values())].sort();
  const own = city.stationOf.get('421303187')!;
  const chance = fate.chance('vehicles');
  const chosen = [own];
  while (chosen.length < VEHICLES) {
    const station = stations[chance.below(stations.length)]!;
    if (!chosen.includes(station)) chosen.push(station);
  }
  return chosen.map((station, n) => {
    const served = [...city.stationOf].filter(([, key]) => key === station).map(([township]) => township);
    return {
      key: `vehicle.${station}`,
      plate: `${platePrefix}${String(n + 1).padStart(4, '0')}`,
      villages: [...villages.values()].filter(({ code }) => code.length === 12 && served.includes(code.slice(0, 9))),
      township: served[0]!,
      unitId: fate.id(`unit ${station}`, city.enteredAt),
    };
  });
}

export function drivesOn(
  { fate, hours }: Asked,
  day: string,
  vehicles: readonly DemoVehicle[],
): (Drive & { vehicle: DemoVehicle })[] {
  if (hours.workingDay(daysFrom(day, -1), 1) !== day) return [];
  return vehicles.flatMap((vehicle) => {
    const chance = fate.chance(`drive ${day} ${vehicle.key}`);
    if (chance.below(100) < 25) return [];
    const startedAt = onDay(day, chance.between(520, 600));
    return [{ key: `${vehicle.key}.${day}`, vehicle, startedAt, endedAt: after(startedAt, chance.between(90, 150)) }];
  });
}

export const villagesByCode = (seed: CitySeed): Map<string, Village> =>
  new Map(seed.divisions.map((one) => [one.code, one]));
