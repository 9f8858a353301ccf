/** The life of a blind spot as its procedure has it: every way, and no hand that could end it. */
import { coveringPaths, faultsOf, type Procedure, pathsOf } from '@cuntu/procedure';
import { expect, test } from 'vitest';
import { blindSpotProcedure } from './procedure.ts';

const p: Procedure = blindSpotProcedure;

test('has no fault', () => {
  expect(faultsOf(p)).toEqual([]);
});

test('three reasons, each with four endings, straight or by way of a lack of people', () => {
  expect(pathsOf(p, { loops: 0 })).toHaveLength(3 * 4 * 2);
  expect(coveringPaths(p).length).toBeGreaterThan(0);
});

test('the house alone takes every step', () => {
  expect(p.steps.map((step) => step.by)).toEqual(['system', 'system', 'system']);
});
