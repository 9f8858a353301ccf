/** How a crew is sent to what was reported: proposed, sent, accepted, arrived; or declined to the next, or called off. */
import { procedure, step } from '@cuntu/procedure';

const desk = ['stationOfficer', 'inspector'] as const;
/** Whoever is asked: the person of the patrol, or who answers for the vehicle. */
const crew = [
  { role: 'coordinator', scope: 'assigned' },
  { role: 'stationOfficer', scope: 'assigned' },
  { role: 'inspector', scope: 'assigned' },
] as const;

export const dispatchProcedure = procedure('dispatch', {
  version: '1',
  inForceFrom: '2018-01-01',
  states: {
    proposed: { task: 'dispatch', owner: 'stationOfficer', clock: 'reaching' },
    sent: { task: 'answer', owner: 'stationOfficer', clock: 'reaching' },
    accepted: { task: 'arrive', owner: 'stationOfficer', clock: 'reaching' },
    declined: { task: 'dispatch', owner: 'stationOfficer', clock: 'reaching' },
    arrived: { final: true },
    calledOff: { final: true },
  },
  clocks: {
    reaching: {
      limit: 'dispatch.reach',
      kind: 'internal',
      during: ['proposed', 'sent', 'accepted', 'declined'],
      basis: '自然资源行政处罚办法 15',
    },
  },
  steps: [
    step('proposeCrews', { from: 'start', to: 'proposed', by: ['system', ...desk] }),
    step('dispatchCrew', { from: ['proposed', 'declined'], to: 'sent', by: desk }),
    step('acceptDispatch', { from: 'sent', to: 'accepted', by: crew }),
    step('declineDispatch', { from: 'sent', to: 'declined', by: crew }),
    step('recordArrival', { from: 'accepted', to: 'arrived', by: [...crew, 'system'] }),
    step('callOffDispatch', {
      from: ['proposed', 'sent', 'accepted', 'declined'],
      to: 'calledOff',
      by: [...desk, 'system'],
    }),
  ],
});
