/** A permission as a condition on rows of `patrol p`. */
import { type Condition, foldCondition } from '@cuntu/divisions';
import { sql } from '#platform/database';

type Fragment = ReturnType<typeof sql>;

const join = (branches: Fragment[], word: Fragment) => sql`(${sql.join(branches, word)})`;

export const patrolWhere = (condition: Condition): Fragment =>
  foldCondition<Fragment>(condition, {
    always: sql`true`,
    never: sql`false`,
    anyOf: (branches) => join(branches, sql` or `),
    allOf: (branches) => join(branches, sql` and `),
    divisionUnder: (prefix) => sql`p.division like ${`${prefix}%`}`,
    unitIn: (units) => sql`p.unit_id = any(${units as string[]}::uuid[])`,
    reportedBy: (personId) => sql`p.person_id = ${personId}::uuid`,
  });
