/** Whom a change of a matter is told at once: whoever has a duty where it lies, and whose own it was or becomes. */
import type { Deed } from '#platform/pipeline';
import type { MatterRow } from './tables/run.ts';

type Told = Pick<MatterRow, 'id' | 'division' | 'broughtBy' | 'personId'>;

/** `heirId`: the person of the task that follows; he may have his post elsewhere, as a crew of the next village has. */
export function announceMatter(deed: Deed, matter: Told, heirId: string | null = null): void {
  const people = [matter.broughtBy, matter.personId, heirId].filter((id) => id !== null);
  deed.announce({ topic: 'matter', matterId: matter.id, division: matter.division, people: [...new Set(people)] });
}
