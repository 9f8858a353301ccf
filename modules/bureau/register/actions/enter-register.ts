/** Units, posts, people, licences and appointments are entered together: all or nothing. */
import { canonicalJson, hex, ok, refuse } from '@cuntu/base';
import { handle, sha256 } from '#platform/pipeline';
import { insertAppointments, insertLicences, insertPeople } from '../../people/tables.ts';
import { areasOf, insertPosts, insertUnits } from '../../units/tables.ts';
import { enterRegister, registerEntered } from '../contract.ts';
import { grantFor } from '../granting.ts';
import { decideEntry } from '../rules.ts';
import { insertEntry, known, taken } from '../tables.ts';

export const handleEnterRegister = handle(enterRegister, async (deed, entry) => {
  const allowed = deed.allow({ division: deed.cityCode });
  if (!allowed.ok) return allowed;
  const { id, units, posts, people, licences, appointments } = entry;
  const holds = decideEntry(entry, {
    divisions: await known(deed.tx, 'division', [
      ...units.flatMap((one) => [one.division, ...one.areas]),
      ...posts.flatMap((one) => one.division ?? []),
    ]),
    units: await known(deed.tx, 'unit', [
      ...posts.map((one) => one.unitId),
      ...units.flatMap((one) => one.parentId ?? []),
    ]),
    posts: await known(
      deed.tx,
      'post',
      appointments.map((one) => one.postId),
    ),
    people: await known(
      deed.tx,
      'person',
      [...licences, ...appointments].map((one) => one.personId),
    ),
    areas: await areasOf(
      deed.tx,
      posts.flatMap((one) => (one.division ? [one.unitId] : [])),
    ),
  });
  if (!holds.ok) return holds;
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
  await insertEntry(deed.tx, {
    matterId: id,
    factN: n,
    digest,
    units: units.length,
    people: people.length,
    at: deed.at,
    by: deed.personId,
  });
  await insertUnits(deed.tx, units, id, n);
  await insertPosts(deed.tx, posts, id, n);
  await insertPeople(deed.tx, people, id, n);
  await insertLicences(deed.tx, licences, id, n);
  await insertAppointments(deed.tx, appointments, id, n);
  await grantFor(deed, appointments);
  deed.announce({ topic: 'register', division: deed.cityCode });
  return ok({
    units: units.length,
    posts: posts.length,
    people: people.length,
    licences: licences.length,
    appointments: appointments.length,
  });
});
