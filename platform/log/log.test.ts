/** Lines can be read by a machine, one an event, and tell nothing about a person. */

import { expect, test } from 'vitest';
import { fixedClock } from '#platform/clock';
import { type LogOptions, openLog } from './index.ts';

function written(options: LogOptions = {}) {
  const lines: string[] = [];
  const log = openLog({ clock: fixedClock('2026-09-30T02:00:00.000Z'), write: (line) => lines.push(line), ...options });
  return { log, lines };
}

test('an event is one line of JSON with the time and the request', () => {
  const { log, lines } = written();
  log.with({ request: 'r1' }).info('answered', { status: 200, text: 'two\nlines' });
  expect(lines).toEqual([
    '{"at":"2026-09-30T02:00:00.000Z","level":"info","event":"answered","request":"r1","status":200,"text":"two\\nlines"}\n',
  ]);
});

test('levels below the chosen one are silent', () => {
  const { log, lines } = written({ level: 'warn' });
  log.debug('a');
  log.info('b');
  log.warn('c');
  log.error('d');
  expect(lines).toHaveLength(2);
});

test('for people it is short', () => {
  const { log, lines } = written({ pretty: true });
  log.warn('slow', { ms: 300, route: '/api/x' });
  expect(lines).toEqual(['02:00:00.000 warn  slow ms=300 route="/api/x"\n']);
});

test('fields named like personal data are withheld', () => {
  const { log, lines } = written();
  log.info('signedIn', { phone: '13800000000', idNumber: '42138119900101001X', account: 'u1' });
  expect(lines[0]).not.toMatch(/138000|421381/);
  expect(lines[0]).toContain('"account":"u1"');
});

test('a fault of the database is logged without the values that it quotes', () => {
  const { log, lines } = written();
  const wrong = Object.assign(new Error('invalid input syntax for type date: "42138119900101001X"'), {
    code: '22007',
    detail: 'Key (phone)=(13800000000)',
  });
  log.fault('failed', wrong);
  expect(lines[0]).not.toMatch(/138000|421381/);
  expect(lines[0]).toContain('"code":"22007","message":"invalid input syntax for type date"');
  expect(lines[0]).toContain('log.test.ts');
});
