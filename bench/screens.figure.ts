/** How much compressed JavaScript a page of the office needs: today before its map, any other beyond the kit. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Manifest } from 'vite';
import { inFolder } from './setting/place.ts';

const TODAY_MAX_KB = 450;
const PAGE_MAX_KB = 120;
const ENTRY = 'index.html';
const TODAY = /\/today\.tsx$/;
/** The map comes after the page that it stands on. */
const AFTERWARDS = /^(\.\.\/)*ui\/map\//;

const office = new URL('../apps/office', import.meta.url).pathname;

export default {
  figure: 'compressed JavaScript of today before the map; of any other page or form beyond the kit',
  budget: `≤ ${TODAY_MAX_KB} kB; ≤ ${PAGE_MAX_KB} kB`,
  measure: () =>
    inFolder(async (outDir) => {
      await build({ root: office, logLevel: 'warn', build: { outDir, manifest: true } });
      const manifest = JSON.parse(readFileSync(join(outDir, '.vite', 'manifest.json'), 'utf8')) as Manifest;
      const sizeOf = (files: Iterable<string>) =>
        [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(outDir, file))).length, 0) / 1000;
      const kit = scriptsOf(manifest, ENTRY);
      const pages = Object.keys(manifest).filter((key) => manifest[key]!.isDynamicEntry && !AFTERWARDS.test(key));
      const today = pages.find((key) => TODAY.test(key));
      if (!today) throw new Error(`no page is called today among ${pages.join(', ')}`);
      const todayKb = sizeOf(scriptsOf(manifest, today, new Set(kit)));
      const beyond = pages
        .filter((key) => key !== today)
        .map((key) => ({ key, kB: sizeOf(without(scriptsOf(manifest, key), kit)) }));
      const largest = beyond.sort((a, b) => b.kB - a.kB)[0]!;
      return [
        { value: todayKb, unit: 'kB: today before the map', within: todayKb <= TODAY_MAX_KB },
        { value: largest.kB, unit: `kB: ${nameOf(largest.key)}, the largest other`, within: largest.kB <= PAGE_MAX_KB },
      ];
    }),
};

const nameOf = (key: string): string => key.replace(/^(\.\.\/)+/, '');

const without = (files: Set<string>, known: Set<string>): Set<string> =>
  new Set([...files].filter((one) => !known.has(one)));

/** The chunk and all that it imports at once; what it loads later is not among them. */
function scriptsOf(manifest: Manifest, key: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[key]!;
  if (!chunk.file.endsWith('.js') || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const imported of chunk.imports ?? []) scriptsOf(manifest, imported, found);
  return found;
}
