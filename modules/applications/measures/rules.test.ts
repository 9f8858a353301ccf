/** The register's own rules: the groups are whole, a pointer leads to something, versions follow by their days. */
import { describe, expect, test } from 'vitest';
import { firstMeasures } from './catalogue.ts';
import type { Measure } from './contract.ts';
import {
  decideEffect,
  decidePointer,
  decideRecord,
  decideWithdrawal,
  halfYearBefore,
  itemsOf,
  measuresOn,
  medianOf,
} from './rules.ts';

const keys = ['registration.promise', 'mining.promise'];

describe('the measures of the seed', () => {
  test('are nineteen opinions, three relaxations, three preferences, six compressions, numbered without a gap', () => {
    const numbers = (group: string) => firstMeasures.filter((one) => one.group === group).map(({ number }) => number);
    const to = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
    expect(numbers('opinion')).toEqual(to(19));
    expect(numbers('relaxation')).toEqual(to(3));
    expect(numbers('preference')).toEqual(to(3));
    expect(numbers('compression')).toEqual(to(6));
    expect(firstMeasures.filter(({ key, group, number }) => key !== `${group}.${number}`)).toEqual([]);
  });

  test('none claims more certainty than a report that was read second-hand', () => {
    expect(firstMeasures.filter(({ confidence }) => confidence === 'V' || confidence === 'M')).toEqual([]);
  });
});

describe('a pointer', () => {
  test.each([
    [{ changes: 'limit', limit: 'no.such', from: null, to: { count: 1, unit: 'days' } }, 'measure.unknownLimit'],
    [{ changes: 'fee', item: 'landPreview', fee: 'standard', fromYuan: 1, toYuan: 0 }, 'measure.unknownFee'],
    [{ changes: 'fee', item: 'mortgageSet', fee: 'standard', fromYuan: 550, toYuan: 550 }, 'measure.nothingChanges'],
    [{ changes: 'step', procedure: 'preview', step: 'registerMortgage' }, 'measure.unknownStep'],
    [{ changes: 'material', item: 'landPreview', material: 'certificate' }, 'measure.unknownMaterial'],
  ] as const)('%j: %s', (pointer, code) => {
    expect(decidePointer(pointer, keys)).toMatchObject({ refusal: { code } });
  });

  test('reaches the items that it changes', () => {
    const limit = (key: string) =>
      itemsOf({ changes: 'limit', limit: key, from: null, to: { count: 3, unit: 'workingDays' } });
    expect(limit('registration.promise')).toEqual(['mortgageSet', 'mortgageChange', 'mortgageRelease']);
    expect(limit('mining.promise')).toEqual([]);
    expect(itemsOf({ changes: 'step', procedure: 'preview', step: 'issueOpinion' })).toEqual(['landPreview']);
  });
});

const [first] = firstMeasures as [Measure];
const version = (inForceFrom: string): Measure => ({ ...first, inForceFrom });

describe('versions', () => {
  const all = [version('2024-05-01'), version('2026-12-01')];
  test('follow one another by their days', () => {
    expect(measuresOn(all, [], '2026-11-30')[0]).toMatchObject({ inForceFrom: '2024-05-01', state: 'inForce' });
    expect(measuresOn(all, [], '2026-12-01')[0]).toMatchObject({ inForceFrom: '2026-12-01', state: 'inForce' });
    expect(measuresOn(all, [], '2024-04-30')[0]).toMatchObject({ inForceFrom: '2024-05-01', state: 'toCome' });
  });
  test('end on the day of their withdrawal, and may be taken up again', () => {
    const gone = [{ key: first.key, from: '2025-01-01' }];
    const one = [version('2024-05-01')];
    expect(measuresOn(one, gone, '2024-12-31')[0]).toMatchObject({ withdrawnFrom: '2025-01-01' });
    expect(measuresOn(one, gone, '2025-01-01')).toEqual([]);
    expect(measuresOn([...one, version('2025-06-01')], gone, '2025-06-01')[0]).toMatchObject({ withdrawnFrom: null });
  });
  test('never reach back', () => {
    const code = (inForceFrom: string) => {
      const decided = decideRecord({ ...first, inForceFrom }, [first], '2026-11-24');
      return decided.ok ? 'ok' : decided.refusal.code;
    };
    expect([code('2026-11-24'), code('2026-11-23'), code('2024-05-01')]).toEqual([
      'ok',
      'measure.fromToday',
      'measure.sameDay',
    ]);
    expect(decideRecord({ ...first, key: 'opinion.2', inForceFrom: '2027-01-01' }, [], '2026-11-24')).toMatchObject({
      refusal: { code: 'measure.otherKey', params: { key: first.key } },
    });
  });
  test('are withdrawn once, and after their own day', () => {
    const withdraw = (from: string, gone: { key: string; from: string }[] = [], series: Measure[] = [first]) => {
      const decided = decideWithdrawal({ key: first.key, from }, series, gone, '2026-11-24');
      return decided.ok ? 'ok' : decided.refusal.code;
    };
    expect(withdraw('2026-11-24')).toBe('ok');
    expect(withdraw('2026-11-23')).toBe('measure.fromToday');
    expect(withdraw('2026-12-01', [{ key: first.key, from: '2026-11-30' }])).toBe('measure.withdrawn');
    expect(withdraw('2026-12-01', [], [])).toBe('measure.unknown');
    expect(withdraw('2026-12-01', [], [version('2026-12-01')])).toBe('measure.fromToday');
  });
});

describe('the effect', () => {
  const spell = (taken: { days: number; n: number }[]) => ({ from: '2026-01-01', to: '2026-06-30', taken });
  test('is the median of what is counted', () => {
    expect(medianOf([])).toBeNull();
    expect(medianOf([{ days: 3, n: 0 }])).toBeNull();
    expect(
      medianOf([
        { days: 9, n: 1 },
        { days: 1, n: 2 },
        { days: 2, n: 1 },
      ]),
    ).toBe(1.5);
  });
  test('is unknown where nothing is on record, and never half made up', () => {
    expect(decideEffect(spell([]), spell([]))).toEqual({ is: 'unknown', why: 'noRecords' });
    expect(decideEffect(spell([]), spell([{ days: 2, n: 3 }]))).toMatchObject({
      is: 'oneSided',
      before: null,
      since: { median: 2, count: 3 },
    });
    expect(decideEffect(spell([{ days: 20, n: 1 }]), spell([{ days: 2, n: 3 }]))).toMatchObject({ is: 'measured' });
  });
  test('looks half a year back, to the last of a shorter month', () => {
    expect([halfYearBefore('2026-08-31'), halfYearBefore('2026-05-01'), halfYearBefore('2024-08-30')]).toEqual([
      '2026-02-28',
      '2025-11-01',
      '2024-02-29',
    ]);
  });
});
