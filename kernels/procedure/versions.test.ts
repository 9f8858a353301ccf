/** Which version governs, at each date that matters. */
import { describe, expect, test } from 'vitest';
import { inForceOn, penaltyVersion, promiseVersion, stepsVersion, type Versioned } from './index.ts';

const first: Versioned = { version: '1', inForceFrom: '2020-01-01' };
const second: Versioned = { version: '2', inForceFrom: '2024-05-01' };
const sweeping: Versioned = { version: '3', inForceFrom: '2026-01-01', appliesToRunning: true };
const fourth: Versioned = { version: '4', inForceFrom: '2027-01-01' };
const all = [sweeping, first, fourth, second];

describe('in force', () => {
  test.each([
    ['2019-12-31', undefined],
    ['2020-01-01', '1'],
    ['2024-04-30', '1'],
    ['2024-05-01', '2'],
    ['2026-06-01', '3'],
    ['2030-01-01', '4'],
  ])('on %s: %s', (on, version) => {
    expect(inForceOn(all, on)?.version).toBe(version);
  });
  test('of two from the same day the later written', () => {
    const corrected = { ...second, version: '2a' };
    expect(inForceOn([first, second, corrected], '2024-05-01')).toBe(corrected);
  });
  test('of none, none', () => {
    expect(inForceOn([], '2026-01-01')).toBeUndefined();
  });
});

describe('the steps of a matter', () => {
  test.each([
    ['2021-03-01', '2021-03-01', '1'],
    ['2021-03-01', '2025-12-31', '1'],
    ['2021-03-01', '2026-01-01', '3'],
    ['2024-06-01', '2026-01-01', '3'],
    ['2026-02-01', '2028-01-01', '3'],
    ['2027-02-01', '2028-01-01', '4'],
    ['2021-03-01', '2028-01-01', '3'],
    ['2019-01-01', '2025-01-01', undefined],
  ])('begun on %s, seen on %s: %s', (startedOn, today, version) => {
    expect(stepsVersion(all, startedOn, today)?.version).toBe(version);
  });
});

describe('the promise', () => {
  test.each([
    [undefined, undefined],
    ['2024-04-30', '1'],
    ['2024-05-01', '2'],
    ['2026-06-01', '3'],
  ])('accepted on %s: %s', (acceptedOn, version) => {
    expect(promiseVersion(all, acceptedOn)?.version).toBe(version);
  });
});

describe('the penalty', () => {
  const lighter = (newer: Versioned): boolean => newer.version === '3';
  const never = (): boolean => false;
  test.each([
    ['the law at the time of the act', '2021-01-01', '2025-01-01', never, '1'],
    ['even when it is no longer in force', '2021-01-01', '2027-05-01', never, '1'],
    ['the newer one when it is lighter', '2021-01-01', '2026-05-01', lighter, '3'],
    ['none for an act before any law, be the newer as light as it may', '2019-01-01', '2026-05-01', lighter, undefined],
  ])('%s', (_, actedOn, today, isLighter, version) => {
    expect(penaltyVersion(all, actedOn, today, isLighter)?.version).toBe(version);
  });
});
