/** Registration of a mortgage of the right to use construction land: accepted, examined, entered in the book, handed over. */
import { procedure, step } from '@cuntu/procedure';
import { intakeStates, intakeSteps, supplementClock, takingIn } from '../intake/procedure.ts';
import { refusalStates, reviewSteps, serviceClock } from '../review/procedure.ts';

const inHand = ['admitted', 'examined', 'objected'] as const;

export const mortgageProcedure = procedure('mortgage', {
  version: '1',
  inForceFrom: '2024-05-01',
  states: {
    ...intakeStates,
    admitted: { task: 'examine', owner: 'examiner', clock: 'promise', publicSees: 'application.admitted' },
    examined: { task: 'register', owner: 'registrar', clock: 'promise', publicSees: 'application.examined' },
    objected: { task: 'refuse', owner: 'registrar', clock: 'promise', publicSees: 'application.admitted' },
    registered: { task: 'deliver', owner: 'windowClerk', clock: 'delivery', publicSees: 'application.ready' },
    ...refusalStates,
  },
  clocks: {
    intake: {
      limit: 'registration.intake',
      kind: 'statutory',
      basis: '不动产登记暂行条例 17',
      during: 'submitted',
      onTurn: 'deemAccepted',
      anew: true,
    },
    supplement: supplementClock,
    statutory: {
      limit: 'registration.statutory',
      kind: 'statutory',
      basis: '不动产登记暂行条例 20',
      during: inHand,
    },
    promise: { limit: 'registration.promise', kind: 'promised', during: inHand },
    delivery: { limit: 'application.deliver', kind: 'internal', during: 'registered' },
    service: serviceClock,
  },
  steps: [
    ...intakeSteps,
    step('examineApplication', {
      from: 'admitted',
      to: { fit: 'examined', unfit: 'objected' },
      by: [
        { role: 'examiner', notAfterOwn: takingIn },
        { role: 'reviewer', notAfterOwn: takingIn },
      ],
      within: 'promise',
      guard: ['noHoldOnLand', 'buildingGoesWithLand'],
      basis: ['不动产登记暂行条例 18', '民法典 397'],
      publicSees: 'application.examined',
      riskPoints: ['examineCarelessly'],
    }),
    step('registerMortgage', {
      from: 'examined',
      to: 'registered',
      by: { role: 'registrar', notAfterOwn: [...takingIn, 'examineApplication'] },
      within: 'promise',
      guard: 'noHoldOnLand',
      paper: 'registrationProof',
      basis: ['民法典 402', '不动产登记暂行条例 21'],
      publicSees: 'application.ready',
      riskPoints: ['registerWrongly'],
    }),
    ...reviewSteps({
      open: 'admitted',
      by: { role: 'registrar', notAfterOwn: [...takingIn, 'examineApplication'] },
      prepared: 'examined',
      back: 'admitted',
      ready: 'registered',
      inHand,
      refuse: { basis: '不动产登记暂行条例 22' },
      withdraw: { basis: '不动产登记暂行条例 15' },
    }),
  ],
});
