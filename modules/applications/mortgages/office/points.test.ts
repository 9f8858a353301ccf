/** Each item that is examined as a mortgage has its own hints, each a sentence in both languages, and none of another item's. */
import { expect, test } from 'vitest';
import items from '../../items/seed/items.json' with { type: 'json' };
import en from '../../office/words.en.json' with { type: 'json' };
import zh from '../../office/words.zh.json' with { type: 'json' };
import { pointsOf } from './points.ts';

const examined = items.filter(({ procedure }) => procedure === 'mortgage').map(({ key }) => key);

test('every item of the procedure has hints, and there are none besides', () => {
  expect(Object.keys(pointsOf).sort()).toEqual(examined.sort());
});

test.each(Object.entries(pointsOf))('%s: each hint is a sentence', (_, points) => {
  const words = [zh, en] as readonly Readonly<Record<string, string>>[];
  for (const point of points) for (const of of words) expect(of[`examine.point.${point}`], point).toMatch(/\S{2}/);
});

test('a change and a release are not told to compare what only a first entry has', () => {
  for (const item of ['mortgageChange', 'mortgageRelease'] as const)
    for (const point of ['holder', 'buildings', 'papers']) expect(pointsOf[item]).not.toContain(point);
});
