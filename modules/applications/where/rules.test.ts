/** Whatever state an application is in, its applicant is told something, and never what is only thought of inside. */
import { expect, test } from 'vitest';
import { mortgageProcedure } from '../mortgages/procedure.ts';
import { previewProcedure } from '../previews/procedure.ts';
import { publicRoad, publicWay, seenAs } from './rules.ts';

test.each([mortgageProcedure, previewProcedure])('$name: every state is seen as something', (procedure) => {
  for (const state of Object.keys(procedure.states)) expect(seenAs(procedure, state)).toBeTruthy();
});

test('an objection looks like the review before it, and leads on as that does', () => {
  expect([seenAs(mortgageProcedure, 'objected'), publicWay(mortgageProcedure, 'objected')]).toEqual([
    'admitted',
    'admitted',
  ]);
  expect([seenAs(previewProcedure, 'objected'), publicWay(previewProcedure, 'objected')]).toEqual([
    'checked',
    'checked',
  ]);
});

test('what looks the same is told once; papers to come are no second receipt', () => {
  const at = '2026-11-24T09:00:00+08:00';
  const road = [
    { state: 'submitted', at, due: null },
    { state: 'admitted', at, due: null },
    { state: 'objected', at, due: '2026-11-27' },
    { state: 'submitted', at: null, due: null },
    { state: 'examined', at: null, due: null },
  ];
  expect(publicRoad(mortgageProcedure, road)).toEqual([
    { state: 'submitted', at, due: null },
    { state: 'admitted', at, due: '2026-11-27' },
    { state: 'examined', at: null, due: null },
  ]);
});
