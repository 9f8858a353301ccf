/** The pages of applications for anyone, as parts of a portal page. */
export { promisePage } from '../../promises/portal/promise-page.ts';
export { type RateState, ratingPart } from '../../ratings/portal/rate-form.ts';
export { type Reader, settledTold, wherePage } from '../../where/portal/where-page.ts';
export { type GuideItem, guideList, guidePage, unknownItem } from './guide-pages.ts';
