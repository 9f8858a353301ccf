/** The life of a finding: reported, verified on the spot, ordered to stop, looked at again, closed or handed on. */
import { procedure, step } from '@cuntu/procedure';

const officers = [
  { role: 'stationOfficer', licence: 'enforcement' },
  { role: 'inspector', licence: 'enforcement' },
] as const;

export const findingProcedure = procedure('finding', {
  version: '1',
  inForceFrom: '2018-01-01',
  states: {
    reported: { task: 'verify', owner: 'stationOfficer', clock: 'verification', publicSees: 'finding.received' },
    confirmed: { task: 'order', owner: 'stationOfficer', clock: 'stop', publicSees: 'finding.confirmed' },
    ordered: { task: 'serve', owner: 'stationOfficer', clock: 'stop', publicSees: 'finding.confirmed' },
    served: { task: 'recheck', owner: 'stationOfficer', clock: 'recheck', publicSees: 'finding.ordered' },
    stopped: { task: 'close', owner: 'reviewer', clock: 'close', publicSees: 'finding.stopped' },
    closed: { final: true, publicSees: 'finding.closed' },
    defied: { task: 'report', owner: 'inspector', clock: 'defiance', publicSees: 'finding.defied' },
    awaitingCase: { final: true, publicSees: 'finding.awaitingCase' },
    dismissed: { final: true, publicSees: 'finding.dismissed' },
    joined: { final: true, publicSees: 'finding.joined' },
  },
  clocks: {
    verification: { limit: 'finding.verify', kind: 'internal', during: 'reported', basis: '自然资源行政处罚办法 15' },
    stop: {
      limit: 'finding.stop',
      kind: 'internal',
      during: ['confirmed', 'ordered'],
      basis: '土地管理法实施条例 48(3)',
    },
    recheck: { limit: 'finding.recheck', kind: 'internal', during: 'served' },
    close: { limit: 'finding.close', kind: 'internal', during: 'stopped' },
    defiance: {
      limit: 'finding.reportDefiance',
      kind: 'internal',
      during: 'defied',
      basis: '自然资源行政处罚办法 54(3)',
    },
  },
  steps: [
    step('reportFinding', {
      from: 'start',
      to: 'reported',
      by: ['coordinator', 'stationOfficer', 'inspector'],
      publicSees: 'finding.received',
    }),
    step('verifyFinding', {
      from: 'reported',
      to: { illegal: 'confirmed', lawful: 'dismissed', noChange: 'dismissed' },
      by: officers,
      within: 'verification',
      guard: 'twoLicensedOfficers',
      basis: ['自然资源行政处罚办法 15', '行政处罚法 42'],
      riskPoints: ['verifyFalsely', 'verifyLate'],
      publicSees: 'finding.verified',
    }),
    step('joinFinding', {
      from: 'reported',
      to: 'joined',
      by: officers,
      riskPoints: ['joinToHide'],
    }),
    step('issueStopNotice', {
      from: 'confirmed',
      to: 'ordered',
      by: officers,
      within: 'stop',
      guard: 'twoLicensedOfficers',
      paper: 'stopNotice',
      basis: ['自然资源行政处罚办法 15', '土地管理法实施条例 48(3)'],
      riskPoints: ['orderLate'],
    }),
    step('serveStopNotice', {
      from: 'ordered',
      to: 'served',
      by: officers,
      within: 'stop',
      paper: 'serviceReceipt',
      basis: '行政处罚法 61',
      publicSees: 'finding.ordered',
    }),
    step('recheckSite', {
      from: 'served',
      to: { stopped: 'stopped', defied: 'defied' },
      by: officers,
      within: 'recheck',
      riskPoints: ['recheckFalsely'],
      publicSees: 'finding.rechecked',
    }),
    step('closeFinding', {
      from: 'stopped',
      to: 'closed',
      by: [
        { role: 'reviewer', notAfterOwn: 'verifyFinding' },
        { role: 'inspector', notAfterOwn: 'verifyFinding' },
      ],
      within: 'close',
      riskPoints: ['closeEarly'],
      publicSees: 'finding.closed',
    }),
    step('reportDefiance', {
      from: 'defied',
      to: 'awaitingCase',
      by: ['inspector'],
      within: 'defiance',
      paper: 'defianceReport',
      basis: '自然资源行政处罚办法 54(3)',
      riskPoints: ['failToReport'],
    }),
  ],
});
