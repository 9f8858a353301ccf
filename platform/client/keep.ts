/** What this device remembers: small texts in localStorage, and in memory where the browser bars it. */

const PREFIX = 'cuntu.';
const spare = new Map<string, string>();

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? spare.get(key);
  } catch {
    return spare.get(key);
  }
}

/** False when it will not outlive the page (storage barred or full): then the screen must say so. */
export function keep(key: string, text: string): boolean {
  spare.set(key, text);
  try {
    localStorage.setItem(PREFIX + key, text);
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  spare.delete(key);
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept there.
  }
}
