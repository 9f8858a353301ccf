/** Open work that changes hands with a piece of ground or with a post: each matter tells it in its own timeline. */
import { type Duty, dutyOfPeople, lapsedDuties, personNames } from '#modules/bureau';
import type { Db, Tx } from '#platform/database';
import type { Deed } from '#platform/pipeline';
import { announceMatter } from './announcing.ts';
import { matterHandedOver } from './contract.ts';
import { notFor } from './fitness.ts';
import { dutyFor } from './owing.ts';
import { ancestryOf, HANDING_STEP, PASSING_STEP } from './rules.ts';
import { stepRow } from './step-row.ts';
import { type HandingRow, handMatters, tasksWithin } from './tables/handing.ts';
import { findMatters, type MatterRow } from './tables/run.ts';

export interface Handing {
  /** GeoJSON polygon: what lies in it. */
  within: unknown;
  division: string;
  fromPersonId: string;
  toPersonId: string;
  /** In which of these roles the work may be owed; he takes over only what his own posts let him do there. */
  roles: readonly string[];
  /** Why, as the deed was given it. */
  words: string;
}

/** Within the caller's transaction and after its own `allow`, with `matterHandedOver` among its facts; answers the matters. */
export async function handOver(deed: Deed, handing: Handing): Promise<string[]> {
  const { within, division, fromPersonId, toPersonId, roles, words } = handing;
  const names = await personNames(deed.tx, [fromPersonId, toPersonId]);
  const handed: string[] = [];
  for (const role of roles) {
    const duty = await dutyOfPeople(deed.tx, [toPersonId], ancestryOf(division), [role], deed.today);
    if (!duty) continue;
    const ids = await tasksWithin(deed.tx, within, fromPersonId, role);
    await deed.lock(...ids);
    // Read again under the lock: somebody may have taken a step meanwhile.
    const matters = (await findMatters(deed.tx, ids)).filter((one) => one.personId === fromPersonId && !one.closedAt);
    await hand(deed, matters, duty, { step: HANDING_STEP, words }, names);
    handed.push(...matters.map((matter) => matter.id));
  }
  return handed.toSorted();
}

/** Who answers for it today, where that is no longer who did. What waits for somebody by name waits for him. */
export async function heirOf(db: Db | Tx, matter: MatterRow, on: string): Promise<Duty | undefined> {
  const { postId, personId, duty } = matter;
  if (matter.closedAt || matter.named || !duty) return undefined;
  const [lapsed] = await lapsedDuties(db, [{ postId, personId }], on);
  const but = notFor(matter.kind, matter.state, duty, matter.doneBy);
  const heir = lapsed && (await dutyFor(db, { ...matter, but }, duty, on));
  return heir && (heir.postId !== postId || heir.personId !== personId) ? heir : undefined;
}

export async function passOn(deed: Deed, matter: MatterRow, heir: Duty): Promise<void> {
  const people = [matter.personId, heir.personId].filter((id) => id !== null);
  await hand(deed, [matter], heir, { step: PASSING_STEP, words: '' }, await personNames(deed.tx, people));
}

/** Whose work it is changes, where it stands does not. */
async function hand(
  deed: Deed,
  matters: readonly MatterRow[],
  { unitId, postId, personId }: Duty,
  { step, words }: { step: string; words: string },
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const nameOf = (id: string | null) => (id && names.get(id)) || '';
  const rows = matters.map((matter): HandingRow => {
    const { id: matterId, division, state, personId: fromPersonId } = matter;
    const fields = { fromPersonId, toPersonId: personId, words };
    const recorded = deed.record(matterHandedOver, { matterId, division, from: state, to: state, fields });
    const said = { handedFrom: nameOf(fromPersonId), handedTo: nameOf(personId), words };
    const told = stepRow(deed, recorded, step, matterHandedOver.name, undefined, state, state, deed.at, said);
    announceMatter(deed, matter, personId);
    return { matter: { id: matterId, unitId, postId, personId }, step: told, fromPersonId, words };
  });
  if (rows.length > 0) await handMatters(deed.tx, rows);
}
