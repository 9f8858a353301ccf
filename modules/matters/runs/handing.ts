/** Open work that changes hands with a piece of ground or with a post: each matter tells it in its own timeline. */
import { type Duty, dutyOfPeople, lapsedDuties, personNames } from '#modules/bureau';
import type { Db, Tx } from '#platform/database';
import type { Deed } from '#platform/pipeline';
import { matterHandedOver } from './contract.ts';
import { dutyFor } from './owing.ts';
import { HANDING_STEP, PASSING_STEP } from './rules.ts';
import { stepRow } from './step-row.ts';
import { findMatter, insertHanding, type MatterRow, type StepRow, tasksWithin, updateMatter } from './tables/run.ts';

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
      const change = { step: HANDING_STEP, fromPersonId, toPersonId, words: handing.words };
      await hand(deed, { ...matter, unitId, postId, personId: toPersonId }, change, names);
      handed.push(id);
    }
  }
  return handed.toSorted();
}

type Change = Pick<StepRow, 'step'> & { fromPersonId: string | null; toPersonId: string | null; words: string };

/** Whose work it is changes, where it stands does not. */
async function hand(deed: Deed, matter: MatterRow, { step, ...fields }: Change, names: ReadonlyMap<string, string>) {
  const { id: matterId, division, state } = matter;
  const recorded = deed.record(matterHandedOver, { matterId, division, from: state, to: state, fields });
  const nameOf = (id: string | null) => (id && names.get(id)) || '';
  const said = { handedFrom: nameOf(fields.fromPersonId), handedTo: nameOf(fields.toPersonId), words: fields.words };
  await updateMatter(deed.tx, {
    matter: { ...matter, place: null },
    step: stepRow(deed, recorded, step, matterHandedOver.name, undefined, state, state, deed.at, said),
    clocks: [],
    stopped: [],
  });
  await insertHanding(deed.tx, { matterId, factN: recorded.n, ...fields });
  deed.announce({ topic: 'matter', matterId, division });
}

/** Who answers for it today, where that is no longer who did. */
export async function heirOf(db: Db | Tx, matter: MatterRow, on: string): Promise<Duty | undefined> {
  const { postId, personId, duty } = matter;
  if (matter.closedAt || !postId || !duty) return undefined;
  const [lapsed] = await lapsedDuties(db, [{ postId, personId }], on);
  const heir = lapsed && (await dutyFor(db, matter, duty, on));
  return heir && (heir.postId !== postId || heir.personId !== personId) ? heir : undefined;
}

export async function passOn(deed: Deed, matter: MatterRow, { unitId, postId, personId, personName }: Duty) {
  const from = matter.personId ? [matter.personId] : [];
  const names = new Map([...(await personNames(deed.tx, from)), [personId ?? '', personName ?? '']]);
  const change = { step: PASSING_STEP, fromPersonId: matter.personId, toPersonId: personId, words: '' };
  await hand(deed, { ...matter, unitId, postId, personId }, change, names);
}
