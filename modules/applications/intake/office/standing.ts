/** A clock that stands still, in words: since when, until when; and of one that does not, that it runs on beside those that do. */
import type { MatterView } from '#modules/matters/office';
import type { Words } from '#ui/words';

type Clock = MatterView['clocks'][number];

/** One line a pause; the one that lasts is last. */
export function pausesSaid({ t, shortDay }: Pick<Words, 't' | 'shortDay'>, clock: Clock, today: string): string[] {
  return clock.pauses.map(({ from, until }) => {
    const since = { from: shortDay(from, today) };
    if (until !== null) return t('application.paused', { ...since, until: shortDay(until, today) });
    if (clock.standsUntil === null) return t('application.pausedSince', since);
    return t('application.pausedUntil', { ...since, until: shortDay(clock.standsUntil, today) });
  });
}

/** A stop on a ground of law need not stop all of them. */
export const runsBeside = (clock: Clock, going: readonly Clock[]): boolean =>
  clock.state === 'running' && going.some(({ state }) => state === 'suspended');
