/** What the page says of a clock that stands, and of one that runs beside it. */
import { expect, test } from 'vitest';
import type { MatterView } from '#modules/matters/office';
import zh from '../../office/words.zh.json' with { type: 'json' };
import { pausesSaid, runsBeside } from './standing.ts';

type Clock = MatterView['clocks'][number];

const t = ((key: string, params: Record<string, string> = {}) =>
  (zh as Record<string, string>)[key]!.replace(/\{\{(\w+)[^}]*\}\}/g, (_, name) => String(params[name]))) as never;
const words = { t, shortDay: (day: string) => day } as Parameters<typeof pausesSaid>[0];
const clock = (more: Partial<Clock>): Clock => ({ state: 'running', pauses: [], standsUntil: null, ...more }) as Clock;
const stands = clock({
  state: 'suspended',
  pauses: [
    { from: '2026-11-02', until: '2026-11-05' },
    { from: '2026-11-24', until: null },
  ],
  standsUntil: '2026-12-04',
});

test('each pause is told, and the one that lasts says until when', () => {
  const said = pausesSaid(words, stands, '2026-11-25');
  expect(said).toHaveLength(2);
  expect(said[0]).toContain('2026-11-05');
  expect(said[1]).toMatch(/2026-11-24.*2026-12-04/);
  expect(pausesSaid(words, { ...stands, standsUntil: null }, '2026-11-25')[1]).not.toContain('12-04');
});

test('a clock runs on beside one that stands; alone it says nothing, nor does the one that stands', () => {
  const running = clock({});
  expect(runsBeside(running, [stands, running])).toBe(true);
  expect(runsBeside(running, [running, clock({})])).toBe(false);
  expect(runsBeside(stands, [stands, running])).toBe(false);
});
