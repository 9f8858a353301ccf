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

test('for people, what is no fault is not written, and how far a work has come is one line that moves', () => {
  const { log, lines } = written({ pretty: true });
  log.info('refused');
  log.progress('demo', 1, 8);
  log.progress('demo', 2, 8);
  log.warn('slow');
  log.progress('demo', 8, 8);
  expect(lines.join('')).toBe('demo … 1 / 8\r\x1b[Kdemo … 2 / 8\r\x1b[K02:00:00.000 warn  slow\ndemo … 2 / 8\r\x1b[K');
});

test('the moving line is taken away before others write', () => {
  const { log, lines } = written({ pretty: true });
  log.still();
  expect(lines).toEqual([]);
  log.with({ request: 'r1' }).progress('demo', 1, 8);
  log.still();
  log.still();
  expect(lines.join('')).toBe('demo … 1 / 8\r\x1b[K');
});

test('for machines progress is a line at each quarter', () => {
  const { log, lines } = written();
  for (let done = 0; done <= 51; done++) log.progress('demo land', done, 51);
  expect(lines.map((line) => JSON.parse(line).done)).toEqual([13, 26, 39, 51]);
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
