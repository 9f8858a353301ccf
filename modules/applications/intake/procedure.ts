/** What every application goes through until it is accepted, and how it can end before: part of each item's procedure. */
import { step } from '@cuntu/procedure';

/** While the bureau has it and has not decided; a withdrawal is possible from any of these. */
export const intakeStates = {
  submitted: { task: 'receive', owner: 'windowClerk', clock: 'intake', publicSees: 'application.submitted' },
  incomplete: { task: 'awaitPapers', owner: 'windowClerk', clock: 'supplement', publicSees: 'application.incomplete' },
  notAccepted: { final: true, publicSees: 'application.notAccepted' },
  withdrawn: { final: true, publicSees: 'application.withdrawn' },
  refused: { final: true, publicSees: 'application.refused' },
  delivered: { final: true, publicSees: 'application.delivered' },
} as const;

export const supplementClock = {
  limit: 'application.supplement',
  kind: 'internal',
  during: 'incomplete',
  onTurn: 'deemWithdrawn',
  anew: true,
} as const;

/** Who took it in, whether he accepted it or silence did, decides nothing of it. */
export const takingIn = ['submitApplication', 'acceptApplication'] as const;

/** Out of a state the first step is the one that is waited for. */
export const intakeSteps = [
  step('submitApplication', { from: 'start', to: 'submitted', by: 'windowClerk', publicSees: 'application.submitted' }),
  step('acceptApplication', {
    from: 'submitted',
    to: 'admitted',
    by: 'windowClerk',
    within: 'intake',
    guard: 'complete',
    paper: 'acceptanceReceipt',
    publicSees: 'application.admitted',
    riskPoints: ['acceptLacking'],
  }),
  step('requestPapers', {
    from: 'submitted',
    to: 'incomplete',
    by: 'windowClerk',
    within: 'intake',
    guard: 'firstRequestOrNewGround',
    paper: 'oneTimeNotice',
    publicSees: 'application.incomplete',
    riskPoints: ['askTwice'],
  }),
  step('declineApplication', {
    from: 'submitted',
    to: 'notAccepted',
    by: 'windowClerk',
    within: 'intake',
    paper: 'nonAcceptanceNotice',
    riskPoints: ['declineUnlawfully'],
  }),
  step('deemAccepted', { from: 'submitted', to: 'admitted', by: 'system', publicSees: 'application.admitted' }),
  // 行政许可法 32(4): all that was asked for; a part of it leaves the notice standing and its sixty days running.
  step('supplyPapers', {
    from: 'incomplete',
    to: { whole: 'submitted', part: 'same' },
    by: 'windowClerk',
    publicSees: 'application.submitted',
  }),
  step('deemWithdrawn', { from: 'incomplete', to: 'withdrawn', by: 'system' }),
] as const;
