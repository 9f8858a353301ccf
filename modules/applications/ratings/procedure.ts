/** A bad or disowned rating is called back; what would leave the figures is looked at by a second person, the rest is answered. */
import { procedure, step } from '@cuntu/procedure';

const open = ['badRated', 'ratingDisowned', 'ratingDoubted', 'ratingConfirmed'] as const;

export const callBackProcedure = procedure('callBack', {
  version: '1',
  inForceFrom: '2024-05-01',
  states: {
    badRated: { task: 'callRater', owner: 'supervisor', clock: 'callBack' },
    ratingDisowned: { task: 'callApplicant', owner: 'supervisor', clock: 'callBack' },
    ratingDoubted: { task: 'reviewRating', owner: 'leader', clock: 'callBack' },
    ratingConfirmed: { task: 'answerRater', owner: 'supervisor', clock: 'callBack' },
    ratingSetAside: { final: true },
    ratingAnswered: { final: true },
    callBackVoid: { final: true },
  },
  clocks: {
    callBack: { limit: 'rating.callBack', kind: 'internal', basis: '国办发〔2019〕51号', during: open },
  },
  steps: [
    step('openCallBack', { from: 'start', to: { badGrade: 'badRated', disowned: 'ratingDisowned' }, by: 'citizen' }),
    step('callRater', {
      from: 'badRated',
      to: { confirmed: 'ratingConfirmed', mistaken: 'ratingDoubted', malicious: 'ratingDoubted' },
      by: 'supervisor',
      within: 'callBack',
      basis: '国办发〔2019〕51号',
      riskPoints: ['hushRating'],
    }),
    step('callApplicant', {
      from: 'ratingDisowned',
      to: { own: 'ratingConfirmed', notOwn: 'ratingDoubted' },
      by: 'supervisor',
      within: 'callBack',
      basis: '国办发〔2019〕51号',
      riskPoints: ['hushRating'],
    }),
    step('reviewRating', {
      from: 'ratingDoubted',
      to: { upheld: 'ratingConfirmed', setAside: 'ratingSetAside' },
      by: [
        { role: 'leader', notAfterOwn: ['callRater', 'callApplicant'] },
        { role: 'supervisor', notAfterOwn: ['callRater', 'callApplicant'] },
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
    // Of a bad grade: by the house, once two have found that it was not the applicant's.
    step('voidCallBack', {
      from: ['badRated', 'ratingDoubted', 'ratingConfirmed'],
      to: { byOther: 'callBackVoid' },
      by: 'system',
    }),
  ],
});
