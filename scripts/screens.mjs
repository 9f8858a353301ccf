/** When the screens were last built, from which sources, and how to build them again. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireNode26, root, run, say, stop, withNode26 } from './bootstrap.mjs';

const screens = ['apps/office', 'apps/verifier'];
const stamp = join(root, 'apps/office', 'dist', '.built-from');
const sources = [...screens, 'ui', 'platform/client', 'kernels', 'modules', 'package-lock.json'];

/** Facets of a slice that never reach a browser: a change there needs no new build. */
const serverOnly =
  /(^|\/)(node_modules|dist|tables|views|actions|queries|hears|gates|seed|README)(\/|\.|$)|\.test\.tsx?$/;

function* filesOf(path) {
  if (serverOnly.test(path) || !existsSync(join(root, path))) return;
  const entries = path.endsWith('.json') ? null : readdirSync(join(root, path), { withFileTypes: true });
  if (!entries) return yield path;
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* filesOf(inner);
    else if (!serverOnly.test(inner)) yield inner;
  }
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesOf(source))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/** Exit code of the build. */
export async function buildScreens() {
  const from = hashOfSources();
  const node = requireNode26();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  for (const app of screens) {
    const code = await run(node, [vite, 'build', app, '--logLevel', 'warn'], { env: withNode26(node) });
    if (code !== 0) return code;
  }
  writeFileSync(stamp, `${from}\n`);
  return 0;
}

export async function buildScreensIfNeeded() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hashOfSources()) return;
  say('Building the screens …');
  if ((await buildScreens()) !== 0) stop('The screens could not be built; the lines above say why.');
}
