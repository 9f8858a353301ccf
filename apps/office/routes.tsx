/** The slices whose pages, words and search stand in the office. A page is added in its module's `office/index.ts`. */
import applications from '#modules/applications/office';
import bureau from '#modules/bureau/office';
import enforcement from '#modules/enforcement/office';
import land from '#modules/land/office';
import matters from '#modules/matters/office';
import norms from '#modules/norms/office';
import papers from '#modules/papers/office';
import parties from '#modules/parties/office';
import patrol from '#modules/patrol/office';
import type { OfficeSlice } from '#ui/pages';
import demo from './demo/index.ts';
import me from './me/index.ts';
import today from './today/index.ts';

export const slices: readonly OfficeSlice[] = [
  today,
  bureau,
  norms,
  parties,
  matters,
  papers,
  land,
  applications,
  patrol,
  enforcement,
  me,
  demo,
];
