/** The last line of a run, and its exit code, from what its sections counted. */
import { afterEach, expect, test, vi } from 'vitest';
import { count, countOf, failed, passed, runSections, skipped } from './sections.mjs';

const before = process.exitCode;

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = before;
});

async function lastLineOf(...counts) {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await runSections(counts.map((each, i) => [`part ${i}`, async () => (typeof each === 'function' ? each() : each)]));
  return { line: written.mock.calls.at(-1)[0], code: process.exitCode };
}

test('all parts are summed, and skipped ones fail nothing', async () => {
  const skip = () => skipped('no such folder');
  expect(await lastLineOf(passed, { passed: 40, failed: 0, skipped: 2 }, skip)).toEqual({
    line: '\n41 passed, 0 failed, 3 skipped\n',
    code: 0,
  });
});

test('those in one list run side by side and count alike', async () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  let both = 0;
  const meeting = Promise.withResolvers();
  const meets = async () => {
    if (++both === 2) meeting.resolve();
    await meeting.promise;
    return passed;
  };
  await runSections([
    [
      ['one', meets],
      ['other', meets],
    ],
    ['last', async () => failed],
  ]);
  expect(written.mock.calls.at(-1)[0]).toBe('\n2 passed, 1 failed, 0 skipped\n');
});

test('goes on after a failure and fails at the end', async () => {
  expect(await lastLineOf(failed, passed)).toEqual({ line: '\n1 passed, 1 failed, 0 skipped\n', code: 1 });
});

test('each missing tool is a failure', async () => {
  expect(await lastLineOf(passed, () => count(['one', 'two']))).toMatchObject({
    line: '\n1 passed, 2 failed, 0 skipped\n',
  });
});

test('a run in which nothing was tried has failed', async () => {
  expect(await lastLineOf(() => skipped('nothing here'))).toMatchObject({ code: 1 });
});

test('a file that cannot be loaded counts as a failure, though it has no tests', () => {
  const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 };
  const files = [
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'failed', assertionResults: [] },
  ];
  expect(countOf({ ...report, testResults: files })).toEqual({ passed: 3, failed: 2, skipped: 2 });
});
