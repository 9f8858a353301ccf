/** Everybody of the demo city: units, posts, people, licences and appointments, planned as one entry of the register. */
import { type InputOf, must } from '@cuntu/base';
import { addDays } from '@cuntu/calendar';
import type { CitySeed } from '#modules/bureau';
import type { enterRegister } from '#modules/bureau/contract';
import { type CastName, castAt } from './cast.ts';
import { type Chance, type Fate, instantOf } from './chance.ts';
import names from './seed/names.json' with { type: 'json' };
import units from './seed/units.json' with { type: 'json' };
import { planUnits, type UnitPlan } from './slots.ts';

export type Entry = InputOf<typeof enterRegister>;

export interface Member {
  personId: string;
  name: string;
  /** Days of the licence to enforce, both included. */
  licence: { from: string; to: string } | null;
}

export interface City {
  entry: Entry;
  enteredAt: string;
  /** Who fills a slot, by `unit.rank` or `village.code`; a vacant one is absent. */
  slots: Map<string, Member>;
  /** Key of the station that serves a township. */
  stationOf: Map<string, string>;
  cast: Map<CastName, Member>;
  /** Villages without a coordinator. */
  blind: string[];
}

/** Coordinators for all villages but these: the blind spots that the city begins with. */
const BLIND = 18;
/** Before the two years of history. */
const ENTERED_DAYS_AGO = 760;
const TENURE_DAYS = 2_400;
const LICENSED_DAYS_AGO = 1_000;

interface Making extends City {
  fate: Fate;
  anchorOn: string;
  staffCount: number;
}

export const daysFrom = (day: string, count: number): string => must(addDays(day, count));

export function planCity(seed: CitySeed, fate: Fate, anchorOn: string): City {
  const enteredAt = instantOf(daysFrom(anchorOn, -ENTERED_DAYS_AGO), '09:00:00');
  const making: Making = {
    fate,
    anchorOn,
    enteredAt,
    staffCount: 0,
    slots: new Map(),
    stationOf: new Map(),
    cast: new Map(),
    blind: [],
    entry: { id: fate.id('register', enteredAt), units: [], posts: [], people: [], licences: [], appointments: [] },
  };
  for (const unit of planUnits(seed.bureau.name, seed.divisions)) enterUnit(making, unit, seed);
  const villages = seed.divisions.filter((one) => one.level === 'village').map((one) => one.code);
  making.blind = blindAmong(fate.chance('blind'), villages);
  for (const [i, village] of villages.entries()) enterCoordinator(making, village, i + 1);
  for (const { slot, acts, username } of castAt.values()) if (acts) enterActing(making, slot, acts, username);
  const { entry, slots, stationOf, cast, blind } = making;
  return { entry, enteredAt, slots, stationOf, cast, blind };
}

function enterUnit(making: Making, plan: UnitPlan, seed: CitySeed): void {
  const { fate, enteredAt, entry, anchorOn } = making;
  const unitId = unitIdOf(making, plan.key);
  const bureau = plan.kind === 'bureau';
  entry.units.push({
    id: unitId,
    name: plan.name,
    kind: plan.kind,
    parentId: plan.parent && unitIdOf(making, plan.parent),
    division: plan.division,
    symbol: bureau ? seed.bureau.numberPrefix : null,
    areas: plan.areas,
    address: plan.address ?? null,
    phone: bureau ? units.bureau.phone : phone(fate.chance(`phone ${plan.key}`)),
    validFrom: daysFrom(anchorOn, -TENURE_DAYS - 400),
  });
  if (plan.kind === 'station') for (const area of plan.areas) making.stationOf.set(area, plan.key);
  const seats = plan.posts.flatMap(([title, role, count]) => Array.from({ length: count }, () => ({ title, role })));
  for (const [i, { title, role }] of seats.entries()) {
    const slot = `${plan.key}.${i}`;
    const postId = fate.id(`post ${slot}`, enteredAt);
    entry.posts.push({
      id: postId,
      unitId,
      title,
      division: null,
      role: role as Entry['posts'][number]['role'],
      rank: plan.firstRank + i,
      validFrom: daysFrom(anchorOn, -TENURE_DAYS - 400),
    });
    if (!vacant.has(slot)) hire(making, slot, postId, licenceOf(making, plan.key, role, i));
  }
}

/** Posts that somebody of the cast covers besides his own. */
const vacant = new Set([...castAt.values()].flatMap((one) => one.acts ?? []));

export const unitIdOf = ({ fate, enteredAt }: Pick<Making, 'fate' | 'enteredAt'>, key: string) =>
  fate.id(`unit ${key}`, enteredAt);

function hire(making: Making, slot: string, postId: string, licence: Member['licence']): void {
  const { fate, enteredAt, entry, anchorOn } = making;
  const chance = fate.chance(`person ${slot}`);
  const cast = castAt.get(slot);
  const personId = fate.id(`person ${slot}`, enteredAt);
  const from = daysFrom(anchorOn, -ENTERED_DAYS_AGO - 30 - chance.below(TENURE_DAYS - ENTERED_DAYS_AGO - 30));
  const coordinator = slot.startsWith('village.');
  const number = coordinator ? slot.slice(slot.indexOf('.') + 1) : String(++making.staffCount).padStart(4, '0');
  const member = { personId, name: cast?.name ?? nameFrom(chance), licence };
  entry.people.push({
    id: personId,
    name: member.name,
    kind: coordinator ? 'coordinator' : 'staff',
    staffNumber: `${coordinator ? units.coordinatorNumber : units.staff}${number}`,
    phone: phone(chance),
    validFrom: from,
  });
  const id = fate.id(`appointment ${slot}`, enteredAt);
  entry.appointments.push({ id, personId, postId, kind: 'holder', from, to: null });
  if (licence) {
    const licenceId = fate.id(`licence ${slot}`, enteredAt);
    entry.licences.push({
      id: licenceId,
      personId,
      kind: 'enforcement',
      number: `${units.licence}${number}`,
      ...licence,
    });
  }
  making.slots.set(slot, member);
  if (cast) making.cast.set(cast.username, member);
}

function enterCoordinator(making: Making, village: string, n: number): void {
  const { fate, enteredAt, entry, anchorOn, stationOf } = making;
  const slot = `village.${village}`;
  const postId = fate.id(`post ${slot}`, enteredAt);
  entry.posts.push({
    id: postId,
    unitId: unitIdOf(making, stationOf.get(village.slice(0, 9))!),
    title: units.coordinator,
    division: village,
    role: 'coordinator',
    rank: Math.min(n, 999),
    validFrom: daysFrom(anchorOn, -TENURE_DAYS - 400),
  });
  if (!making.blind.includes(village)) hire(making, slot, postId, null);
}

function enterActing(making: Making, slot: string, acts: string, username: CastName): void {
  const { fate, enteredAt, entry, anchorOn } = making;
  const { personId } = making.cast.get(username)!;
  entry.appointments.push({
    id: fate.id(`acting ${slot}`, enteredAt),
    personId,
    postId: fate.id(`post ${acts}`, enteredAt),
    kind: 'acting',
    from: daysFrom(anchorOn, -ENTERED_DAYS_AGO - 10),
    to: null,
  });
}

/** The first two of a station and of a team may enforce; of the others some, and a few hold what has run out. */
function licenceOf({ fate, anchorOn }: Making, unit: string, role: string, rank: number): Member['licence'] {
  if (role !== 'stationOfficer' && role !== 'inspector') return null;
  const slot = `${unit}.${rank}`;
  const chance = fate.chance(`licence ${slot}`);
  const leads = rank < (role === 'inspector' ? 6 : 2);
  const draw = chance.below(10);
  if (!leads && draw >= (role === 'inspector' ? 8 : 5)) return null;
  const from = daysFrom(anchorOn, -LICENSED_DAYS_AGO - chance.below(300));
  const ranOut = castAt.has(slot) || rank === 0 ? false : draw === 0;
  return { from, to: daysFrom(anchorOn, ranOut ? -chance.between(20, 90) : chance.between(120, 900)) };
}

function blindAmong(chance: Chance, villages: readonly string[]): string[] {
  const kept = new Set([...castAt.keys()].map((slot) => slot.replace('village.', '')));
  const left = villages.filter((code) => !kept.has(code));
  return Array.from({ length: BLIND }, () => left.splice(chance.below(left.length), 1)[0]!).sort();
}

export function nameFrom(chance: Chance): string {
  const [surname, first] = [chance.pick([...names.surnames]), chance.pick([...names.first])];
  return surname + first + (chance.below(6) === 0 ? '' : chance.pick([...names.second]));
}

/** No number of any net begins with 000: nobody's telephone rings. */
function phone(chance: Chance): string {
  const digits = (count: number) => Array.from({ length: count }, () => chance.below(10)).join('');
  return `000-${digits(4)}-${digits(4)}`;
}
