/** A run in headed sections that goes on after a failure, counts, and fails at its end. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireNode26, root, run, say, withNode26 } from './bootstrap.mjs';

const none = { passed: 0, failed: 0, skipped: 0 };
export const passed = { ...none, passed: 1 };
export const failed = { ...none, failed: 1 };

const plus = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

export function skipped(why) {
  say(`Skipped: ${why}`);
  return { ...none, skipped: 1 };
}

export const count = (sentences) => {
  for (const sentence of sentences) say(sentence);
  return { ...none, failed: sentences.length };
};

/** A file that could not even be loaded has no tests in vitest's report, so it counts as one failure itself. */
export function countOf(report) {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Runs one of the brought programs under Node 26: `['typescript/bin/tsc', '-p', …]`; its exit code. */
export function program([file, ...args], extra = {}) {
  const node = requireNode26();
  return run(node, [join(root, 'node_modules', file), ...args], { env: { ...withNode26(node), ...extra } });
}

export const check = async (command) => ((await program(command)) === 0 ? passed : failed);

export async function vitest(args, extra = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cuntu-report-'));
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  try {
    const code = await program(['vitest/vitest.mjs', 'run', ...args, ...reporters], extra);
    if (!existsSync(file)) return failed;
    const counted = countOf(JSON.parse(readFileSync(file, 'utf8')));
    return code !== 0 && counted.failed === 0 ? plus(counted, failed) : counted;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A project of apart.config.mjs, whose tests are in `folder`; all of its files, or those named. */
export const vitestApart = (project, folder, extra = {}, files = []) =>
  existsSync(join(root, folder))
    ? vitest(['--config', 'scripts/apart.config.mjs', '--project', project, ...files], extra)
    : skipped(`there is no ${folder} yet`);

const shown = (total) => `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`;

async function runSection([heading, work]) {
  say(`\n── ${heading} ──`);
  const since = Date.now();
  const counted = await work();
  say(`${heading}: ${shown(counted)} (${((Date.now() - since) / 1000).toFixed(1)} s)`);
  return counted;
}

/**
 * `sections`: pairs of heading and what to do, one after another; those in a list of their own side by side, where each by itself
 * would leave a core idle. Prints the sum as its last line and sets the exit code.
 */
export async function runSections(sections) {
  let total = none;
  for (const one of sections) {
    const together = Array.isArray(one[0]) ? one : [one];
    for (const counted of await Promise.all(together.map(runSection))) total = plus(total, counted);
  }
  say(`\n${shown(total)}`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}
