/** Open work handed from one person to another where a piece of ground changes hands: each matter tells it in its own timeline. */
import { dutyOfPeople, personNames } from '#modules/bureau';
import type { Deed } from '#platform/pipeline';
import { matterHandedOver } from './contract.ts';
import { HANDING_STEP } from './rules.ts';
import { stepRow } from './step-row.ts';
import { findMatter, insertHanding, type MatterRow, tasksWithin, updateMatter } from './tables.ts';

export interface Handing {
  /** GeoJSON polygon: what lies in it. */
  within: unknown;
  fromPersonId: string;
  toPersonId: string;
  /** In which of these roles the work may be owed; he takes over only what his own posts let him do. */
  roles: readonly string[];
  /** Why, as the deed was given it. */
  words: string;
}

/** Within the caller's transaction and after its own `allow`, with `matterHandedOver` among its facts; answers the matters. */
export async function handOver(deed: Deed, handing: Handing): Promise<string[]> {
  const { within, fromPersonId, toPersonId, roles } = handing;
  const names = await personNames(deed.tx, [fromPersonId, toPersonId]);
  const handed: string[] = [];
  for (const role of roles) {
    const duty = await dutyOfPeople(deed.tx, [toPersonId], role, deed.today);
    if (!duty) continue;
    for (const id of await tasksWithin(deed.tx, within, fromPersonId, role)) {
      await deed.lock(id);
      // Read again under the lock: somebody may have taken a step meanwhile.
      const matter = await findMatter(deed.tx, id);
      if (matter?.personId !== fromPersonId || matter.closedAt) continue;
      const { unitId, postId } = duty;
      await hand(deed, { ...matter, unitId, postId, personId: toPersonId }, handing, names);
      handed.push(id);
    }
  }
  return handed.toSorted();
}

async function hand(deed: Deed, matter: MatterRow, handing: Handing, names: ReadonlyMap<string, string>) {
  const { id: matterId, division, state } = matter;
  const { fromPersonId, toPersonId, words } = handing;
  const fields = { fromPersonId, toPersonId, words };
  const recorded = deed.record(matterHandedOver, { matterId, division, from: state, to: state, fields });
  const said = { handedFrom: names.get(fromPersonId) ?? '', handedTo: names.get(toPersonId) ?? '', words };
  await updateMatter(deed.tx, {
    matter: { ...matter, place: null },
    step: stepRow(deed, recorded, HANDING_STEP, matterHandedOver.name, undefined, state, state, deed.at, said),
    clocks: [],
    stopped: [],
  });
  await insertHanding(deed.tx, { matterId, factN: recorded.n, ...fields });
}
