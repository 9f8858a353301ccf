/** One reader's bounded queue: a slow reader costs at most its bound, and then hears that it missed something. */

export interface Mailbox<T> {
  post(item: T): void;
  close(): void;
}

export function makeMailbox<T>(options: {
  bound: number;
  tell(item: T): void | Promise<void>;
  /** Takes the place of everything queued when the bound is reached. */
  overflow: T;
  onFault(fault: unknown): void;
}): Mailbox<T> {
  const { bound, tell, overflow, onFault } = options;
  let queue: T[] = [];
  let closed = false;
  let busy = false;

  async function drain(): Promise<void> {
    busy = true;
    try {
      while (!closed && queue.length > 0) await tell(queue.shift()!);
    } catch (fault) {
      close();
      onFault(fault);
    } finally {
      busy = false;
    }
  }
  function close(): void {
    closed = true;
    queue = [];
  }
  return {
    close,
    post(item) {
      if (closed) return;
      if (queue.length >= bound) queue = [overflow];
      else queue.push(item);
      if (!busy) void drain();
    },
  };
}
