/** Tests that stand apart from kernels and slices: the scripts themselves, journeys in a browser, drills with faults. */
import { defineConfig } from 'vitest/config';

/**
 * One at a time: each of these starts a whole bureau, and two cores are what a clean clone is judged on. The bounds end what
 * hangs, on a machine several times slower than that.
 */
const whole = {
  fileParallelism: false,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 15_000, interval: 100 } },
};

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'scripts', include: ['scripts/**/*.test.mjs'] } },
      {
        test: {
          ...whole,
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/journeys/serve-bureau.ts'],
        },
      },
      { test: { ...whole, name: 'drills', include: ['tests/drills/**/*.test.ts'] } },
    ],
  },
});
