/** What an import would bring, in places of lists instead of ids, and the words that a form may choose from. */
import { roles } from '@cuntu/divisions';
import {
  type Appointment,
  licenceKinds,
  type Post,
  personKinds,
  type Unit,
  unitKinds,
} from '../../register/contract.ts';
import en from '../../words.en.json' with { type: 'json' };
import zh from '../../words.zh.json' with { type: 'json' };
import type { CellFault, RowReader } from '../grid/rules.ts';
import type { NamedDivision } from '../places/rules.ts';

/** What the register holds already. */
export interface Known {
  divisions: readonly NamedDivision[];
  units: readonly { id: string; name: string; areas: readonly string[] }[];
  posts: readonly { id: string; unitId: string; title: string }[];
  people: readonly { id: string; name: string; staffNumber: string | null }[];
  licenceNumbers: readonly string[];
}

/** In the file (its place in the list) or in the register. */
export type Ref = { nth: number } | { id: string };

export interface Plan {
  units: (Omit<Unit, 'id' | 'parentId'> & { parent: Ref | null })[];
  posts: (Omit<Post, 'id' | 'unitId'> & { unit: Ref })[];
  people: {
    name: string;
    kind: (typeof personKinds)[number];
    staffNumber: string | null;
    phone: string | null;
    validFrom: string;
  }[];
  licences: { person: Ref; kind: (typeof licenceKinds)[number]; number: string; from: string; to: string }[];
  appointments: { person: Ref; post: Ref; kind: Appointment['kind']; from: string }[];
  faults: CellFault[];
  tables: { title: string; headers: string[]; rows: number; first: { row: number; values: string[] }[] }[];
}

const appointmentKinds = ['holder', 'acting'] as const;
const grantable = roles.filter((role) => role !== 'system' && role !== 'citizen');

type Said = Record<string, string>;

/** A value by its word in either language, and by its own name. */
function choicesOf<V extends string>(prefix: string, values: readonly V[]) {
  const byWord = new Map<string, V>();
  for (const value of values)
    for (const word of [(zh as Said)[`${prefix}.${value}`], (en as Said)[`${prefix}.${value}`], value])
      if (word) byWord.set(word, value);
  return { byWord, words: values.map((value) => (zh as Said)[`${prefix}.${value}`] ?? value) };
}

export const choices = {
  unitKind: choicesOf('bureau.unitKind', unitKinds),
  role: choicesOf('bureau.role', grantable),
  personKind: choicesOf('bureau.personKind', personKinds),
  licenceKind: choicesOf('bureau.licenceKind', licenceKinds),
  appointmentKind: choicesOf('bureau.appointmentKind', appointmentKinds),
};

/** Whether a word stands for the first time in the file and is not in the register; `where` remembers the cells. */
export function fresh<K extends string>(
  row: RowReader<K>,
  key: K,
  word: string | null,
  where: Map<string, string>,
  taken: ReadonlySet<string>,
  shown = word,
) {
  if (word === null) return;
  const before = where.get(word);
  if (before) row.fault(key, 'twice', { word: shown!, cell: before });
  else if (taken.has(word)) row.fault(key, 'taken', { word: shown! });
  else where.set(word, row.cellOf(key));
}

/** How a post is known in a form: no two of a unit share a title. */
export const postName = (unit: string, title: string) => `${unit} ${title}`;
