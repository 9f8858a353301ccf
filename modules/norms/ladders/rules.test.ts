/** Which rungs a clock has reached, and which ladder may be set. */
import { almanacOf, type HolidayNotice } from '@cuntu/calendar';
import { describe, expect, test } from 'vitest';
import seed from '../seed/holiday-notices.json' with { type: 'json' };
import ladders from '../seed/ladders.json' with { type: 'json' };
import { type LadderVersion, ladderVersion, type Rung } from './contract.ts';
import { decideLadder, ladderOn, laddersInForce, rungsDue } from './rules.ts';

const almanac = almanacOf(seed as HolidayNotice[]);
const id = '019abcde-0000-7000-8000-000000000000';
const [promised] = ladders.map((ladder) => ladderVersion.parse({ ...ladder, id }));
const due = (turnedOn: string, today: string) => rungsDue(almanac, promised!.rungs, turnedOn, today);

describe('rungs', () => {
  test('of the seed: at once two, after a working day one, after three the last two', () => {
    expect(due('2026-11-25', '2026-11-25')).toEqual({ due: [1, 2], nextOn: '2026-11-26' });
    expect(due('2026-11-25', '2026-11-26')).toEqual({ due: [1, 2, 3], nextOn: '2026-11-30' });
    expect(due('2026-11-25', '2026-11-30')).toEqual({ due: [1, 2, 3, 4, 5], nextOn: null });
  });

  test('of what turns on a Saturday begin that day and count from Monday', () => {
    expect(due('2026-11-28', '2026-11-29')).toEqual({ due: [1, 2], nextOn: '2026-11-30' });
  });

  test('wait through the holidays, and in a year without a notice still come', () => {
    expect(due('2026-10-01', '2026-10-07')).toEqual({ due: [1, 2], nextOn: '2026-10-08' });
    expect(due('2027-02-01', '2027-02-03')).toEqual({ due: [1, 2, 3], nextOn: '2027-02-04' });
  });

  test('none are due before the day of turning', () => {
    expect(due('2026-11-25', '2026-11-24')).toEqual({ due: [], nextOn: '2026-11-25' });
  });
});

const version = (inForceFrom: string, rungs = promised!.rungs): LadderVersion => ({ ...promised!, rungs, inForceFrom });

describe('versions', () => {
  const versions = [version('2024-05-01'), version('2026-12-01')];
  test('the one in force on the day; the next is told beside it', () => {
    expect(ladderOn(versions, 'promised', '2026-11-30')?.inForceFrom).toBe('2024-05-01');
    expect(ladderOn(versions, 'promised', '2026-12-01')?.inForceFrom).toBe('2026-12-01');
    expect(ladderOn(versions, 'statutory', '2026-12-01')).toBeUndefined();
    expect(laddersInForce(versions, '2026-11-30')).toMatchObject([{ next: { inForceFrom: '2026-12-01' } }]);
    expect(laddersInForce(versions, '2020-01-01')).toMatchObject([{ inForceFrom: '2024-05-01', next: null }]);
  });
});

describe('a new ladder', () => {
  const decide = (next: LadderVersion, latest: string | undefined = '2024-05-01') =>
    decideLadder(next, latest, '2026-11-24');
  const leader = (after: number, unit: Rung['unit'] = 'workingDays'): Rung => ({
    after,
    unit,
    to: 'branch',
    role: 'leader',
  });

  test('begins tomorrow at the earliest, after all others; the first of all at any time', () => {
    expect(decide(version('2026-11-24'))).toMatchObject({ refusal: { code: 'ladder.fromTomorrow' } });
    expect(decide(version('2026-11-25'))).toMatchObject({ ok: true });
    expect(decide(version('2026-12-01'), '2026-12-01')).toMatchObject({ refusal: { code: 'ladder.sameDay' } });
    expect(decideLadder(version('2020-01-01'), undefined, '2026-11-24')).toMatchObject({ ok: true });
  });

  test('rises, says nothing twice, and names a role for anybody but whoever has the task', () => {
    expect(decide(version('2027-01-01', [leader(3), leader(1)]))).toMatchObject({
      refusal: { code: 'ladder.notRising', at: 'rungs.1.after', params: { nth: 2 } },
    });
    expect(decide(version('2027-01-01', [leader(3), leader(5, 'days')]))).toMatchObject({ ok: true });
    expect(decide(version('2027-01-01', [leader(3), leader(3)]))).toMatchObject({
      refusal: { code: 'ladder.rungTwice', at: 'rungs.1.to' },
    });
    const bad = { ...promised, rungs: [{ after: 0, unit: 'days', to: 'person', role: 'leader' }] };
    expect(ladderVersion.safeParse(bad).success).toBe(false);
  });
});
