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

test('five ways lead from a report to an end', () => {
  const ways = pathsOf(p, { loops: 0 }).map((path) => path.map((move) => move.outcome ?? move.step).join(' '));
  expect(ways.sort()).toEqual([
    'reportFinding illegal issueStopNotice serveStopNotice defied reportDefiance',
    'reportFinding illegal issueStopNotice serveStopNotice stopped closeFinding',
    'reportFinding joinFinding',
    'reportFinding lawful',
    'reportFinding noChange',
  ]);
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
    value: { to: 'ordered', paper: 'stopNotice', clocksToStop: [], clocksToStart: [] },
  });
});

describe('who', () => {
  const licensed = (role: string, ...states: string[]) => ({ role, scope: 'division', licence: 'enforcement', states });
  test.each([
    ['verifyFinding', 'reported'],
    ['issueStopNotice', 'confirmed'],
    ['serveStopNotice', 'ordered'],
    ['recheckSite', 'served'],
  ] as const)('%s is for those who hold a licence', (name, state) => {
    expect(mayOf(finding, name, 'division')).toEqual([licensed('stationOfficer', state), licensed('inspector', state)]);
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

test('the chart shows every state, and one lane: what was not stopped leaves the road', () => {
  const svg = diagram(finding, (kind, key) => `${kind}(${key})`);
  for (const state of Object.keys(finding.states)) expect(svg).toContain(`>state(${state})<`);
  expect(movesOf(p)).toHaveLength(11);
  expect(svg.match(/l9 -5v10z/g)).toHaveLength(1);
});
