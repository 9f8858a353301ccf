/** A second person looks at a rating that was thought mistaken, malicious or another's; only then does it leave the figures. */
import { handle } from '#platform/pipeline';
import { act } from '../acting.ts';
import { ratingReviewed, reviewRating } from '../contract.ts';
import { setAside } from '../tables.ts';

export const handleReviewRating = handle(reviewRating, async (deed, input) => {
  const reviewed = await act(deed, 'reviewRating', ratingReviewed, input);
  if (reviewed.ok && input.outcome === 'setAside') await setAside(deed.tx, input.matterId);
  return reviewed;
});
