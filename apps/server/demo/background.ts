/** Long work behind people's backs: in short batches, since one transaction holds the embedded database, and each after people. */
export interface Background {
  /** Until all of it is there. Rejects on a fault; the next start goes on. */
  whole: Promise<void>;
  /** Ends after the batch in hand. */
  stop(): Promise<void>;
}

/** Waited for before each batch. False: it shall end. */
export type Turn = () => Promise<boolean>;

/** `way`: waits until nobody else asks; absent: nobody does. */
export function inBackground(way: (() => Promise<void>) | undefined, work: (turn: Turn) => Promise<void>): Background {
  let stopped = false;
  const whole = work(async () => {
    if (!stopped) await way?.();
    return !stopped;
  });
  const ended = whole.then(
    () => {},
    () => {},
  );
  return {
    whole,
    stop: () => {
      stopped = true;
      return ended;
    },
  };
}

export const batchesOf = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
