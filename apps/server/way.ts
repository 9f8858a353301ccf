/** Lets long work go on in the gaps between people's requests: the embedded database has one session for all of them. */
import { later } from '#platform/clock';

export interface Way {
  /** Somebody asks, or was answered. */
  taken(): void;
  /** Until nobody has asked for a moment; a house that is never still goes on with its work all the same, slowly. */
  free(): Promise<void>;
}

/** A page that loads asks again sooner than this. */
const STILL_MS = 400;
const LONGEST_MS = 4_000;

export function openWay(now: () => number = () => performance.now()): Way {
  let takenAt = Number.NEGATIVE_INFINITY;
  const sleep = (ms: number) => new Promise<void>((go) => void later(ms, go));
  return {
    taken() {
      takenAt = now();
    },
    async free() {
      const until = now() + LONGEST_MS;
      for (;;) {
        const ms = Math.min(takenAt + STILL_MS, until) - now();
        if (ms <= 0) return;
        await sleep(ms);
      }
    },
  };
}
