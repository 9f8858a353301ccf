/** Another office's opinion on an application: asked of one unit, answered by it, or taken back; the question's day is a clock. */
import { procedure, step } from '@cuntu/procedure';

export const opinionProcedure = procedure('opinion', {
  version: '1',
  inForceFrom: '2024-05-01',
  states: {
    opinionAsked: { task: 'opine', owner: 'reviewer', clock: 'answer' },
    opinionGiven: { final: true },
    opinionCancelled: { final: true },
  },
  clocks: {
    answer: { limit: 'opinion.answer', kind: 'internal', during: 'opinionAsked' },
  },
  steps: [
    step('askOpinion', { from: 'start', to: 'opinionAsked', by: 'examiner' }),
    step('giveOpinion', {
      from: 'opinionAsked',
      to: { agree: 'opinionGiven', disagree: 'opinionGiven', notConcerned: 'opinionGiven' },
      by: { role: 'reviewer', scope: 'unit', notAfterOwn: 'askOpinion' },
      within: 'answer',
    }),
    // By whoever asked; by a leader where he is away; by the house where the application has ended.
    step('cancelOpinion', {
      from: 'opinionAsked',
      to: 'opinionCancelled',
      by: [{ role: 'examiner', scope: 'own' }, 'leader', 'system'],
    }),
  ],
});
