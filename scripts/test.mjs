/** `npm test`: everything that must hold, in order of how soon it speaks. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, root } from './bootstrap.mjs';
import { buildScreens } from './screens.mjs';
import { check, count, failed, passed, runSections, skipped, vitest, vitestIn } from './sections.mjs';
import { fetchTools } from './tools.mjs';

await install();

const types = (project) => () => check(['typescript/bin/tsc', '-p', `tsconfig.${project}.json`]);

/** Folders of tests that stand apart: each has its own section, or its own command. */
const apart = ['journeys', 'conformance', 'drills'].map((folder) => `--exclude=tests/${folder}/**`);

async function screens() {
  if (!existsSync(join(root, 'apps/office'))) return skipped('there is no apps/office yet');
  return (await buildScreens()) === 0 ? passed : failed;
}

await runSections([
  ['Tools', async () => count(await fetchTools())],
  ['Types: kernels, contracts, rules', types('pure')],
  ['Types: server', types('server')],
  ['Types: screens', types('screen')],
  ['Lint and format', () => check(['@biomejs/biome/bin/biome', 'check'])],
  ['Tidy, units, slices', () => vitest(apart)],
  ['Screens', screens],
  ['Journeys in a browser', () => vitestIn('tests/journeys')],
  ['Conformance', () => vitestIn('tests/conformance')],
  ['A few kills', () => vitestIn('tests/drills')],
]);
