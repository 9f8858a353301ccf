/** A matter on a zone is owed by the zone's people, whoever of them holds a post in the role; else by the division's station. */
import { type Duty, dutyOfPeople } from '#modules/bureau';
import { ancestryOf } from '#modules/matters';
import type { Db, Tx } from '#platform/database';
import { type Charge, chargeRoles } from './contract.ts';
import { holdsOn } from './rules.ts';
import { chargesOf } from './tables/charges.ts';
import { zoneAt } from './tables/listing.ts';

/** Who stops it answers first; who handles it, where the case is theirs; who patrols it, last. */
const ORDER: readonly Charge[] = ['stop', 'handle', 'patrol'];

export async function ownerAt(db: Db | Tx, place: unknown, role: string, on: string): Promise<Duty | undefined> {
  const zone = await zoneAt(db, place);
  if (!zone) return undefined;
  const held = (await chargesOf(db, [zone.id])).filter((one) => holdsOn(one, on));
  const people = ORDER.flatMap((charge) => held.filter((one) => one.charge === charge).map((one) => one.personId));
  return people.length > 0 ? dutyOfPeople(db, people, ancestryOf(zone.division), [role], on) : undefined;
}

/** The role that has each charge where no zone names anybody. */
const ROLE_OF: Readonly<Record<Charge, string>> = {
  patrol: 'coordinator',
  stop: 'stationOfficer',
  handle: 'inspector',
};

export async function inChargeAt(db: Db | Tx, place: unknown, on: string): Promise<Partial<Record<string, Duty>>> {
  const zone = await zoneAt(db, place);
  const held = zone ? (await chargesOf(db, [zone.id])).filter((one) => holdsOn(one, on)) : [];
  const named: Partial<Record<string, Duty>> = {};
  for (const { charge, personId } of held) {
    const duty = await dutyOfPeople(db, [personId], ancestryOf(zone!.division), chargeRoles[charge], on);
    if (duty) named[ROLE_OF[charge]] = duty;
  }
  return named;
}
