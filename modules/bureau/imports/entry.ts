/** A plan without faults as the entry that the register takes: places in lists become ids. */
import type { InputOf } from '@cuntu/base';
import { enterRegister } from '../register/contract.ts';
import type { Plan, Ref } from './rules.ts';

/** The schema is asked once more: what passes here is what `enterRegister` would have accepted from anybody. */
export function entryOf(id: string, plan: Plan, newId: () => string): InputOf<typeof enterRegister> {
  const ids = (list: readonly unknown[]) => list.map(() => newId());
  const made = { units: ids(plan.units), posts: ids(plan.posts), people: ids(plan.people) };
  const idOf = (of: keyof typeof made, ref: Ref) => ('id' in ref ? ref.id : made[of][ref.nth]!);
  return enterRegister.input.parse({
    id,
    units: plan.units.map(({ parent, ...unit }, nth) => ({
      ...unit,
      id: made.units[nth],
      parentId: parent && idOf('units', parent),
    })),
    posts: plan.posts.map(({ unit, ...post }, nth) => ({ ...post, id: made.posts[nth], unitId: idOf('units', unit) })),
    people: plan.people.map((person, nth) => ({ ...person, id: made.people[nth] })),
    licences: plan.licences.map(({ person, ...licence }) => ({
      ...licence,
      id: newId(),
      personId: idOf('people', person),
    })),
    appointments: plan.appointments.map(({ person, post, ...appointment }) => ({
      ...appointment,
      id: newId(),
      personId: idOf('people', person),
      postId: idOf('posts', post),
      to: null,
    })),
  });
}

export const countsOf = (plan: Plan) => ({
  units: plan.units.length,
  posts: plan.posts.length,
  people: plan.people.length,
  licences: plan.licences.length,
  appointments: plan.appointments.length,
});
