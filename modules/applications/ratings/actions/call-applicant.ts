/** The supervisor has called the applicant, and says whether the rating is his own. */
import { handle } from '#platform/pipeline';
import { act } from '../acting.ts';
import { applicantCalled, callApplicant } from '../contract.ts';

export const handleCallApplicant = handle(callApplicant, (deed, input) =>
  act(deed, 'callApplicant', applicantCalled, input),
);
