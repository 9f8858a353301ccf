/** `npm test`: everything that must hold, in order of how soon it speaks. */
import { install } from './bootstrap.mjs';
import { buildScreens } from './screens.mjs';
import { check, count, failed, passed, runSections, vitest, vitestApart } from './sections.mjs';
import { fetchTools } from './tools.mjs';

await install();

const types = (project) => () => check(['typescript/bin/tsc', '-p', `tsconfig.${project}.json`]);

const screens = async () => ((await buildScreens()) === 0 ? passed : failed);

await runSections([
  ['Tools', async () => count(await fetchTools())],
  [
    ['Types: kernels, contracts, rules', types('pure')],
    ['Types: server', types('server')],
    ['Types: screens', types('screen')],
    ['Types: journeys', types('journeys')],
    ['Lint and format', () => check(['@biomejs/biome/bin/biome', 'check'])],
  ],
  ['Tidy, units, slices', () => vitest([])],
  [
    ['The scripts themselves', () => vitestApart('scripts', 'scripts')],
    ['Screens', screens],
  ],
  [
    ['Journeys in a browser', () => vitestApart('journeys', 'tests/journeys')],
    ['A few kills', () => vitestApart('drills', 'tests/drills')],
  ],
]);
