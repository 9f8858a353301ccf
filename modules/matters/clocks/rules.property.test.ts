/** Ten thousand matters with stops, extensions, year ends and month ends, against a counter that walks day by day. */
import { almanacOf, type HolidayNotice } from '@cuntu/calendar';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstNorms } from '#modules/norms';
import { dueOf, type Pause, resumed } from './rules.ts';

const notices = firstNorms(() => '').flatMap(({ name, input }) =>
  name === 'norms.loadHolidayNotice' ? [(input as { notice: HolidayNotice }).notice] : [],
);
const almanac = almanacOf(notices);
const DAY_MS = 86_400_000;
/** The next notice may still lengthen New Year into the last three days of the year. */
const LAST_KNOWN = '2026-12-28';
/** Of a year without a notice: what the law itself fixes. */
const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

const dateAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const plus = (date: string, days: number) => dateAt(Date.parse(date) + days * DAY_MS);

/** Read from the notices by sets alone; what follows shares nothing with the kernel. A later notice of a year goes before an earlier one. */
const plainDays = new Map<string, boolean>();
for (const { off, work } of [...notices].sort((a, b) => a.issuedOn.localeCompare(b.issuedOn))) {
  for (const { from, to } of off) for (let day = from; day <= to; day = plus(day, 1)) plainDays.set(day, false);
  for (const day of work) plainDays.set(day, true);
}
const works = (date: string): boolean => {
  if (date.slice(0, 4) > '2026' && fixed.includes(date.slice(5))) return false;
  return plainDays.get(date) ?? new Date(date).getUTCDay() % 6 !== 0;
};

type Unit = 'workingDays' | 'days' | 'months' | 'years';
interface Event {
  /** Days after the start. */
  after: number;
  act: 'stop' | 'goOn' | 'extend';
  more: number;
}
interface Script {
  start: string;
  time: string;
  unit: Unit;
  count: number;
  events: Event[];
}

/**
 * A day counts unless the clock stands still when it ends; it is due at the first working day on which enough have counted. Stops and
 * extensions that come too late are not made.
 */
function walk({ start, unit, count, events }: Script): string {
  let [target, counted, halted, extended] = [count, 0, false, false];
  for (let day = start; ; day = plus(day, 1)) {
    for (const { act, more } of events.filter(({ after }) => plus(start, after) === day)) {
      if (act === 'goOn') halted = false;
      if (act === 'stop') halted = true;
      if (act === 'extend' && !extended && !halted) [target, extended] = [target + more, true];
    }
    if (day !== start && !halted && (unit === 'days' || works(day))) counted++;
    if (counted >= target && works(day) && !halted) return day;
  }
}

/** To the same day of the month, else its last; then on to a working day. */
function walkMonths({ start, unit, count }: Script): string {
  const [year, month, dom] = start.split('-').map(Number) as [number, number, number];
  const end = year * 12 + month + (unit === 'years' ? count * 12 : count);
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  let day = start;
  while (monthOf(day) < end || (Number(day.slice(8)) < dom && monthOf(plus(day, 1)) === end)) day = plus(day, 1);
  while (!works(day)) day = plus(day, 1);
  return day;
}

/** As the deeds of `changing.ts` do it, one after another. */
function asDone({ start, time, unit, count, events }: Script) {
  const startedAt = `${start}T${time}+08:00`;
  let [pauses, asked, extended]: [Pause[], number, boolean] = [[], count, false];
  const stands = () => pauses.some(({ until }) => until === null);
  const due = () => dueOf(almanac, { startedAt, count: asked, unit, pauses });
  for (const { after, act, more } of events) {
    const today = plus(start, after);
    if (act === 'goOn') pauses = resumed(pauses, today);
    else if (stands() || due().dueOn < today) continue;
    else if (act === 'stop') pauses = [...pauses, { from: today, until: null }];
    else if (!extended) [asked, extended] = [asked + more, true];
  }
  return due();
}

const day = fc
  .integer({ min: Date.parse('2018-01-01') / DAY_MS, max: Date.parse('2026-11-30') / DAY_MS })
  .map((n) => dateAt(n * DAY_MS));
/** At the ends of months and years more often than they come. */
const edge = fc
  .tuple(fc.integer({ min: 2018, max: 2026 }), fc.constantFrom('01-29', '01-30', '01-31', '08-31', '09-30', '12-31'))
  .map(([year, tail]) => `${year}-${tail}`)
  .filter((date) => date <= '2026-11-30');
const start = fc.oneof({ weight: 4, arbitrary: day }, { weight: 1, arbitrary: edge });
const time = fc.constantFrom('00:00:00', '09:30:00', '23:59:59');

const events = fc
  .array(
    fc.record({
      after: fc.integer({ min: 0, max: 60 }),
      act: fc.constantFrom<Event['act']>('stop', 'goOn', 'goOn', 'extend'),
      more: fc.integer({ min: 1, max: 15 }),
    }),
    { maxLength: 7 },
  )
  .map((list) => list.sort((a, b) => a.after - b.after))
  // Whatever stands goes on in the end.
  .map((list): Event[] => [...list, { after: 75, act: 'goOn', more: 0 }]);

const byDays = fc.record<Script>({
  start,
  time,
  unit: fc.constantFrom('workingDays', 'days'),
  count: fc.integer({ min: 1, max: 45 }),
  events,
});
const byMonths = fc.record<Script>({
  start,
  time,
  unit: fc.constantFrom('months', 'years'),
  count: fc.integer({ min: 1, max: 7 }),
  events: fc.constant([]),
});

test('ten thousand matters are due on the day that a plain walk finds', () => {
  const seen = { stopped: 0, extended: 0, overYear: 0, monthEnd: 0, provisional: 0 };
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: byDays }, { weight: 1, arbitrary: byMonths }), (script) => {
      const found = asDone(script);
      const dueOn = script.unit === 'workingDays' || script.unit === 'days' ? walk(script) : walkMonths(script);
      expect(found.dueOn).toBe(dueOn);
      expect(Date.parse(found.dueAt)).toBe(Date.parse(`${dueOn}T00:00:00+08:00`) + DAY_MS);
      expect(found.provisional).toBe(dueOn > LAST_KNOWN);
      seen.stopped += Number(found.counted.some(({ why }) => why === 'suspended'));
      seen.extended += Number(script.events.some(({ act }) => act === 'extend'));
      seen.overYear += Number(dueOn.slice(0, 4) !== script.start.slice(0, 4));
      seen.monthEnd += Number(found.counted.some(({ why }) => why === 'monthEnd'));
      seen.provisional += Number(found.provisional);
    }),
    { seed: 20_261_124, numRuns: 10_000 },
  );
  // None of them is tried by too few.
  for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(20);
}, 120_000);

test('to stop and go on within one day wins nothing', () => {
  fc.assert(
    fc.property(byDays, fc.integer({ min: 0, max: 40 }), ({ start: from, time: at, unit, count }, after) => {
      const clock = { startedAt: `${from}T${at}+08:00`, count, unit };
      const today = plus(from, after);
      const paused = resumed([{ from: today, until: null }], today);
      expect(dueOf(almanac, { ...clock, pauses: paused }).dueOn).toBe(dueOf(almanac, { ...clock, pauses: [] }).dueOn);
    }),
    { seed: 20_261_124, numRuns: 2_000 },
  );
});

test('an extension across a year end counts by the notices of both years', () => {
  const clock = { startedAt: '2025-12-15T10:00:00+08:00', unit: 'workingDays', pauses: [] };
  expect(dueOf(almanac, { ...clock, count: 10 }).dueOn).toBe('2025-12-29');
  // 1 to 3 January 2026 are off, Sunday 4 January is worked.
  expect(dueOf(almanac, { ...clock, count: 14 }).dueOn).toBe('2026-01-05');
});
