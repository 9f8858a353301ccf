/** Whether a step may still come, told by the procedure of a finding. */
import type { Procedure } from '@cuntu/procedure';
import { expect, test } from 'vitest';
import { findingProcedure } from '#modules/patrol/contract';
import { canReach } from './rules.ts';

const finding = findingProcedure as unknown as Procedure;

test.each([
  ['reported', 'closeFinding', true],
  ['confirmed', 'serveStopNotice', true],
  ['served', 'verifyFinding', false],
  ['stopped', 'issueStopNotice', false],
  ['closed', 'recheckSite', false],
])('from %s, %s is still ahead: %s', (state, step, still) => {
  expect(canReach(finding, state, { step })).toBe(still);
});

test('goes by the states of a deed where no step is named', () => {
  expect(canReach(finding, 'reported', { states: 'served,stopped' })).toBe(true);
  expect(canReach(finding, 'closed', { states: 'reported,confirmed' })).toBe(false);
});
