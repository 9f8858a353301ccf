/** The unit rules of each law, count by count. */
import { expect, test } from 'vitest';
import { type CountingLaw, countingRules, unitFor } from './units.ts';

const written: Record<CountingLaw, { working: number[]; calendar: number[] }> = {
  administrativePenaltyLaw: { working: [2, 3, 5, 7], calendar: [10, 15, 30, 60, 90] },
  naturalResourcesPenaltyMeasures: { working: [3, 5, 7, 10], calendar: [15, 30, 60, 90] },
  administrativeCompulsionLaw: { working: [1, 2, 3, 5, 7, 10], calendar: [11, 15, 30, 60] },
  administrativeReconsiderationLaw: { working: [3, 5, 7, 10], calendar: [15, 30, 60] },
  administrativeLicenceLaw: { working: [5, 10, 20, 45], calendar: [] },
  openInformationRegulations: { working: [7, 15, 20], calendar: [] },
  petitionRegulations: { working: [5], calendar: [15, 30, 60] },
  civilCode: { working: [], calendar: [3, 5, 10, 30] },
  civilProcedureLaw: { working: [], calendar: [5, 7, 10, 15] },
};

test('every law of the table is tried', () => {
  expect(Object.keys(written).sort()).toEqual(Object.keys(countingRules).sort());
});

test.each(Object.entries(written) as [CountingLaw, { working: number[]; calendar: number[] }][])(
  'example: unitFor %s',
  (law, { working, calendar }) => {
    for (const count of working) expect(unitFor(law, count).unit, `${count}`).toBe('workingDays');
    for (const count of calendar) expect(unitFor(law, count).unit, `${count}`).toBe('days');
  },
);

test.each([
  ['administrativePenaltyLaw', '85'],
  ['naturalResourcesPenaltyMeasures', '57'],
  ['administrativeCompulsionLaw', '69'],
  ['administrativeReconsiderationLaw', '88'],
  ['administrativeLicenceLaw', '82'],
] as const)('%s answers with its article %s', (law, article) => {
  expect(unitFor(law, 5)).toMatchObject({ law, article });
});

test('10 days part the law from the ministry’s measures', () => {
  expect(unitFor('administrativePenaltyLaw', 10).unit).toBe('days');
  expect(unitFor('naturalResourcesPenaltyMeasures', 10).unit).toBe('workingDays');
});
