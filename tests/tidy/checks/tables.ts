/** Whose table is whose: written by its owner alone, read by others only where the owner's views.ts declares it. */
import { placeOf } from '../places.ts';
import type { Tree, Violation } from '../tree.ts';
import { inProduct, isTest } from './code.ts';

const created = /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?([a-z_]\w*)/gi;
const written = /\b(?:insert\s+into|update|delete\s+from)\s+([a-z_]\w*)/gi;
const read = /\b(?:from|join)\s+([a-z_]\w*)/gi;
/** `export const views = ['matter'] as const;` */
const declared = /export const views = \[([^\]]*)\]/;

interface Owned {
  part: string;
  shown: boolean;
}

function ownersOf(tree: Tree): Map<string, Owned> {
  const shown = new Set<string>();
  const owners = new Map<string, Owned>();
  for (const source of tree.sources.filter(({ path }) => path.endsWith('views.ts')))
    for (const name of declared.exec(source.text)?.[1]?.matchAll(/'(\w+)'/g) ?? []) shown.add(name[1]!);
  for (const source of tree.sources.filter(inProduct).filter((one) => !isTest(one)))
    for (const [, name] of source.text.matchAll(created))
      owners.set(name!, { part: placeOf(source.path).part, shown: shown.has(name!) });
  return owners;
}

export function tables(tree: Tree): Violation[] {
  const owners = ownersOf(tree);
  return tree.sources
    .filter((source) => inProduct(source) && !isTest(source) && !source.path.endsWith('.tsx'))
    .flatMap(({ path, text }) => {
      const { part, ring } = placeOf(path);
      const mayRead = ring === 'apps'; // doctor and demo look into everything, and write through commands alone
      const foreign = (pattern: RegExp, wrong: (owned: Owned) => boolean, note: string) =>
        [...text.matchAll(pattern)].flatMap((match) => {
          const owned = owners.get(match[1]!);
          if (!owned || owned.part === part || !wrong(owned)) return [];
          return [
            { path, line: text.slice(0, match.index).split('\n').length, note: `${note} ${match[1]} of ${owned.part}` },
          ];
        });
      return [...foreign(written, () => true, 'writes'), ...foreign(read, ({ shown }) => !shown && !mayRead, 'reads')];
    });
}
