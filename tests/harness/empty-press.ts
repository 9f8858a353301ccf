/** A press for tests of what is not print: every character is printable, every paper an empty PDF. */
import type { Press } from '#platform/documents';

const EMPTY_PDF = new TextEncoder().encode(`%PDF-1.4\n${' '.repeat(64)}\n%%EOF\n`);

export const emptyPress: Press = {
  check: () => ({ ok: true, value: null }),
  print: async () => ({ ok: true, value: { pdf: EMPTY_PDF, pages: 1, typstMs: 0, sha256: '' } }),
  atWork: () => false,
  close: async () => {},
};

/** Takes every paper in hand, says so, and never gives it back. */
export const stuckPress = (onTaken: () => void): Press => ({
  ...emptyPress,
  print: () => {
    onTaken();
    return new Promise(() => {});
  },
});
