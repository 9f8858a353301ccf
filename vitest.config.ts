/** Which tests run where: without a database once, slices on PostgreSQL, walks on the embedded one too (docs/decisions/0014). */
import { defineConfig } from 'vitest/config';

const withoutDatabase = [
  'assets/**/*.test.ts',
  'kernels/**/*.test.ts',
  'ui/**/*.test.{ts,tsx}',
  'apps/office/**/*.test.ts',
  'apps/server/{way,welcome,words}.test.ts',
  'apps/server/demo/background.test.ts',
  'modules/**/rules*.test.ts',
  'modules/**/{rules,office,papers,seed}/**/*.test.ts',
  'modules/**/procedure.test.ts',
  'platform/{client,clock,config,documents,files,log,sheets,words}/**/*.test.ts',
  'platform/database/gather.test.ts',
  'platform/http/*.property.test.ts',
  'platform/identity/**/{actor-cache,otp,password-rule,seal,throttle,words}.test.ts',
  'platform/jobs/loop.test.ts',
  'tests/conformance/{law,tlog-vectors,words}.test.ts',
];
const tidy = ['tests/tidy/**/*.test.ts'];
const onDatabase = ['platform/**/*.test.ts', 'modules/**/*.test.ts', 'apps/**/*.test.ts', 'tests/**/*.test.ts'];
const elsewhere = ['**/node_modules/**', 'tests/journeys/**', 'tests/drills/**', ...withoutDatabase, ...tidy];
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
/** The engine under the pipeline, every procedure walked to its ends, its doors, backup and restore. */
const embeddedWalks = [
  ...embeddedOnly,
  'apps/portal/**/*.test.ts',
  'apps/server/**/*.test.ts',
  'platform/**/*.test.ts',
  'tests/conformance/facts.test.ts',
  'tests/slices/{cli-backup,application-paths,finding-paths,harness,http,pipeline,real-parcels}.test.ts',
];

const waiting = { testTimeout: 30_000, hookTimeout: 60_000 };
const slice = { ...waiting, setupFiles: ['tests/harness/each-file.ts'] };

export default defineConfig({
  test: {
    // Two cores are what a clean clone is judged on; the embedded database takes most of one.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { ...waiting, name: 'alone', include: withoutDatabase } },
      { extends: true, test: { name: 'tidy', include: tidy } },
      {
        extends: true,
        test: {
          ...slice,
          name: 'embedded',
          include: process.env.CUNTU_DRILL === 'full' ? onDatabase : embeddedWalks,
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
