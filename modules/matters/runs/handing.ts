/** Open work handed from one person to another where a piece of ground changes hands. */
import { dutyOfPeople } from '#modules/bureau';
import type { Deed } from '#platform/pipeline';
import { handTasks } from './tables.ts';

export interface Handing {
  /** GeoJSON polygon: what lies in it. */
  within: unknown;
  fromPersonId: string;
  toPersonId: string;
  /** In which of these roles the work may be owed; he takes over only what his own posts let him do. */
  roles: readonly string[];
}

/** Within the caller's transaction and after its own `allow`; answers the matters, whose timelines the caller's fact names. */
export async function handOver(deed: Deed, { within, fromPersonId, toPersonId, roles }: Handing): Promise<string[]> {
  const handed: string[] = [];
  for (const role of roles) {
    const duty = await dutyOfPeople(deed.tx, [toPersonId], role, deed.today);
    if (duty) handed.push(...(await handTasks(deed.tx, within, fromPersonId, { ...duty, personId: toPersonId }, role)));
  }
  return handed.toSorted();
}
