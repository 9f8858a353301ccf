/** The lock names what npm left out, for the machine that its name says. */
import { expect, test } from 'vitest';
import { completed } from './lock-whole.mjs';

const lockOf = (optionalDependencies, more = {}) => ({
  lockfileVersion: 3,
  packages: { '': {}, 'node_modules/tool': { version: '1.0.0', dev: true, optionalDependencies }, ...more },
});

test('adds what is left out, in the order of npm', () => {
  const { packages } = completed(lockOf({ '@a/cli-linux-arm64-musl': '1.2.3', 'z-win32-x64-msvc': '4.5.6-rc.1' }));
  expect(Object.keys(packages)).toEqual([
    '',
    'node_modules/@a/cli-linux-arm64-musl',
    'node_modules/tool',
    'node_modules/z-win32-x64-msvc',
  ]);
  expect(packages['node_modules/@a/cli-linux-arm64-musl']).toEqual({
    version: '1.2.3',
    os: ['linux'],
    cpu: ['arm64'],
    libc: ['musl'],
    dev: true,
    optional: true,
  });
  expect(packages['node_modules/z-win32-x64-msvc']).toMatchObject({
    version: '4.5.6-rc.1',
    os: ['win32'],
    cpu: ['x64'],
  });
});

test.each(['node_modules/a-linux-x64', 'node_modules/tool/node_modules/a-linux-x64'])('leaves %s as it is', (path) => {
  const lock = lockOf({ 'a-linux-x64': '1.0.0' }, { [path]: { version: '1.0.0', integrity: 'sha512-a' } });
  expect(completed(lock).packages).toEqual(lock.packages);
});

test('never guesses a machine or a version', () => {
  expect(() => completed(lockOf({ fsevents: '2.3.3' }))).toThrow('fsevents does not say');
  expect(() => completed(lockOf({ 'a-linux-x64': '^1.0.0' }))).toThrow('not exact');
});
