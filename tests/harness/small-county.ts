/** Another county, whose three officers hold every post of a small branch: whoever has done the one thing must not check it. */
import { must } from '@cuntu/base';
import { enterRegister } from '#modules/bureau/contract';
import type { Doers } from './application-steps.ts';
import { idOf, OTHER_COUNTY, OTHER_TOWNSHIP } from './cast.ts';
import type { TestHouse } from './house.ts';

export const SMALL_BRANCH = 'small branch';
const validFrom = '2024-01-01';

/** `sun` is a deputy leader of the bureau as well. */
const posts = {
  yao: ['windowClerk', 'examiner', 'registrar', 'reviewer', 'leader', 'supervisor'],
  sun: ['examiner', 'registrar', 'reviewer'],
  ma: ['registrar'],
} as const;

/** What one accepts another examines and a third enters. */
export const inSmallCounty: Doers = {
  clerk: 'yao',
  examiner: 'sun',
  registrar: 'ma',
  leader: 'wu',
  supervisor: 'he',
  reviewer: 'yao',
  unit: SMALL_BRANCH,
  division: `${OTHER_TOWNSHIP}200`,
};

export async function setUpSmallBranch(house: TestHouse): Promise<void> {
  const branch = idOf(SMALL_BRANCH);
  const held = [
    ...Object.entries(posts).flatMap(([who, roles]) => roles.map((role) => ({ who, role, unitId: branch, rank: 0 }))),
    { who: 'sun', role: 'leader' as const, unitId: idOf('bureau'), rank: 99 },
  ].map((one) => ({ ...one, id: idOf(`${one.role} of ${one.who}`) }));
  const unit = {
    id: branch,
    name: '演示小县分局',
    kind: 'branch',
    parentId: idOf('bureau'),
    symbol: '演小自然资',
  } as const;
  const where = { division: OTHER_COUNTY, areas: [OTHER_COUNTY], address: null, phone: '0000-1234567', validFrom };
  must(
    await house.as('jiang').run(enterRegister, {
      id: house.id(),
      units: [{ ...unit, ...where }],
      posts: held.map(({ who: _, ...post }) => ({ ...post, title: post.role, division: null, validFrom })),
      people: [],
      licences: [],
      appointments: held.map(({ id, who }) => ({
        id: idOf(`appointment ${id}`),
        personId: idOf(who),
        postId: id,
        kind: 'holder' as const,
        from: validFrom,
        to: null,
      })),
    }),
  );
}
