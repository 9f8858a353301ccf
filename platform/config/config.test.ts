/** What may be set, and what is said of a wrong value. */
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { BadConfig, readConfig } from './index.ts';

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
  } catch (fault) {
    if (fault instanceof BadConfig) return fault.faults;
    throw fault;
  }
  return [];
};

test('nothing set is the demo city on this machine alone', () => {
  expect(readConfig({})).toEqual({
    port: 8080,
    host: '127.0.0.1',
    home: resolve('.cuntu'),
    url: 'http://127.0.0.1:8080',
    databaseUrl: undefined,
    demo: 'local',
    demoAccounts: true,
    demoToday: undefined,
    tls: undefined,
    trustedProxies: [],
    dailyFiles: {},
  });
});

test('a variable that is set to nothing counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', CUNTU_DEMO: '' })).toEqual(readConfig({}));
});

test.each([
  [{}, true],
  [{ HOST: 'localhost' }, true],
  [{ HOST: '::1' }, true],
  [{ HOST: '0.0.0.0' }, false],
  [{ HOST: '127.evil.example' }, false],
  [{ HOST: '0.0.0.0', CUNTU_DEMO: 'public' }, true],
  [{ CUNTU_DEMO: '0' }, false],
  [{ CUNTU_TRUSTED_PROXY: '127.0.0.1' }, false],
  [{ CUNTU_URL: 'https://land.example' }, false],
  [{ CUNTU_URL: 'http://[::1]:8080' }, true],
  [{ CUNTU_URL: 'https://land.example', CUNTU_DEMO: 'public' }, true],
])('%o: demo accounts may exist: %s', (env: Record<string, string>, allowed) => {
  expect(readConfig(env).demoAccounts).toBe(allowed);
});

test('the public address loses its last slash; certificates make the default one https', () => {
  expect(readConfig({ CUNTU_URL: 'https://land.example/' }).url).toBe('https://land.example');
  const { url, tls } = readConfig({ HOST: '::', PORT: '443', CUNTU_TLS_CERT: '/c.pem', CUNTU_TLS_KEY: '/k.pem' });
  expect(url).toBe('https://[::]:443');
  expect(tls).toEqual({ certPath: resolve('/c.pem'), keyPath: resolve('/k.pem') });
});

test.each([
  [{ PORT: '80a' }, 'PORT is "80a"'],
  [{ PORT: '70000' }, 'PORT is "70000"'],
  [{ CUNTU_URL: 'land.example' }, 'CUNTU_URL is "land.example"'],
  [{ CUNTU_URL: 'javascript:1' }, 'CUNTU_URL is'],
  [{ CUNTU_DEMO: 'yes' }, 'CUNTU_DEMO is "yes"'],
  [{ CUNTU_DEMO_TODAY: '2026-02-30' }, 'CUNTU_DEMO_TODAY is "2026-02-30"'],
  [{ CUNTU_DEMO_TODAY: '30.9.2026' }, 'CUNTU_DEMO_TODAY is'],
  [{ CUNTU_TLS_CERT: 'a.pem' }, 'without CUNTU_TLS_KEY'],
  [{ CUNTU_TLS_KEY: 'a.pem' }, 'without CUNTU_TLS_CERT'],
  [{ CUNTU_TRUSTED_PROXY: '10.0.0.0/8, proxy' }, 'names "proxy"'],
  [{ CUNTU_TRUSTED_PROXY: '10.0.0.0/33' }, 'names "10.0.0.0/33"'],
])('%o is told in a sentence', (env: Record<string, string>, sentence) => {
  expect(faultsOf(env)).toHaveLength(1);
  expect(faultsOf(env)[0]).toContain(sentence);
});

test('all faults are told at once, and a password is not repeated', () => {
  const faults = faultsOf({ PORT: 'x', DATABASE_URL: 'mysql://u:secret@h', CUNTU_DEMO: 'x' });
  expect(faults).toHaveLength(3);
  expect(faults.join()).not.toContain('secret');
});
