/** What the deeds on units and posts share: one after the other, the fact, what is kept of it, and who is told. */
import type { AnyFact, FieldsOf } from '@cuntu/base';
import type { Deed } from '#platform/pipeline';
import { insertDeed, lockStructure, type StructureDeed } from './structure-tables.ts';

/** Whether this person may, and then alone. */
export async function hold(deed: Deed) {
  const allowed = deed.allow({ division: deed.cityCode });
  if (allowed.ok) await lockStructure(deed.tx);
  return allowed;
}

/** What came in with a whole register has no chain of facts of its own yet. Answers the number of the fact. */
export async function record<F extends AnyFact>(
  deed: Deed,
  fact: F,
  id: string,
  to: 'setUp' | 'renamed' | 'closed',
  fields: FieldsOf<F>,
): Promise<number> {
  if (!(await deed.lock(id))) deed.begin(id);
  const { n } = deed.record(fact, {
    matterId: id,
    division: deed.cityCode,
    from: to === 'setUp' ? null : 'setUp',
    to: to === 'closed' ? 'closed' : 'setUp',
    fields,
  });
  deed.announce({ topic: 'register', division: deed.cityCode });
  return n;
}

export const keep = (deed: Deed, id: string, n: number, what: Omit<StructureDeed, 'at' | 'by'>): Promise<void> =>
  insertDeed(deed.tx, id, n, { ...what, at: deed.at, by: deed.personId });
