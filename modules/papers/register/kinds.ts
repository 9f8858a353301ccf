/** Kinds of paper, registered by the module that decides on them: number word, template, how a record becomes print. */

export interface PaperKind {
  kind: string;
  /** The word of the kind in its number, and the pattern with {symbol} {word} {year} {seq}. */
  word: string;
  pattern: string;
  /** Typst source: ours, never a user's. */
  template: string;
  /** File name to download, without ending. */
  fileName: string;
}

const kinds = new Map<string, PaperKind>();

export function registerPaperKind(kind: PaperKind): void {
  kinds.set(kind.kind, kind);
}

export function paperKind(kind: string): PaperKind {
  const found = kinds.get(kind);
  if (!found) throw new Error(`no paper of kind ${kind}`);
  return found;
}
