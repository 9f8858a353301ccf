/** The whole of the demo city as deeds to be done: a function of its seed, its anchor day and the official holidays. */
import type { Almanac } from '@cuntu/calendar';
import { citySeed } from '#modules/bureau';
import type { PlannedDeed } from './acting.ts';
import { type Fate, fateOf } from './chance.ts';
import { planHistory } from './findings/history.ts';
import { officeHoursOf } from './findings/office-hours.ts';
import { crewOf } from './findings/officers.ts';
import { type City, planCity } from './register.ts';
import { scenes } from './scenery.ts';
import { planWindows } from './windows.ts';
import { planZones, type ZoneFile } from './zones/plan.ts';

export interface DemoPlan {
  fate: Fate;
  city: City;
  /** The people, then what happened in the order of its times, then the zones, which take longest. */
  deeds: PlannedDeed[];
  zoneFiles: ZoneFile[];
}

/** Less than all of it, for tests. */
export interface Part {
  pastCount?: number;
  zonedCount?: number;
}

export function planDemo(
  made: { seed: string; anchorOn: string },
  almanac: Almanac,
  { pastCount, zonedCount }: Part = {},
): DemoPlan {
  const { seed, anchorOn } = made;
  const divisions = citySeed();
  const fate = fateOf(seed, anchorOn);
  const city = planCity(divisions, fate, anchorOn);
  const villages = new Map(divisions.divisions.map((one) => [one.code, one]));
  const hours = officeHoursOf(almanac);
  const history = planHistory({ fate, city, villages, hours, crew: crewOf(city), scenes, anchorOn }, pastCount);
  const input = { ...city.entry };
  const people: PlannedDeed = { key: 'register', at: city.enteredAt, name: 'bureau.enterRegister', by: null, input };
  const windows = planWindows(fate, city);
  const zones = planZones(divisions.divisions, fate, city, anchorOn, zonedCount);
  return { fate, city, deeds: [people, ...windows, ...history, ...zones.deeds], zoneFiles: zones.files };
}
