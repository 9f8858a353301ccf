/** Which fixes count: leaps, pieces, accuracy, silence; and that only neighbours decide. */
import { Blocks } from '@cuntu/geodesy';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEGREE, emptyFixes, type Fixes, sliceFixes } from './fixes.ts';
import { judge, type Mode, NEIGHBOURS, reachM, verdicts } from './judging.ts';
import { sift } from './sifting.ts';
import { markAll, strokesApart } from './strokes.ts';

const EPSG = 4547;
const START = Date.parse('2026-11-24T01:00:00Z');

/** Metres east of the start, seconds after it, metres of accuracy. */
function track(points: readonly (readonly [eastM: number, second: number, accuracy?: number])[]): Fixes {
  const fixes = emptyFixes(points.length);
  for (const [i, [eastM, second, accuracy = 5]] of points.entries()) {
    fixes.t[i] = START + second * 1000;
    fixes.lon[i] = Math.round((113.4 + eastM / 94_700) * DEGREE);
    fixes.lat[i] = 31.7 * DEGREE;
    fixes.accuracy[i] = accuracy;
    fixes.speed[i] = -1;
  }
  return fixes;
}

const verdictsOf = (fixes: Fixes, mode: Mode = 'foot') =>
  Array.from(judge(fixes, mode, EPSG).verdict, (one) => verdicts[one]!);
const spelt = (fixes: Fixes, mode?: Mode) =>
  verdictsOf(fixes, mode)
    .map((one) => one[0])
    .join('');

describe('on foot', () => {
  test('a single fix a kilometre away does not count, what is before and after it does', () => {
    expect(
      spelt(
        track([
          [0, 0],
          [6, 5],
          [12, 10],
          [1_000, 15],
          [24, 20],
          [30, 25],
          [36, 30],
        ]),
      ),
    ).toBe('ccclccc');
  });
  test('two after a leap do not count yet; the third makes them count', () => {
    const walk = [
      [0, 0],
      [6, 5],
      [12, 10],
      [1_000, 15],
      [1_006, 20],
    ] as const;
    expect(spelt(track(walk))).toBe('cccll');
    expect(spelt(track([...walk, [1_012, 25]]))).toBe('cccccc');
  });
  test('a lone fix counts, and so do two, where nothing leaps', () => {
    expect(spelt(track([[0, 0]]))).toBe('c');
    expect(
      spelt(
        track([
          [0, 0],
          [6, 5],
        ]),
      ),
    ).toBe('cc');
    expect(
      spelt(
        track([
          [0, 0],
          [1_000, 5],
        ]),
      ),
    ).toBe('ll');
  });
  test('one that may be 60 m off does not count, and does not part the others', () => {
    const judged = judge(
      track([
        [0, 0],
        [500, 5, 60],
        [12, 10],
      ]),
      'foot',
      EPSG,
    );
    expect(Array.from(judged.verdict, (one) => verdicts[one]![0]).join('')).toBe('cic');
    expect([...judged.before]).toEqual([-1, -1, 0]);
  });
  test('nothing is drawn over more than a minute, or over more than 200 m', () => {
    expect([
      ...judge(
        track([
          [0, 0],
          [60, 60],
          [120, 121],
          [330, 180],
        ]),
        'foot',
        EPSG,
      ).before,
    ]).toEqual([-1, 0, -1, -1]);
  });
  test('what a phone may be off is not held against its owner', () => {
    expect(
      spelt(
        track([
          [0, 0, 40],
          [75, 1, 40],
          [0, 2, 40],
        ]),
      ),
    ).toBe('ccc');
  });
});

test('a motorcycle may be where nobody walks to', () => {
  const ride = track([
    [0, 0],
    [120, 5],
    [240, 10],
  ]);
  expect([spelt(ride, 'foot'), spelt(ride, 'motorcycle')]).toEqual(['lll', 'ccc']);
});

test('the reach is whole up to ten metres, and less by what is beyond', () => {
  expect([reachM(5, 100), reachM(10, 100), reachM(30, 100), reachM(-1, 100), reachM(50, 50), reachM(50, 30)]).toEqual([
    100, 100, 80, 90, 10, 0,
  ]);
});

const steps = fc.array(
  fc.record({
    stepM: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 0, max: 20 }) },
      { weight: 1, arbitrary: fc.integer({ min: 300, max: 4_000 }) },
    ),
    pauseS: fc.oneof(
      { weight: 5, arbitrary: fc.constant(5) },
      { weight: 1, arbitrary: fc.integer({ min: 30, max: 400 }) },
    ),
    accuracy: fc.constantFrom(-1, 5, 5, 5, 30, 90),
  }),
  { minLength: 1, maxLength: 40 },
);

test('no more than its neighbours decide about a fix', () => {
  fc.assert(
    fc.property(steps, fc.nat(), fc.nat(), (list, a, b) => {
      let [east, second] = [0, 0];
      const points = list.map(({ stepM, pauseS, accuracy }) => {
        east += stepM;
        second += pauseS;
        return [east, second, accuracy] as const;
      });
      const whole = track(points);
      const [from, to] = [a % list.length, b % list.length].sort((x, y) => x - y) as [number, number];
      // As many accurate ones on either side as are said to matter.
      const accurate = (i: number) => list[i]!.accuracy <= 50;
      let [low, high] = [from, to];
      for (let n = 0; low > 0 && n < NEIGHBOURS; ) if (accurate(--low)) n += 1;
      for (let n = 0; high < list.length - 1 && n < NEIGHBOURS; ) if (accurate(++high)) n += 1;
      const part = sliceFixes(whole, low, high + 1);
      expect(verdictsOf(part).slice(from - low, to - low + 1)).toEqual(verdictsOf(whole).slice(from, to + 1));
    }),
    { seed: 20_261_122, numRuns: 500 },
  );
});

test('what has come and gone is the difference of what is covered', () => {
  const whole = track([
    [0, 0],
    [30, 20],
    [60, 40],
    [90, 60],
  ]);
  const [old, now] = [
    track([
      [0, 0],
      [30, 20],
      [90, 60],
    ]),
    whole,
  ].map((one) => judge(one, 'foot', EPSG));
  expect(strokesApart(old!, now!)).toEqual({ gone: [2], come: [2, 3] });
  expect(strokesApart(now!, now!)).toEqual({ gone: [], come: [] });
  const blocks = new Blocks();
  markAll(blocks, now!, 100);
  // A strip of 90 m with half a circle of 100 m at either end, in cells of 400 m².
  expect(blocks.cells * 400).toBeCloseTo(90 * 200 + Math.PI * 10_000, -3.2);
});

describe('what is not kept', () => {
  const nowMs = START + 3_600_000;
  const sieve = {
    windows: [{ fromMs: START, toMs: START + 600_000 }],
    place: { west: 112, south: 18, east: 116, north: 54 },
    nowMs,
    oldestMs: START - 90 * 86_400_000,
  };
  const one = (t: number, lon = 113.4, lat = 31.7) => sift({ t: [t], lon: [lon], lat: [lat] }, sieve).dropped;

  test('is told by its first reason', () => {
    expect(one(START)).toEqual({});
    expect(one(START, 0, 0)).toEqual({ invalid: 1 });
    expect(one(START, 113.4, 95)).toEqual({ invalid: 1 });
    expect(one(START, -8.66, 52.6)).toEqual({ elsewhere: 1 });
    expect(one(Date.parse('1901-12-13T20:45:52Z'))).toEqual({ clock: 1 });
    expect(one(Date.parse('2106-02-07T06:28:15Z'))).toEqual({ clock: 1 });
    expect(one(nowMs + 60_000)).toEqual({ outside: 1 });
    expect(one(START + 600_000)).toEqual({ outside: 1 });
    expect(one(START - 1)).toEqual({ outside: 1 });
  });

  test('is also the same instant twice', () => {
    const twice = { t: [START, START], lon: [113.4, 113.5], lat: [31.7, 31.7], accuracy: [9, 3] };
    const { kept, dropped } = sift(twice, sieve);
    expect([dropped, kept[0]!.count, kept[0]!.accuracy[0]]).toEqual([{ repeated: 1 }, 1, 3]);
  });
});
