/** `npm run drill`: every slice on the embedded database too, every page in every look, kills and fault schedules in their full counts. */
import { install } from './bootstrap.mjs';
import { buildScreensIfNeeded } from './screens.mjs';
import { count, runSections, vitest, vitestApart } from './sections.mjs';
import { fetchTools } from './tools.mjs';

await install();
await buildScreensIfNeeded();

/** The same files run in `npm test` with a few kills, looks and walks; they read this word to know that all are wanted. */
const full = { CUNTU_DRILL: 'full' };

await runSections([
  ['Tools', async () => count(await fetchTools())],
  ['Slices on the embedded database', () => vitest(['--project', 'embedded'], full)],
  ['Pages in every look', () => vitestApart('journeys', 'tests/journeys', full, ['tests/journeys/pages.test.ts'])],
  ['Drills', () => vitestApart('drills', 'tests/drills', full)],
]);
