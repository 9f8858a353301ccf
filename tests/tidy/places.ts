/** Where a file stands in the house: its ring, its part, its facet; and to which file an import leads. */
import { posix } from 'node:path';
import { pureFacets, screenFacets, screenParts } from './house.ts';
import type { Import, Source } from './tree.ts';

export type Ring = 'kernels' | 'platform' | 'modules' | 'ui' | 'apps' | 'tools';

export interface Place {
  ring: Ring;
  /** `modules/patrol`; the ring itself for a file that belongs to all its parts; of tools the first folder. */
  part: string;
  /** The second name of the part: `patrol`. */
  name: string;
  facet: 'pure' | 'screen' | 'server';
  /** A test, or what only tests import: `testing.ts`, `x.fixture.ts`. */
  test: boolean;
}

const rings: readonly string[] = ['kernels', 'platform', 'modules', 'ui', 'apps'];
const includes = (list: readonly string[], word: string) => list.includes(word);

function facetOf(ring: string, part: string, segments: string[]): Place['facet'] {
  if (ring === 'kernels') return 'pure';
  if (/\.config\.ts$/.test(segments.at(-1) ?? '')) return 'server'; // read by the tool that builds
  if (ring === 'ui' || includes(screenParts, part)) return 'screen';
  // A desk of platform is declared like a slice, so that screens can call it.
  if (ring === 'platform' && segments.length === 3 && segments[2] === 'contract.ts') return 'pure';
  if (ring !== 'modules') return 'server';
  const names = segments.slice(2).map((segment) => segment.split('.')[0] ?? '');
  if (names.some((name) => includes(screenFacets, name))) return 'screen';
  return names.some((name) => includes(pureFacets, name)) ? 'pure' : 'server';
}

export function placeOf(path: string): Place {
  const segments = path.split('/');
  const [first = '', name = ''] = segments;
  const ring = rings.includes(first) && segments.length > 1 ? (first as Ring) : 'tools';
  const part = ring !== 'tools' && segments.length > 2 ? `${first}/${name}` : first;
  const test = /\.(test|bench|fixture)\.tsx?$/.test(path) || /(^|\/)testing(\.tsx?$|\/)/.test(path);
  return { ring, part, name, facet: facetOf(ring, part, segments), test };
}

const doors: [RegExp, (name: string) => string][] = [
  [/^@cuntu\/([^/]+)$/, (name) => `kernels/${name}/index.ts`],
  [/^#platform\/([^/]+)\/contract$/, (name) => `platform/${name}/contract.ts`],
  [/^#platform\/([^/]+)$/, (name) => `platform/${name}/index.ts`],
  [/^#ui\/([^/]+)$/, (name) => `ui/${name}/index.ts`],
  [/^#modules\/([^/]+)\/contract$/, (name) => `modules/${name}/contract.ts`],
  [/^#modules\/([^/]+)\/office$/, (name) => `modules/${name}/office/index.ts`],
  [/^#modules\/([^/]+)$/, (name) => `modules/${name}/index.ts`],
];

export function doorOf(specifier: string): string | null {
  for (const [pattern, file] of doors) {
    const name = pattern.exec(specifier)?.[1];
    if (name) return file(name);
  }
  return null;
}

/** The path an import leads to within the house; null for Node and for packages from outside. */
export function targetOf(source: Source, { specifier }: Import): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(source.path), specifier);
  const door = doorOf(specifier);
  if (door) return door;
  if (specifier.startsWith('#')) return specifier.slice(1);
  return specifier.startsWith('@cuntu/') ? specifier.replace('@cuntu/', 'kernels/') : null;
}

/** `@noble/hashes/sha2.js` → `@noble/hashes` */
export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
