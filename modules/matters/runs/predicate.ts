/** A permission as a condition on rows of `matter m`: the same expression that decides on one matter. */
import { type Condition, foldCondition } from '@cuntu/divisions';
import { sql } from '#platform/database';
import { gramsSought } from './grams.ts';

type Fragment = ReturnType<typeof sql>;

const join = (branches: Fragment[], word: Fragment) => sql`(${sql.join(branches, word)})`;

/** Generated columns carry the levels, so that a place's list is read from an index and not by prefix. */
const under = (prefix: string): Fragment => {
  switch (prefix.length) {
    case 4:
      return sql`m.division like ${`${prefix}%`}`;
    case 6:
      return sql`m.county = ${prefix}`;
    case 9:
      return sql`m.township = ${prefix}`;
    case 12:
      return sql`m.village = ${prefix}`;
    default:
      return sql`m.division = ${prefix}`;
  }
};

export const matterWhere = (condition: Condition): Fragment =>
  foldCondition<Fragment>(condition, {
    always: sql`true`,
    never: sql`false`,
    anyOf: (branches) => join(branches, sql` or `),
    allOf: (branches) => join(branches, sql` and `),
    divisionUnder: under,
    unitIn: (units) => sql`coalesce(m.unit_id, m.of_unit_id) = any(${units as string[]}::uuid[])`,
    kindIn: (kinds) => sql`m.kind = any(${kinds as string[]})`,
    stateIn: (states) => sql`m.state = any(${states as string[]})`,
    reportedBy: (personId) => sql`m.brought_by = ${personId}::uuid`,
    assignedTo: (personId) => sql`m.person_id = ${personId}::uuid`,
    party: () => sql`false`,
    notDoneBy: (deed, personId) => sql`not coalesce(m.done_by -> ${deed} ? ${personId}, false)`,
  });

/** Matters whose number it is or in whose place's name it stands; the index finds the grams, the recheck their order. */
export const matterNamed = (text: string): Fragment =>
  sql`(m.number = ${text} or (m.place_grams @> ${gramsSought(text)}::text[] and strpos(m.place_name, ${text}) > 0))`;
