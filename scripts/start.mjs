/** `npm start`: from a fresh clone to a running bureau. */
import { goOn, install } from './bootstrap.mjs';
import { buildScreensIfNeeded } from './screens.mjs';

await install();
await buildScreensIfNeeded();
goOn('apps/server/main.ts');
