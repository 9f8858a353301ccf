/** What the time is, and the only place where timers are started. */

export interface Clock {
  /** Instant in UTC with milliseconds, '2026-09-30T02:00:00.000Z'. */
  now(): string;
  /** Date in Asia/Shanghai, '2026-09-30'. */
  today(): string;
}

/** China has kept UTC+8 without summer time since 1991-09-15; no instant before that is a "now". */
const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

const inShanghai = (instant: string): string => new Date(Date.parse(instant) + SHANGHAI_AHEAD_MS).toISOString();

export const shanghaiDate = (instant: string): string => inShanghai(instant).slice(0, 'YYYY-MM-DD'.length);

/** '2026-09-30 10:00', as a sentence says it. */
export const shanghaiTime = (instant: string): string =>
  inShanghai(instant).slice(0, 'YYYY-MM-DDTHH:MM'.length).replace('T', ' ');

function clockOf(epochMs: () => number): Clock {
  const now = () => new Date(epochMs()).toISOString();
  return { now, today: () => shanghaiDate(now()) };
}

export const systemClock: Clock = clockOf(() => Date.now());

/** Runs on from `today` at this time of day: for a demo city that is to look the same on every day. */
export function clockFrom(today: string, real: Clock = systemClock): Clock {
  const aheadMs = parsed(`${today}T00:00:00+08:00`) - parsed(`${real.today()}T00:00:00+08:00`);
  return clockOf(() => Date.parse(real.now()) + aheadMs);
}

export interface FixedClock extends Clock {
  advance(ms: number): void;
  set(instant: string): void;
}

export function fixedClock(instant: string): FixedClock {
  let epochMs = parsed(instant);
  return {
    ...clockOf(() => epochMs),
    advance(ms) {
      epochMs += ms;
    },
    set(next) {
      epochMs = parsed(next);
    },
  };
}

function parsed(instant: string): number {
  const epochMs = Date.parse(instant);
  if (Number.isNaN(epochMs)) throw new RangeError(`not an instant: ${instant}`);
  return epochMs;
}

/** Ends what `every` or `later` began; calling it again does nothing. */
export type Cancel = () => void;

/** Runs `fn` once. The process may end while it waits. */
export function later(ms: number, fn: () => void): Cancel {
  const timer = setTimeout(fn, ms);
  timer.unref();
  return () => clearTimeout(timer);
}

/**
 * Runs `fn` again and again, `ms` after the end of the run before, so that a slow run never overlaps itself.
 * `fn` answers for its own failures: a rejection is a fault and ends the process.
 */
export function every(ms: number, fn: () => void | Promise<void>): Cancel {
  let cancelled = false;
  let cancel: Cancel;
  const arm = () => {
    cancel = later(ms, async () => {
      await fn();
      if (!cancelled) arm();
    });
  };
  arm();
  return () => {
    cancelled = true;
    cancel();
  };
}
