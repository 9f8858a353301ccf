/** The picture says what the figures say: each matter in its day, each mark where its day ends. */
import { expect, test } from 'vitest';
import { drawPromises, LAST_DAY, type Mark } from './drawing.ts';

const figure = (month: string, days: [days: number, count: number, missed?: number][], more = {}) => ({
  month,
  promised: 3,
  median: 1,
  p90: 2,
  count: 10,
  kept: 9,
  missed: 1,
  days: days.map(([at, count, missed = 0]) => ({ days: at, count, missed })),
  ...more,
});
const draw = (...figures: ReturnType<typeof figure>[]) =>
  drawPromises(figures, { month: (month) => month, sameDay: 'same' });
const only = (marks: readonly Mark[], is: Mark['is']) => marks.filter((mark) => mark.is === is);
const words = (drawing: ReturnType<typeof draw>, is: string) =>
  drawing.texts.filter((text) => text.is === is).map((text) => text.words);

test('months stand as time runs, each with how many of how many were on time', () => {
  const drawing = draw(figure('2026-11', [[1, 4]]), figure('2026-10', [[1, 2]], { kept: 2, count: 2 }));
  expect(words(drawing, 'month')).toEqual(['2026-10', '2026-11']);
  expect(words(drawing, 'count')).toEqual(['2 / 2', '9 / 10']);
});

test('all months are on one scale of days and of matters', () => {
  const { marks } = draw(figure('2026-10', [[1, 2]]), figure('2026-11', [[1, 8]]));
  const [october, november] = only(marks, 'kept');
  expect(november!.height).toBe(october!.height * 4);
  expect(november!.x).toBe(october!.x);
});

test('the late stand on those in time, and the least is seen', () => {
  const { marks } = draw(
    figure('2026-11', [
      [0, 1000],
      [4, 2, 1],
    ]),
  );
  const [kept, missed] = [only(marks, 'kept')[1]!, only(marks, 'missed')[0]!];
  expect(kept.height).toBeGreaterThan(0);
  expect(missed.y + missed.height).toBeLessThan(kept.y);
  expect([missed.x > kept.x, missed.x + missed.width < kept.x + kept.width]).toEqual([true, true]);
});

test('half, nine in ten and the promise reach to where their day ends', () => {
  const { marks, texts } = draw(
    figure('2026-11', [
      [0, 1],
      [1, 5],
      [5, 1],
    ]),
  );
  const ends = (is: Mark['is']) => only(marks, is).map(({ x, width }) => x + width)[0]!;
  const centre = (day: string) => texts.find(({ words }) => words === day)!.x;
  for (const [is, day] of [
    ['median', 1],
    ['p90', 2],
  ] as const) {
    expect(ends(is)).toBeGreaterThan(centre(String(day)));
    expect(ends(is)).toBeLessThan(centre(String(day + 1)));
  }
  const promised = only(marks, 'promised')[0]!;
  expect([centre('3') < promised.x, promised.x < centre('4')]).toEqual([true, true]);
});

test('what took very long stands together in the last column, and the picture keeps its width', () => {
  const drawing = draw(
    figure(
      '2026-11',
      [
        [1, 3],
        [40, 1, 1],
        [90, 2, 2],
      ],
      { p90: 90 },
    ),
  );
  expect(words(drawing, 'axis').at(-1)).toBe(`${LAST_DAY}+`);
  expect(only(drawing.marks, 'missed')).toHaveLength(1);
  for (const { x, width } of drawing.marks) expect(x + width).toBeLessThan(drawing.width);
});
