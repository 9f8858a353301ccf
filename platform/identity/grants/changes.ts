/** Word that a transaction is changing what a person or an account may do, to whoever keeps actors in memory. */

/** Common to the process: `grant` is called deep inside other modules' transactions, which know no open identity. */
const listeners = new Set<(holderId: string) => void>();

export function onChange(listener: (holderId: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellChange(holderId: string): void {
  for (const listener of listeners) listener(holderId);
}
