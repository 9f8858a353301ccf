/** A loop that works when woken, and looks by itself once in a while in case a wake-up was lost. */
import { type Cancel, later } from '#platform/clock';

export interface Loop {
  start(): void;
  /** Call right after a commit; costs nothing when the loop is already working. */
  wake(): void;
  /** Ends after the round in hand. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  /** Does one round; how much it did. Repeated at once while it is not zero. */
  round(): Promise<number>;
  /** Another process's commit, or a retry that falls due, is noticed after at most this long. */
  pollMs: number;
  /** Between one round and the next, so that what comes in meanwhile is done together; absent: none. */
  restMs?: number;
  onFault(fault: unknown): void;
}

export function makeLoop({ round, pollMs, restMs, onFault }: LoopOptions): Loop {
  let running = false;
  let busy = false;
  let asked = false;
  let resting = false;
  let work: Promise<void> | undefined;
  let sleep: Cancel | undefined;

  async function rounds(): Promise<void> {
    busy = true;
    sleep?.();
    try {
      do {
        asked = false;
        // There may be more.
        if ((await round()) > 0) asked = true;
      } while (running && asked && !restMs);
    } catch (fault) {
      onFault(fault);
    }
    busy = false;
    if (!running) return;
    if (restMs) rest(restMs);
    else sleep = later(pollMs, wake);
  }
  function rest(ms: number): void {
    resting = true;
    sleep = later(ms, () => {
      resting = false;
      if (asked) wake();
      else sleep = later(pollMs, wake);
    });
  }
  function wake(): void {
    asked = true;
    if (running && !busy && !resting) work = rounds();
  }
  return {
    wake,
    start() {
      running = true;
      resting = false;
      wake();
    },
    async stop() {
      running = false;
      sleep?.();
      await work;
    },
  };
}
