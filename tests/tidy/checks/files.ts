/** Rules about files as such: names, caps, words side by side, the glossary, pins, registries. */
import { posix } from 'node:path';
import ts from 'typescript';
import { forbiddenNames, guides, lineCaps } from '../house.ts';
import { placeOf } from '../places.ts';
import { everyNode, lineOf, type Source, type Tree, type Violation } from '../tree.ts';

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n').length;

export function caps(tree: Tree): Violation[] {
  return lineCaps.flatMap(({ path, lines }) => {
    const counted = tree.sources.filter(
      (source) =>
        (source.path === path || (path.endsWith('/') && source.path.startsWith(path))) && !placeOf(source.path).test,
    );
    const total = counted.reduce((sum, source) => sum + linesOf(source.text), 0);
    return total > lines ? [{ path, line: lines, note: `${total} lines, of ${lines}` }] : [];
  });
}

const namedFolders = ['kernels', 'platform', 'modules', 'ui', 'apps', 'tests', 'scripts', 'bench'];

export function names(tree: Tree): Violation[] {
  return [...tree.texts.keys()]
    .filter((path) => namedFolders.includes(path.split('/')[0]!))
    .flatMap((path) => {
      const wrong = path.split(/[/._-]/).find((word) => (forbiddenNames as readonly string[]).includes(word));
      return wrong ? [{ path, line: 1, note: wrong }] : [];
    });
}

type Words = { [key: string]: Words | string };

function flat(words: Words, under = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'object') for (const [inner, text] of flat(value, `${under}${key}.`)) found.set(inner, text);
    else found.set(`${under}${key}`, value);
  }
  return found;
}

/** Read as a line, not as JSON: good enough to point at, and harmless where a key repeats. */
function lineOfKey(text: string, key: string): number {
  const last = JSON.stringify(key.split('.').at(-1));
  const before = text.indexOf(last);
  return before < 0 ? 1 : text.slice(0, before).split('\n').length;
}

/** "{{days}} days" would say "1 days"; `{{days, day|days}}` does not. Other parameters are names and numbers of papers. */
const onlyMany =
  /\{\{(count|total|days|hours|minutes|seconds|months|years|rows|pieces|most|shortest|maximum|minimum|units|posts|people|licences|appointments)\}\} (?:[a-z]+ )?(?!is\b|was\b|has\b)([a-z]{2,}s|people|are|were|have)\b/;

function wrongIn(key: string, sentence: string, known: ReadonlyMap<string, string>, english: boolean): string | null {
  if (!known.has(key)) return `${key} is not in the other`;
  if (sentence.trim() === '') return `${key} is empty`;
  const many = english ? onlyMany.exec(sentence)?.[0] : undefined;
  return many ? `${key} says "${many}" of one too` : null;
}

export function words(tree: Tree): Violation[] {
  const files = [...tree.texts.keys()].filter((path) => /(^|\/)words\.(zh|en)\.json$/.test(path));
  return files.flatMap((path): Violation[] => {
    const other = path.replace(/(zh|en)\.json$/, (end) => (end.startsWith('zh') ? 'en.json' : 'zh.json'));
    const text = tree.texts.get(path)!;
    const theirs = tree.texts.get(other);
    if (theirs === undefined) return [{ path, line: 1, note: `${posix.basename(other)} is missing` }];
    const known = flat(JSON.parse(theirs));
    return [...flat(JSON.parse(text))].flatMap(([key, sentence]) => {
      const note = wrongIn(key, sentence, known, path.endsWith('en.json'));
      return note ? [{ path, line: lineOfKey(text, key), note }] : [];
    });
  });
}

interface Term {
  word: string;
  path: string;
  line: number;
}

const declarations = ['command', 'query', 'fact'];

/** Deeds and facts by the `name` in their declaration: `command({ name: 'openCase', … })`. */
function declaredIn(source: Source): Term[] {
  const found: Term[] = [];
  everyNode(source.ast, (node) => {
    if (!ts.isCallExpression(node) || !declarations.includes(node.expression.getText(source.ast))) return;
    const [declared] = node.arguments;
    if (!declared || !ts.isObjectLiteralExpression(declared)) return;
    for (const property of declared.properties) {
      if (!ts.isPropertyAssignment(property) || property.name.getText(source.ast) !== 'name') continue;
      if (!ts.isStringLiteral(property.initializer)) continue;
      const word = property.initializer.text.split('.').at(-1)!;
      found.push({ word, path: source.path, line: lineOf(source, property) });
    }
  });
  return found;
}

/** A module, or a slice: a folder right under a module that holds a contract. */
function foldersOf({ path }: Source): Term[] {
  const [ring, module, slice, file] = path.split('/');
  if (ring !== 'modules' || !module || !slice) return [];
  const isSlice = file !== undefined && /^contract(\.ts)?$/.test(file);
  return [module, ...(isSlice ? [slice] : [])].map((word) => ({ word, path, line: 1 }));
}

export const termsOf = (tree: Tree): Term[] =>
  tree.sources
    .filter(({ path }) => !placeOf(path).test && ['modules', 'platform'].includes(placeOf(path).ring))
    .flatMap((source) => [...foldersOf(source), ...declaredIn(source)]);

/** First cell the identifier in backticks, second the term of the law or of the bureau, in Chinese. */
const row = /^\|\s*`([\w-]+)`\s*\|[^|]*\p{Script=Han}[^|]*\|/u;

export function glossary(tree: Tree): Violation[] {
  const lines = (tree.texts.get('docs/glossary.md') ?? '').split('\n');
  const known = new Set(lines.map((line) => row.exec(line)?.[1]));
  const missing = new Map(termsOf(tree).map((term) => [term.word, term]));
  return [...missing.values()]
    .filter(({ word }) => !known.has(word))
    .map(({ word, path, line }) => ({ path, line, note: `${word} has no row` }));
}

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const sorts = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
type Manifest = Partial<Record<(typeof sorts)[number], Record<string, string>>>;

function pinsOf(path: string, text: string): (Term & { version: string })[] {
  const manifest: Manifest = JSON.parse(text);
  return sorts
    .flatMap((sort) => Object.entries(manifest[sort] ?? {}))
    .filter(([word]) => !word.startsWith('@cuntu/'))
    .map(([word, version]) => ({ word, version, path, line: lineOfKey(text, word) }));
}

interface LockEntry extends Manifest {
  version?: string;
  resolved?: string;
}

type Lock = Record<string, LockEntry>;

/** Node's own way: beside the one that asks, then up the folders. */
function isHeld(lock: Lock, asker: string, word: string): boolean {
  for (let folder = asker; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock[`${folder}${folder && '/'}node_modules/${word}`]) return true;
    if (folder === '') return false;
  }
}

/** npm leaves out the optional packages of other machines when it writes a lock beside a node_modules. */
const leftOut = (lock: Lock): string[] =>
  Object.entries(lock).flatMap(([asker, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }).filter((word) => !isHeld(lock, asker, word)),
  );

function lockFaults(text: string, pins: ReturnType<typeof pinsOf>): Violation[] {
  const path = 'package-lock.json';
  const packages: Lock = JSON.parse(text).packages;
  const addressed = Object.entries(packages)
    .filter(([, entry]) => entry.resolved?.includes('://'))
    .map(([name]) => ({ path, line: lineOfKey(text, name), note: `${name} carries an address` }));
  const stale = pins
    .filter((pin) => pin.path === 'package.json' && packages[`node_modules/${pin.word}`]?.version !== pin.version)
    .map((pin) => ({ path: pin.path, line: pin.line, note: `${pin.word} ${pin.version} is not what the lock holds` }));
  const wanted = new Set(pins.filter((pin) => pin.path === 'package.json').map((pin) => pin.word));
  const left = sorts
    .flatMap((sort) => Object.keys(packages['']?.[sort] ?? {}))
    .filter((word) => !wanted.has(word))
    .map((word) => ({ path, line: lineOfKey(text, word), note: `${word} is no longer in package.json` }));
  const lacking = [...new Set(leftOut(packages))].map((word) => ({ path, line: 1, note: `${word} is left out` }));
  return [...addressed, ...stale, ...left, ...lacking];
}

export function pins(tree: Tree): Violation[] {
  const manifests = [...tree.texts].filter(([path]) => posix.basename(path) === 'package.json');
  const found = manifests.flatMap(([path, text]) => pinsOf(path, text));
  const loose = found
    .filter(({ version }) => !exact.test(version))
    .map(({ path, line, word, version }) => ({ path, line, note: `${word} ${version}` }));
  const lock = tree.texts.get('package-lock.json');
  return [...loose, ...(lock ? lockFaults(lock, found) : [])];
}

const registry = /registry\.(npmjs|yarnpkg|npmmirror|npm\.taobao)\.|npmmirror\.com/;

export function registries(tree: Tree): Violation[] {
  return [...tree.texts]
    .filter(([path, text]) => !path.startsWith('tests/tidy/') && registry.test(text))
    .map(([path, text]) => ({
      path,
      line: text.slice(0, text.search(registry)).split('\n').length,
      note: registry.exec(text)![0],
    }));
}

/** Not violations: sources past the guides, longest first. A door imports what it opens; a test may tell at length. */
export function pastGuides(tree: Tree): string[] {
  return tree.sources
    .filter(({ path }) => !placeOf(path).test && posix.basename(path) !== 'index.ts')
    .map(({ path, text, imports }) => ({ path, lines: linesOf(text), imports: imports.length }))
    .filter(({ lines, imports }) => lines > guides.lines || imports > guides.imports)
    .sort((a, b) => b.lines - a.lines)
    .map(({ path, lines, imports }) => `${path}: ${lines} lines, ${imports} imports`);
}
