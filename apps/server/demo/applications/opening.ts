/** The applications of the demo city: first those that wait for somebody today, then those of the two years before. */
import { citySeed, findCity } from '#modules/bureau';
import { almanacNow } from '#modules/norms';
import type { Log } from '#platform/log';
import type { OpenHouse } from '../../house.ts';
import { type PlannedDeed, stageOf, undone } from '../acting.ts';
import { type Background, batchesOf, inBackground, type Turn } from '../background.ts';
import { type Fate, fateOf } from '../chance.ts';
import { officeHoursOf } from '../findings/office-hours.ts';
import { FIRST_TOWNSHIPS } from '../land/opening.ts';
import { planCity } from '../register.ts';
import { keepPapers, papers } from '../scenery.ts';
import words from '../seed/applications.json' with { type: 'json' };
import { clerksOf } from './clerks.ts';
import { planOpen, planPast } from './history.ts';
import { planHold } from './holding.ts';
import { sitesIn } from './sites.ts';
import { parcelsNumbered } from './tables.ts';
import type { LandDeed, Setting } from './telling.ts';

export interface DemoApplicationsOptions {
  log: Log;
  /** What goes before: the land that they lie on. */
  after?: Promise<void> | undefined;
  way?: () => Promise<void>;
  /** Where land is brought in; absent: everywhere. */
  townships?: readonly string[];
  /** Months of the past; absent: all. */
  applicationMonths?: number;
}

/** On the land that is there first, so that whoever signs in now sees his own day. */
export const openDemoApplications = (house: OpenHouse, o: DemoApplicationsOptions): Background =>
  inBackground(o.way, (turn) => tell(house, o, turn, 'demo applications', FIRST_TOWNSHIPS, planNow));

const planNow = (setting: Setting): LandDeed[] => [...planHold(setting), ...planOpen(setting)];

export const openFormerApplications = (house: OpenHouse, o: DemoApplicationsOptions): Background =>
  inBackground(o.way, (turn) =>
    tell(house, o, turn, 'demo former applications', words.townships, (setting) =>
      planPast(setting, o.applicationMonths),
    ),
  );

async function tell(
  house: OpenHouse,
  { log, after, townships }: DemoApplicationsOptions,
  turn: Turn,
  event: string,
  wanted: readonly string[],
  plan: (setting: Setting) => LandDeed[],
): Promise<void> {
  // Its own fault is told elsewhere.
  await after?.catch(() => {});
  const made = (await turn()) ? await findCity(house.db) : undefined;
  if (!made?.demo) return;
  const fate = fateOf(made.seed, made.anchorOn);
  const places = wanted.filter((code) => !townships || townships.includes(code));
  const setting = settingOf(fate, made.anchorOn, officeHoursOf(await almanacNow(house.db)), places);
  const left = await undone(house, fate, plan(setting));
  if (left.length === 0 || !(await turn())) return;
  await keepPapers(house);
  const stage = stageOf(house, fate);
  let told = 0;
  for (const batch of batchesOf(left, DEEDS_TOGETHER)) {
    if (!(await turn())) return;
    await stage(await placed(house, batch));
    told += batch.length;
    log.progress(event, told, left.length);
  }
  house.world.wake();
}

export function settingOf(
  fate: Fate,
  anchorOn: string,
  hours: Setting['hours'],
  townships: readonly string[],
): Setting {
  const divisions = citySeed();
  const city = planCity(divisions, fate, anchorOn);
  const villages = new Map(divisions.divisions.map((one) => [one.code, one]));
  const { free: sites, held } = sitesIn(townships, fate);
  return { fate, anchorOn, hours, city, villages, clerks: clerksOf(city), papers, sites, held };
}

const DEEDS_TOGETHER = 10;

/** With the ids under which the register has their parcels. */
async function placed(house: OpenHouse, deeds: readonly LandDeed[]): Promise<PlannedDeed[]> {
  const known = await parcelsNumbered(
    house.db,
    deeds.flatMap(({ unitNumber }) => unitNumber ?? []),
  );
  return deeds.map(({ unitNumber, ...deed }) => {
    if (!unitNumber) return deed;
    const parcel = known.get(unitNumber);
    const { form } = deed.input;
    const where = form ? { form: { ...form, parcel } } : { parcelId: parcel };
    return { ...deed, input: { ...deed.input, ...where } };
  });
}
