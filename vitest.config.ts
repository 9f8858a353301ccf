/** Which tests run where: pure ones alone, all others on the embedded database and again on PostgreSQL. */
import { defineConfig } from 'vitest/config';

const pure = [
  'assets/**/*.test.ts',
  'kernels/**/*.test.ts',
  'ui/**/*.test.{ts,tsx}',
  'platform/client/**/*.test.ts',
  'apps/office/**/*.test.ts',
  'modules/**/rules*.test.ts',
  'modules/**/rules/**/*.test.ts',
  'platform/{clock,config,log}/**/*.test.ts',
];
const tidy = ['tests/tidy/**/*.test.ts'];
const onDatabase = ['platform/**/*.test.ts', 'modules/**/*.test.ts', 'apps/**/*.test.ts', 'tests/**/*.test.ts'];
const elsewhere = ['**/node_modules/**', 'tests/journeys/**', 'tests/drills/**', ...pure, ...tidy];
/**
 * What a server alone can do: lose one connection of many, let two writers meet. And the long matrix of who may do what, whose
 * statements all run on the other engine too, in the tests of each slice.
 */
const serverOnly = [
  'platform/database/server.test.ts',
  'modules/norms/holidays/meeting.test.ts',
  'tests/conformance/permissions*.test.ts',
];
/** What they try is the embedded engine itself, and they open their own; and the demo, which is told by deeds tried on both. */
const embeddedOnly = [
  'platform/database/embedded/**/*.test.ts',
  'apps/server/demo/**/*.test.ts',
  'tests/conformance/generated.test.ts',
];

const slice = { setupFiles: ['tests/harness/each-file.ts'], testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // Two cores are what a clean clone is judged on; the embedded database takes most of one.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pure', include: pure } },
      { extends: true, test: { name: 'tidy', include: tidy } },
      {
        extends: true,
        test: {
          ...slice,
          name: 'embedded',
          include: onDatabase,
          exclude: [...elsewhere, ...serverOnly],
          globalSetup: ['tests/harness/serve-embedded.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...slice,
          name: 'postgres',
          include: onDatabase,
          exclude: [...elsewhere, ...embeddedOnly],
          globalSetup: ['tests/harness/serve-postgres.ts'],
        },
      },
    ],
  },
});
