/** Every text that stands in a form: among them the names and numbers by which the register knows people. */
import type { ReadSheet } from '#platform/sheets';
import { tidyText } from './grid/rules.ts';

export const wordsIn = (sheets: readonly ReadSheet[]): string[] => [
  ...new Set(
    sheets.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) =>
        cells.flatMap((cell) => (cell && cell.text.length <= 60 ? [tidyText(cell.text)] : [])),
      ),
    ),
  ),
];
