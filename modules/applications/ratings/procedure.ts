/** A bad rating is called back: confirmed, or thought mistaken or malicious and then looked at by a second person; then answered. */
import { procedure, step } from '@cuntu/procedure';

const open = ['badRated', 'ratingDoubted', 'ratingConfirmed'] as const;

export const callBackProcedure = procedure('callBack', {
  version: '1',
  inForceFrom: '2024-05-01',
  states: {
    badRated: { task: 'callRater', owner: 'supervisor', clock: 'callBack' },
    ratingDoubted: { task: 'reviewRating', owner: 'leader', clock: 'callBack' },
    ratingConfirmed: { task: 'answerRater', owner: 'supervisor', clock: 'callBack' },
    ratingSetAside: { final: true },
    ratingAnswered: { final: true },
  },
  clocks: {
    callBack: { limit: 'rating.callBack', kind: 'internal', basis: '国办发〔2019〕51号', during: open },
  },
  steps: [
    step('rateService', { from: 'start', to: 'badRated', by: 'citizen' }),
    step('callRater', {
      from: 'badRated',
      to: { confirmed: 'ratingConfirmed', mistaken: 'ratingDoubted', malicious: 'ratingDoubted' },
      by: 'supervisor',
      within: 'callBack',
      basis: '国办发〔2019〕51号',
      riskPoints: ['hushRating'],
    }),
    step('reviewRating', {
      from: 'ratingDoubted',
      to: { upheld: 'ratingConfirmed', setAside: 'ratingSetAside' },
      by: [
        { role: 'leader', notAfterOwn: 'callRater' },
        { role: 'supervisor', notAfterOwn: 'callRater' },
      ],
      within: 'callBack',
      basis: '国办发〔2019〕51号',
    }),
    step('answerRater', {
      from: 'ratingConfirmed',
      to: { mended: 'ratingAnswered', explained: 'ratingAnswered' },
      by: 'supervisor',
      within: 'callBack',
      basis: '国办发〔2019〕51号',
    }),
  ],
});
