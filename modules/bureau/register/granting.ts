/** Appointing to a post grants its role where the unit serves, in the same transaction. */
import type { Role } from '@cuntu/divisions';
import { grantAll, type NewGrant } from '#platform/identity';
import type { Deed } from '#platform/pipeline';
import type { Appointment } from './contract.ts';
import { postsGranting } from './tables.ts';

export async function grantFor(deed: Deed, appointments: readonly Appointment[]): Promise<void> {
  if (appointments.length === 0) return;
  const posts = new Map(
    (await postsGranting(deed.tx, [...new Set(appointments.map((a) => a.postId))])).map((p) => [p.postId, p]),
  );
  const grants = appointments.flatMap((a): NewGrant[] => {
    const post = posts.get(a.postId)!;
    return post.areas.map((division) => ({
      id: deed.newId(),
      holder: { personId: a.personId },
      role: post.role as Exclude<Role, 'system'>,
      division,
      unitId: post.unitId,
      fromOn: a.from,
      toOn: a.to ?? undefined,
      source: a.id,
    }));
  });
  await grantAll(deed.tx, grants);
}
