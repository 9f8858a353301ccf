/** In whose name the portal speaks: the city's issuing organ, or only the city while its register is empty. */
import { findCity, findOrgan } from '#modules/bureau';
import type { Asked } from '#modules/papers';
import type { Db } from '#platform/database';

export interface Host extends Asked {
  /** False until the bureau has entered its units: then `organ` is the city's name. */
  entered: boolean;
}

export async function hostOf(db: Db): Promise<Host> {
  const city = await findCity(db);
  if (!city) throw new Error('this database holds no city');
  const organ = await findOrgan(db, city.code);
  return {
    organ: organ?.name ?? city.name,
    phone: organ?.phone ?? null,
    demo: city.demo,
    entered: organ !== undefined,
  };
}
