/** A permission as a condition on rows of `zone_version z`: what lists, maps and single zones show alike. */
import { type Condition, foldCondition } from '@cuntu/divisions';
import { sql } from '#platform/database';

type Fragment = ReturnType<typeof sql>;

const join = (branches: Fragment[], word: Fragment) => sql`(${sql.join(branches, word)})`;

/** One's own zone is one that one has a charge of. */
const chargedWith = (personId: string): Fragment => sql`exists (select 1 from zone_charge own
  where own.zone_id = z.zone_id and own.person_id = ${personId}::uuid and own.to_on is null)`;

export const zoneWhere = (condition: Condition): Fragment =>
  foldCondition<Fragment>(condition, {
    always: sql`true`,
    never: sql`false`,
    anyOf: (branches) => join(branches, sql` or `),
    allOf: (branches) => join(branches, sql` and `),
    divisionUnder: (prefix) => sql`starts_with(z.division, ${prefix})`,
    reportedBy: chargedWith,
    assignedTo: chargedWith,
  });

/** The same on rows of `division v`: gaps belong to no zone. */
export const villageWhere = (condition: Condition): Fragment =>
  foldCondition<Fragment>(condition, {
    always: sql`true`,
    never: sql`false`,
    anyOf: (branches) => join(branches, sql` or `),
    allOf: (branches) => join(branches, sql` and `),
    divisionUnder: (prefix) => sql`starts_with(v.code, ${prefix})`,
    reportedBy: () => sql`false`,
    assignedTo: () => sql`false`,
  });

/** Of faults: the gaps of one's villages, the overlaps of one's zones, within a division if one is named. */
export function faultWhere(may: Condition, division: string | undefined): { village: Fragment; zone: Fragment } {
  const under: Condition | undefined = division ? { is: 'divisionUnder', prefix: division } : undefined;
  const both = (where: (one: Condition) => Fragment) =>
    under ? join([where(may), where(under)], sql` and `) : where(may);
  return { village: both(villageWhere), zone: both(zoneWhere) };
}
