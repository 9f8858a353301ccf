/** The life of a finding as its procedure has it: every way, every paper, every clock, everybody's part. */

import {
  after,
  begin,
  coveringPaths,
  diagram,
  faultsOf,
  mayOf,
  movesOf,
  type Procedure,
  pathsOf,
  take,
} from '@cuntu/procedure';
import { describe, expect, test } from 'vitest';
import { findingProcedure as finding } from './procedure.ts';

const p: Procedure = finding;
const both = { twoLicensedOfficers: true };

test('has no fault', () => {
  expect(faultsOf(p)).toEqual([]);
});

const waysTo = (outcomes: number) =>
  pathsOf(p, { loops: 0 })
    .filter((path) => path.filter((move) => move.step === 'verifyFinding').length <= outcomes)
    .map((path) => path.map((move) => move.outcome ?? move.step).join(' '))
    .sort();

test('five ways lead from a report to an end, each with the word of the second officer', () => {
  expect(waysTo(1)).toEqual([
    'reportFinding illegal agreed issueStopNotice agreed serveStopNotice agreed defied reportDefiance',
    'reportFinding illegal agreed issueStopNotice agreed serveStopNotice agreed stopped closeFinding',
    'reportFinding joinFinding',
    'reportFinding lawful agreed',
    'reportFinding noChange agreed',
  ]);
});

test('what was entered can be entered anew, with another result, as long as nobody has confirmed it', () => {
  expect(waysTo(2)).toHaveLength(waysTo(1).length + 6);
});

describe('the second officer', () => {
  test.each([
    ['confirmVerification', 'verified', 'confirmed', 'reported'],
    ['confirmDismissal', 'cleared', 'dismissed', 'reported'],
    ['confirmNotice', 'drawn', 'ordered', 'confirmed'],
    ['confirmService', 'handed', 'served', 'ordered'],
  ] as const)('%s: yes leads on, no leads back to before the deed', (name, from, on, back) => {
    const at = (outcome: string) => take(p, { state: from, clocks: {} }, name, outcome, {});
    expect(at('agreed')).toMatchObject({ value: { to: on } });
    expect(at('denied')).toMatchObject({ value: { to: back } });
    for (const rule of mayOf(finding, name, 'division'))
      expect(rule).toMatchObject({ scope: 'assigned', licence: 'enforcement', states: [from] });
  });

  test.each(['verification', 'stop'] as const)(
    'gains no time for anybody: the clock %s runs on when he says no',
    (name) => {
      const [from, step] = name === 'verification' ? ['verified', 'confirmVerification'] : ['handed', 'confirmService'];
      const run = { state: from!, clocks: { [name]: 'running' as const } };
      expect(take(p, run, step!, 'denied', {})).toMatchObject({ value: { clocksToStart: [], clocksToStop: [] } });
    },
  );
});

test.each(coveringPaths(p).map((path) => [path.map((move) => move.outcome ?? move.step).join(' → '), path] as const))(
  '%s: one clock at a time, none at the end',
  (_, path) => {
    const begun = begin(p);
    let run = after({ state: begun.state, clocks: {} }, { ...begun, clocksToStop: [] });
    for (const move of path.slice(1)) {
      const running = Object.values(run.clocks).filter((state) => state === 'running');
      expect(running).toHaveLength(1);
      const taken = take(p, run, move.step, move.outcome, both);
      if (!taken.ok) throw new Error(taken.refusal.code);
      expect(taken.value.to).toBe(move.to);
      run = after(run, taken.value);
    }
    expect(Object.values(run.clocks)).not.toContain('running');
  },
);

test('the stop clock runs on from the order to its service: a notice in a drawer stops nothing', () => {
  const run = { state: 'confirmed', clocks: { verification: 'stopped', stop: 'running' } } as const;
  expect(take(finding, run, 'issueStopNotice', undefined, both)).toMatchObject({
    value: { to: 'drawn', paper: 'stopNotice', clocksToStop: [], clocksToStart: [] },
  });
});

describe('who', () => {
  const licensed = (role: string, ...states: string[]) => ({
    role,
    scope: 'division',
    licence: 'enforcement',
    kinds: ['finding'],
    states,
  });
  test.each([
    ['verifyFinding', ['reported', 'verified', 'cleared']],
    ['issueStopNotice', ['confirmed', 'drawn']],
    ['serveStopNotice', ['ordered', 'handed']],
    ['recheckSite', ['served']],
  ] as const)('%s is for those who hold a licence', (name, states) => {
    expect(mayOf(finding, name, 'division')).toEqual([
      licensed('stationOfficer', ...states),
      licensed('inspector', ...states),
    ]);
  });
  test('a coordinator reports and nothing more', () => {
    const may = finding.steps.filter((one) =>
      mayOf(finding, one.name, 'division').some((rule) => rule.role === 'coordinator'),
    );
    expect(may.map((one) => one.name)).toEqual(['reportFinding']);
  });
  test('who verified does not close', () => {
    for (const rule of mayOf(finding, 'closeFinding', 'division')) expect(rule.notAfterOwn).toBe('verifyFinding');
  });
  test.each(['verifyFinding', 'issueStopNotice'] as const)('one officer alone cannot %s', (name) => {
    const state = name === 'verifyFinding' ? 'reported' : 'confirmed';
    const outcome = name === 'verifyFinding' ? 'illegal' : undefined;
    expect(take(p, { state, clocks: {} }, name, outcome, { twoLicensedOfficers: false })).toMatchObject({
      refusal: { code: 'guard.twoLicensedOfficers' },
    });
  });
});

test('limits are keys of norms', () => {
  expect(Object.values(finding.clocks).map((clock) => clock.limit)).toEqual([
    'finding.verify',
    'finding.stop',
    'finding.recheck',
    'finding.close',
    'finding.reportDefiance',
  ]);
});

test('the chart shows every state; what was not stopped, and each way back, has a lane', () => {
  const svg = diagram(finding, (kind, key) => `${kind}(${key})`);
  for (const state of Object.keys(finding.states)) expect(svg).toContain(`>state(${state})<`);
  expect(movesOf(p)).toHaveLength(27);
  expect(svg.match(/l9 -5v10z/g)).toHaveLength(6);
});
