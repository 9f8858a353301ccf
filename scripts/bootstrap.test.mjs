/** The process that goes on under Node 26 keeps the exit code and hears the signals. */
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from './bootstrap.mjs';

const goOn = "import('./scripts/bootstrap.mjs').then(({ goOn }) => goOn('scripts/goes-on.fixture.ts'))";

/** `heard` is called with the child when it has said its first line. */
function outcomeOf(ending, heard = () => {}) {
  return new Promise((done) => {
    // Node leaves `--eval` out of argv, so what follows `-` are the arguments, as after a file.
    const child = spawn(process.execPath, ['--eval', goOn, '-', ending], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      heard(child);
    });
    child.on('close', (code, signal) => done({ code, signal, said }));
  });
}

test('the exit code is kept', async () => {
  expect(await outcomeOf('code')).toMatchObject({ code: 5, signal: null, said: expect.stringMatching(/^2[6-9]\./) });
});

test('a death by signal is kept', async () => {
  expect(await outcomeOf('signal')).toMatchObject({ code: null, signal: 'SIGKILL' });
});

test('SIGTERM is passed on, and its exit code kept', async () => {
  expect(await outcomeOf('wait', (child) => child.kill('SIGTERM'))).toMatchObject({ code: 7, signal: null });
});
