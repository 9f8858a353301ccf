/** The slices whose pages, words and search stand in the office. A page is added in its module's `office/index.ts`. */
import bureau from '#modules/bureau/office';
import type { OfficeSlice } from '#ui/pages';

export const slices: readonly OfficeSlice[] = [bureau];
