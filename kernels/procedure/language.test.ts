/** How a declaration is read: single or several, named or not. */
import { expect, test } from 'vitest';
import { listOf, outcomesOf, procedure, step, whoMay } from './language.ts';

test('a step keeps its name and all that was said of it', () => {
  expect(step('serve', { from: 'decided', to: 'served', by: 'officer', paper: 'receipt' })).toEqual({
    name: 'serve',
    from: 'decided',
    to: 'served',
    by: 'officer',
    paper: 'receipt',
  });
});

test('a procedure keeps its name and all that was said of it', () => {
  const rules = {
    version: '2',
    inForceFrom: '2026-01-01',
    appliesToRunning: true as const,
    states: { done: { final: true as const } },
    clocks: {},
    steps: [step('do', { from: 'start', to: 'done', by: 'officer' })],
  };
  expect(procedure('errand', rules)).toEqual({ name: 'errand', ...rules });
});

test.each([
  [undefined, []],
  ['one', ['one']],
  [
    ['one', 'two'],
    ['one', 'two'],
  ],
])('%j is read as the list %j', (some, list) => {
  expect(listOf(some)).toEqual(list);
});

test.each([
  ['officer', [{ role: 'officer' }]],
  [{ role: 'officer', licence: 'enforcement' }, [{ role: 'officer', licence: 'enforcement' }]],
  [
    ['officer', 'clerk'],
    [{ role: 'officer' }, { role: 'clerk' }],
  ],
  [
    ['officer', { role: 'reviewer', notAfterOwn: 'check' }],
    [{ role: 'officer' }, { role: 'reviewer', notAfterOwn: 'check' }],
  ],
])('by %j', (by, who) => {
  expect(whoMay(step('any', { from: 'a', to: 'b', by }))).toEqual(who);
});

test('a step has one way out without a name, or each under its own', () => {
  expect(outcomesOf(step('any', { from: 'a', to: 'b', by: 'x' }))).toEqual([{ outcome: undefined, to: 'b' }]);
  expect(outcomesOf(step('any', { from: 'a', to: { yes: 'b', no: 'same' }, by: 'x' }))).toEqual([
    { outcome: 'yes', to: 'b' },
    { outcome: 'no', to: 'same' },
  ]);
});
