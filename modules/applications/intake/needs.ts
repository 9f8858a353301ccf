/** What this very application needs and has, from its stored rows: asked by every deed that accepts, asks or shows. */
import type { Db, Tx } from '#platform/database';
import type { ItemKey, ServiceItem } from '../items/contract.ts';
import { itemOn } from '../items/rules/catalogue.ts';
import { type Applied, checklist, type Needed } from '../items/rules/checklist.ts';
import { type ApplicationWhole, findApplication, type Renewed } from './tables.ts';

export interface Application extends ApplicationWhole {
  /** In the version in force when it was handed in. */
  itemThen: ServiceItem;
}

export async function applicationOf(db: Db | Tx, matterId: string): Promise<Application> {
  const found = await findApplication(db, matterId);
  if (!found) throw new Error(`no application ${matterId}`);
  return { ...found, itemThen: itemOn(found.item as ItemKey, found.itemFrom)! };
}

/** Where the form names an entry of the register, what proves that entry is not asked for. */
const heldFor = ({ materials }: ServiceItem): string[] => materials.flatMap(({ key, held }) => (held ? [key] : []));

export const appliedOf = (application: Application): Applied => ({
  form: application.form,
  entry: application.entry,
  applicants: application.applicants.map((one) => ({ ...one, agent: one.agentId !== null })),
  given: application.materials.map(({ material }) => material),
  held: heldFor(application.itemThen),
});

/** An identity that held when it was accepted need not be renewed while the bureau has it. */
export const needsOf = (application: Application, today: string): Needed[] =>
  checklist(application.itemThen, appliedOf(application), application.acceptedOn ?? today);

/** As it will stand once these papers are in it. */
export const withPapers = (
  application: Application,
  materials: Application['materials'],
  identities: readonly Renewed[],
): Application => ({
  ...application,
  materials: [...application.materials, ...materials],
  applicants: application.applicants.map((one) => ({
    ...one,
    ...identities.find(({ party }) => party === one.partyId),
  })),
});
