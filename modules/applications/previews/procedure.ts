/** Preliminary review of a project's land: the boundary checked on the map, other offices asked, an opinion signed. */
import { procedure, step } from '@cuntu/procedure';
import { intakeStates, intakeSteps, supplementClock, takingIn } from '../intake/procedure.ts';
import { refusalStates, reviewSteps, serviceClock } from '../review/procedure.ts';

/** The bureau decides (its item says so), and its leaders sign: not those of the branch at which the land lies. */
const signer = { role: 'leader', scope: 'unit', notAfterOwn: [...takingIn, 'concludePreview'] } as const;

const inHand = ['admitted', 'checked', 'concluded', 'objected'] as const;

/** 行政许可法 45: these and no others; a look at the site, a consultation, a publication do not stop it. */
const suspensions = [
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expertReview',
].map((kind) => ({ kind, basis: '行政许可法 45' }));

export const previewProcedure = procedure('preview', {
  version: '1',
  inForceFrom: '2024-05-01',
  states: {
    ...intakeStates,
    admitted: { task: 'checkMap', owner: 'examiner', clock: 'promise', publicSees: 'application.admitted' },
    checked: { task: 'conclude', owner: 'examiner', clock: 'promise', publicSees: 'application.checked' },
    concluded: { task: 'sign', owner: 'leader', clock: 'promise', publicSees: 'application.examined' },
    objected: { task: 'refuse', owner: 'leader', clock: 'promise', publicSees: 'application.checked' },
    issued: { task: 'deliver', owner: 'windowClerk', clock: 'delivery', publicSees: 'application.ready' },
    ...refusalStates,
  },
  clocks: {
    intake: {
      limit: 'licence.intake',
      kind: 'statutory',
      basis: '行政许可法 32',
      during: 'submitted',
      onTurn: 'deemAccepted',
      anew: true,
    },
    supplement: supplementClock,
    statutory: {
      limit: 'preview.statutory',
      kind: 'statutory',
      basis: '行政许可法 42',
      during: inHand,
      suspensions,
      extension: { limit: 'preview.longer', by: 'leader', basis: '行政许可法 42' },
    },
    promise: { limit: 'preview.promise', kind: 'promised', during: inHand, suspensions },
    delivery: { limit: 'application.deliver', kind: 'statutory', basis: '行政许可法 44', during: 'issued' },
    service: serviceClock,
  },
  steps: [
    ...intakeSteps,
    step('concludePreview', {
      from: 'checked',
      to: { fit: 'concluded', unfit: 'objected' },
      by: { role: 'examiner', notAfterOwn: takingIn },
      within: 'promise',
      after: { all: ['opinion'] },
      guard: 'despiteOnGround',
      basis: '行政许可法 34',
      publicSees: 'application.examined',
    }),
    step('askOpinion', { from: 'checked', to: 'same', by: 'examiner' }),
    // Again where the layers have changed since.
    step('checkBoundary', {
      from: ['admitted', 'checked'],
      to: 'checked',
      by: { role: 'examiner', notAfterOwn: takingIn },
      within: 'promise',
      basis: '土地管理法实施条例 24',
      publicSees: 'application.checked',
      riskPoints: ['checkFalsely'],
    }),
    step('issueOpinion', {
      from: 'concluded',
      to: 'issued',
      by: signer,
      within: 'promise',
      paper: 'previewOpinion',
      basis: '行政许可法 38',
      publicSees: 'application.ready',
      riskPoints: ['approveAgainstPlan'],
    }),
    ...reviewSteps({
      open: ['admitted', 'checked'],
      by: signer,
      prepared: 'concluded',
      back: 'checked',
      ready: 'issued',
      inHand,
      refuse: { basis: '行政许可法 38' },
      deliver: { basis: '行政许可法 44' },
    }),
  ],
});
