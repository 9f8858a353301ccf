/** `npm run drill`: the files of tests/drills with their full counts of kills and fault schedules, every page in every look. */
import { install } from './bootstrap.mjs';
import { buildScreensIfNeeded } from './screens.mjs';
import { count, runSections, vitestApart } from './sections.mjs';
import { fetchTools } from './tools.mjs';

await install();
await buildScreensIfNeeded();

/** The same files run in `npm test` with a few kills; they read this word to know that all are wanted. */
const full = { CUNTU_DRILL: 'full' };

await runSections([
  ['Tools', async () => count(await fetchTools())],
  ['Pages in every look', () => vitestApart('journeys', 'tests/journeys', full, ['tests/journeys/pages.test.ts'])],
  ['Drills', () => vitestApart('drills', 'tests/drills', full)],
]);
