/** What the patrols of the demo city are planned from: its people, villages and vehicles, and what was brought in so far. */
import { citySeed, findCity } from '#modules/bureau';
import { almanacNow } from '#modules/norms';
import type { OpenHouse } from '../../house.ts';
import { fateOf } from '../chance.ts';
import { officeHoursOf, onDay } from '../findings/office-hours.ts';
import { daysFrom, planCity } from '../register.ts';
import words from '../seed/patrols.json' with { type: 'json' };
import { DAYS, vehiclesOf, villagesByCode, walkersOf } from './plan.ts';
import { broughtSince } from './tables.ts';

export type Setting = NonNullable<Awaited<ReturnType<typeof settingOf>>>;

export async function settingOf(house: OpenHouse) {
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
