/** Each rule of the house with its check; a rule without one does not compile. */
import type { RuleId } from '../house.ts';
import type { Tree, Violation } from '../tree.ts';
import { circles } from './circles.ts';
import { catches, clock, firstLine, han, machine, schema, sql } from './code.ts';
import { caps, glossary, names, pins, registries, words } from './files.ts';
import { apps, doorsOnly, pure, rings, screens } from './imports.ts';
import { tables } from './tables.ts';

export const checks: Record<RuleId, (tree: Tree) => Violation[]> = {
  rings,
  apps,
  doors: doorsOnly,
  circles,
  pure,
  screens,
  firstLine,
  han,
  words,
  catch: catches,
  clock,
  sql,
  tables,
  schema,
  caps,
  names,
  machine: (tree) => [...machine(tree), ...registries(tree)],
  glossary,
  pins,
};
