/** Group commit: what arrives while a write is on its way goes together in the next one, and each waits for its own. */

/**
 * One transaction, and one flush of the disk, for many. A row's promise holds once the write that carried it has; a
 * fault of that write is the fault of each row in it.
 */
export function gather<Row>(write: (rows: readonly Row[]) => Promise<unknown>, most = 1000) {
  let waiting: { row: Row; done(): void; failed(fault: unknown): void }[] = [];
  let writing = false;

  async function drain(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const together = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        await write(together.map(({ row }) => row));
        for (const { done } of together) done();
      } catch (fault) {
        for (const { failed } of together) failed(fault);
      }
    }
    writing = false;
  }

  return (row: Row): Promise<void> =>
    new Promise((done, failed) => {
      waiting.push({ row, done, failed });
      if (!writing) void drain();
    });
}
