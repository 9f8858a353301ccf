/** Laws of counting that hold for every start and count, and a second, slower calendar that must agree. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { almanacOf, isWorkingDay, workingDaysBetween } from './almanac.ts';
import { addDays, dateOf, daysBetween } from './civil.ts';
import { deadline } from './deadline.ts';
import { notice2025, notice2026 } from './notices.fixture.ts';
import type { Deadline, Period } from './period.ts';

const almanac = almanacOf([notice2025, notice2026]);
const seed = { seed: 20_261_122, numRuns: 400 };
const DAY_MS = 86_400_000;

const day = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / DAY_MS, max: Date.parse(to) / DAY_MS })
    .map((n) => new Date(n * DAY_MS).toISOString().slice(0, 10));

const covered = day('2025-01-01', '2026-06-30');
const anyDay = day('1949-01-01', '2200-12-31');

function must(ask: Period): Deadline {
  const answer = deadline(almanac, ask);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
}

const off = new Set<string>();
for (const { from, to } of [...notice2025.off, ...notice2026.off]) {
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += DAY_MS) off.add(new Date(ms).toISOString().slice(0, 10));
}
const madeUp = new Set([...notice2025.work, ...notice2026.work]);

/** Written with Date and sets alone, so that a slip in the kernel's arithmetic is not repeated here. */
const works = (ms: number): boolean => {
  const date = new Date(ms);
  const text = date.toISOString().slice(0, 10);
  return madeUp.has(text) || (!off.has(text) && date.getUTCDay() % 6 !== 0);
};

test('working days agree with a plain walk through Date', () => {
  fc.assert(
    fc.property(covered, fc.integer({ min: 0, max: 110 }), (start, count) => {
      let ms = Date.parse(start);
      for (let left = count; left > 0; ) {
        ms += DAY_MS;
        if (works(ms)) left--;
      }
      while (!works(ms)) ms += DAY_MS;
      expect(must({ start, count, unit: 'workingDays' }).dueOn).toBe(new Date(ms).toISOString().slice(0, 10));
    }),
    seed,
  );
});

test('calendar days agree with Date, rolled or not', () => {
  fc.assert(
    fc.property(covered, fc.integer({ min: 0, max: 150 }), fc.boolean(), (start, count, rollOver) => {
      let ms = Date.parse(start) + count * DAY_MS;
      while (rollOver && !works(ms)) ms += DAY_MS;
      expect(must({ start, count, unit: 'days', rollOver }).dueOn).toBe(new Date(ms).toISOString().slice(0, 10));
    }),
    seed,
  );
});

test('months keep the day of the month or fall back to the month’s end', () => {
  fc.assert(
    fc.property(day('1949-01-01', '2190-12-31'), fc.integer({ min: 0, max: 120 }), (start, count) => {
      const { dueOn } = must({ start, count, unit: 'months', rollOver: false });
      const [year, month, dayOfMonth] = start.split('-').map(Number) as [number, number, number];
      const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
      const end = new Date(Date.UTC(year, month - 1 + count, Math.min(dayOfMonth, last)));
      expect(dueOn).toBe(end.toISOString().slice(0, 10));
    }),
    seed,
  );
});

test('a year is twelve months', () => {
  fc.assert(
    fc.property(day('1949-01-01', '2100-12-31'), fc.integer({ min: 0, max: 99 }), (start, count) => {
      const years = must({ start, count, unit: 'years', provisional: true });
      const months = must({ start, count: count * 12, unit: 'months', provisional: true });
      expect(years).toEqual(months);
    }),
    seed,
  );
});

test('what deadline adds, workingDaysBetween takes back', () => {
  fc.assert(
    fc.property(covered, fc.integer({ min: 1, max: 110 }), (start, count) => {
      const { dueOn } = must({ start, count, unit: 'workingDays' });
      expect(workingDaysBetween(almanac, start, dueOn)).toEqual({ ok: true, value: count });
      expect(workingDaysBetween(almanac, dueOn, start)).toEqual({ ok: true, value: -count });
    }),
    seed,
  );
});

test('elapsed working days add up over any day between', () => {
  fc.assert(
    fc.property(covered, covered, covered, (a, b, c) => {
      const span = (from: string, to: string): number => {
        const count = workingDaysBetween(almanac, from, to);
        return count.ok ? count.value : Number.NaN;
      };
      expect(span(a, b) + span(b, c)).toBe(span(a, c));
    }),
    seed,
  );
});

test('the explanation is complete: no day missing, as many counted as asked, the last one due', () => {
  fc.assert(
    fc.property(
      covered,
      fc.integer({ min: 1, max: 100 }),
      fc.constantFrom('workingDays' as const, 'days' as const),
      (start, count, unit) => {
        const { counted, dueOn, dueAt } = must({ start, count, unit });
        expect(counted.filter((one) => one.counts)).toHaveLength(count);
        expect(counted[0]).toEqual({ date: start, counts: false, why: 'startExcluded' });
        expect(counted.at(-1)?.date).toBe(dueOn);
        expect(Date.parse(dueAt)).toBe(Date.parse(`${dueOn}T00:00:00+08:00`) + DAY_MS);
        for (const [i, { date }] of counted.entries()) expect(addDays(start, i)).toEqual({ ok: true, value: date });
      },
    ),
    seed,
  );
});

test('a due day works, whatever the unit', () => {
  fc.assert(
    fc.property(
      covered,
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom('workingDays' as const, 'days' as const, 'months' as const),
      (start, count, unit) => {
        expect(isWorkingDay(almanac, must({ start, count, unit }).dueOn)).toEqual({ ok: true, value: true });
      },
    ),
    seed,
  );
});

test('more days never end earlier, and a later start never ends earlier', () => {
  fc.assert(
    fc.property(covered, covered, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (a, b, m, n) => {
      for (const unit of ['workingDays', 'days'] as const) {
        const [few, many] = [Math.min(m, n), Math.max(m, n)];
        expect(must({ start: a, count: few, unit }).dueOn <= must({ start: a, count: many, unit }).dueOn).toBe(true);
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(must({ start: early, count: m, unit }).dueOn <= must({ start: late, count: m, unit }).dueOn).toBe(true);
      }
    }),
    seed,
  );
});

test('a suspension never brings the end forward, and its days are all named', () => {
  fc.assert(
    fc.property(
      covered,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 30 }),
      (start, count, after, length) => {
        const from = addDays(start, after);
        const until = addDays(start, after + length);
        if (!from.ok || !until.ok) throw new Error('outside the calendar');
        const plain = must({ start, count, unit: 'workingDays' });
        const held = must({ start, count, unit: 'workingDays', suspended: [{ from: from.value, until: until.value }] });
        expect(held.dueOn >= plain.dueOn).toBe(true);
        for (const { date, why } of held.counted.slice(1)) {
          expect(why === 'suspended').toBe(date >= from.value && date < until.value);
        }
      },
    ),
    seed,
  );
});

test('hours are exact and carried into the right day', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2100-01-01') }),
      fc.integer({ min: 0, max: 10_000 }),
      (ms, count) => {
        const { dueAt, dueOn } = must({ start: new Date(ms).toISOString(), count, unit: 'hours' });
        expect(Date.parse(dueAt)).toBe(ms + count * 3_600_000);
        expect(dueOn).toBe(dueAt.slice(0, 10));
      },
    ),
    seed,
  );
});

test('whatever is asked, the answer is a result and comes soon', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyDay,
        fc.string(),
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      ),
      fc.oneof(fc.integer({ min: -5, max: 10_050 }), fc.double()),
      fc.constantFrom('workingDays' as const, 'days' as const, 'months' as const, 'years' as const, 'hours' as const),
      fc.boolean(),
      (start, count, unit, provisional) => {
        const answer = deadline(almanac, { start, count, unit, provisional });
        if (answer.ok) expect(answer.value.counted.length).toBeLessThan(20_000);
        else expect(answer.refusal.code).toMatch(/^calendar\./);
      },
    ),
    { ...seed, numRuns: 150 },
  );
});

test('dates and day numbers are one to one', () => {
  fc.assert(
    fc.property(fc.integer({ min: -7000, max: 80_000 }), fc.integer({ min: 0, max: 4000 }), (a, length) => {
      expect(daysBetween(dateOf(a), dateOf(a + length))).toEqual({ ok: true, value: length });
    }),
    seed,
  );
});
