/** What the server tells once, when an application is taken in: here until the page is left, and nowhere after that. */
interface Told {
  code: string;
  /** Instead of a telephone or an identity number, where nobody gave one. */
  word: string | null;
}

/** Of the last alone: whoever stands at the window is the one to be told. */
let last: ({ id: string } & Told) | undefined;

export function keepTold(id: string, { code, word }: Told): void {
  last = { id, code, word };
}

export const toldOf = (id: string): Told | undefined => (last?.id === id ? last : undefined);
