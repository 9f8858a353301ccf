/** What happens to a matter that stays where it stands: its clock, its person or its contact changes, and the timeline tells it. */
import type { Deed, Recorded } from '#platform/pipeline';
import { announceMatter } from './announcing.ts';
import { type Said, stepRow } from './step-row.ts';
import type { ContactRow } from './tables/contacts.ts';
import { type MatterRow, updateMatter } from './tables/run.ts';

export interface Staying {
  /** No step of a procedure. */
  step: string;
  fact: string;
  said: Said;
  changes?: Partial<Pick<MatterRow, 'doneBy' | 'unitId' | 'postId' | 'personId' | 'named' | 'dueOn' | 'yellowOn'>>;
  contact?: ContactRow;
}

export async function stay(deed: Deed, matter: MatterRow, recorded: Recorded, told: Staying): Promise<void> {
  const { step, fact, said, changes = {}, contact } = told;
  const { state } = matter;
  updateMatter(deed.tx, {
    matter: { ...matter, place: null, ...changes, ...(contact && { contactId: contact.personId }) },
    step: stepRow(deed, recorded, step, fact, undefined, state, state, deed.at, said),
    clocks: [],
    stopped: [],
    ...(contact && { contact }),
  });
  announceMatter(deed, matter, changes.personId ?? null);
}
