/** The interpreter, taken through the life of a finding. */
import { expect, test } from 'vitest';
import { findingProcedure as p } from '../../modules/patrol/findings/procedure.ts';
import { after, begin, hear, take } from './index.ts';

const both = { twoLicensedOfficers: true };

test('a finding begins with its verification owed and its clock running', () => {
  expect(begin(p)).toEqual({
    step: 'reportFinding',
    state: 'reported',
    clocksToStart: [{ clock: 'verification', limit: 'finding.verify', countsFrom: 'happenedAt' }],
    paper: undefined,
    task: { verb: 'verify', owner: 'stationOfficer', clock: 'verification' },
  });
});

test('a step moves the state, stops one clock and starts the next', () => {
  const run = { state: 'reported', clocks: { verification: 'running' } } as const;
  const taken = take(p, run, 'verifyFinding', 'illegal', both);
  expect(taken).toMatchObject({
    ok: true,
    value: { from: 'reported', to: 'confirmed', clocksToStop: ['verification'], clocksToStart: [{ clock: 'stop' }] },
  });
  expect(taken.ok && after(run, taken.value)).toMatchObject({
    state: 'confirmed',
    clocks: { verification: 'stopped', stop: 'running' },
  });
});

test('a step out of turn is refused', () => {
  const run = { state: 'closed', clocks: {} } as const;
  expect(take(p, run, 'verifyFinding', 'illegal', both)).toEqual({
    ok: false,
    refusal: { code: 'step.notNow', params: { step: 'verifyFinding', state: 'closed' } },
  });
  expect(hear(p, run, 'anything')).toEqual({ clocksToStart: [], clocksToStop: [] });
});
