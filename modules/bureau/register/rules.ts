/** Whether an entry holds together: whoever and whatever it names must be in it or in the register. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Appointment, Licence, Post, Unit } from './contract.ts';

interface Entry {
  units: readonly Unit[];
  posts: readonly Post[];
  people: readonly { id: string }[];
  licences: readonly Licence[];
  appointments: readonly Appointment[];
}

interface Known {
  divisions: ReadonlySet<string>;
  units: ReadonlySet<string>;
  posts: ReadonlySet<string>;
  people: ReadonlySet<string>;
  /** Of units in the register: what they serve. */
  areas: ReadonlyMap<string, readonly string[]>;
}

type Unknown =
  | 'register.unknownDivision'
  | 'register.postOutsideUnit'
  | 'register.unknownUnit'
  | 'register.unknownPost'
  | 'register.unknownPerson';

/** The first name that leads nowhere, with its place in the entry. */
export function decideEntry(entry: Entry, known: Known): Result<true, Unknown> {
  const has = (inEntry: readonly { id: string }[], inRegister: ReadonlySet<string>) => {
    const own = new Set(inEntry.map((one) => one.id));
    return (id: string) => own.has(id) || inRegister.has(id);
  };
  const [unit, post, person] = [
    has(entry.units, known.units),
    has(entry.posts, known.posts),
    has(entry.people, known.people),
  ];
  for (const [i, one] of entry.units.entries()) {
    const missing = [one.division, ...one.areas].find((code) => !known.divisions.has(code));
    if (missing) return refuse('register.unknownDivision', { at: `units.${i}.division`, params: { code: missing } });
    if (one.parentId && !unit(one.parentId)) return refuse('register.unknownUnit', { at: `units.${i}.parentId` });
  }
  const areas = new Map([...known.areas, ...entry.units.map((one) => [one.id, one.areas] as const)]);
  for (const [i, one] of entry.posts.entries()) {
    if (!unit(one.unitId)) return refuse('register.unknownUnit', { at: `posts.${i}.unitId` });
    const place = decidePostPlace(one, known.divisions, areas.get(one.unitId) ?? [], `posts.${i}.division`);
    if (!place.ok) return place;
  }
  for (const [i, one] of entry.licences.entries())
    if (!person(one.personId)) return refuse('register.unknownPerson', { at: `licences.${i}.personId` });
  for (const [i, one] of entry.appointments.entries()) {
    if (!person(one.personId)) return refuse('register.unknownPerson', { at: `appointments.${i}.personId` });
    if (!post(one.postId)) return refuse('register.unknownPost', { at: `appointments.${i}.postId` });
  }
  return ok(true);
}

/** A post cannot serve a place that its unit does not: nobody would ever be led to it. */
export function decidePostPlace(
  { division }: Pick<Post, 'division'>,
  divisions: ReadonlySet<string>,
  served: readonly string[],
  at: string,
): Result<true, 'register.unknownDivision' | 'register.postOutsideUnit'> {
  if (division === null) return ok(true);
  if (!divisions.has(division)) return refuse('register.unknownDivision', { at, params: { code: division } });
  return served.some((area) => division.startsWith(area))
    ? ok(true)
    : refuse('register.postOutsideUnit', { at, params: { code: division } });
}
