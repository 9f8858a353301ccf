/** An entry goes into the register within the transaction of whoever brings it: the rows, the one fact, the grants. */
import { canonicalJson, hex, type InputOf, type OutputOf, ok, type Result, refuse } from '@cuntu/base';
import { type Deed, sha256 } from '#platform/pipeline';
import { insertAppointments, insertLicences, insertPeople } from '../people/tables.ts';
import { insertPosts, insertUnits } from '../units/tables.ts';
import { type enterRegister, registerEntered } from './contract.ts';
import { grantFor } from './granting.ts';
import { insertEntry, taken } from './tables.ts';

export type Entry = InputOf<typeof enterRegister>;
export type Entered = OutputOf<typeof enterRegister>;

/** Whoever calls has asked `allow` and knows that the entry holds together. Answers the number of the fact, too. */
export async function enter(
  deed: Deed,
  entry: Entry,
): Promise<Result<{ n: number; counts: Entered }, 'register.taken' | 'appointment.oneself' | 'licence.oneself'>> {
  const { id, units, posts, people, licences, appointments } = entry;
  const own = appointments.findIndex((one) => one.personId === deed.personId);
  if (own !== -1) return refuse('appointment.oneself', { at: `appointments.${own}.personId` });
  const licensed = licences.findIndex((one) => one.personId === deed.personId);
  if (licensed !== -1) return refuse('licence.oneself', { at: `licences.${licensed}.personId` });
  const clashes = await taken(deed.tx, {
    unitNames: units.map((one) => one.name),
    staffNumbers: people.flatMap((one) => one.staffNumber ?? []),
    licenceNumbers: licences.map((one) => one.number),
  });
  if (clashes.length > 0) return refuse('register.taken', { params: { words: clashes.join(', ') } });
  const digest = hex(sha256(new TextEncoder().encode(canonicalJson(entry))));
  deed.begin(id);
  const { n } = deed.record(registerEntered, {
    matterId: id,
    division: deed.cityCode,
    from: null,
    to: 'entered',
    fields: { digest, units: units.length, people: people.length },
  });
  const counts = { units: units.length, people: people.length };
  await insertEntry(deed.tx, { matterId: id, factN: n, digest, ...counts, at: deed.at, by: deed.personId });
  await insertUnits(deed.tx, units, id, n);
  await insertPosts(deed.tx, posts, id, n);
  await insertPeople(deed.tx, people, id, n);
  await insertLicences(deed.tx, licences, id, n);
  await insertAppointments(deed.tx, appointments, id, n);
  await grantFor(deed, appointments);
  deed.announce({ topic: 'register', division: deed.cityCode });
  return ok({
    n,
    counts: { ...counts, posts: posts.length, licences: licences.length, appointments: appointments.length },
  });
}
