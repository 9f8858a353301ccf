/** The life of a finding: reported, verified on the spot, ordered to stop, looked at again, closed or handed on. */
import { procedure, step } from '@cuntu/procedure';

const officers = [
  { role: 'stationOfficer', licence: 'enforcement' },
  { role: 'inspector', licence: 'enforcement' },
] as const;

/** Whoever the other named as the second of two: the task is his by name (docs/decisions/0008). */
const theOther = [
  { role: 'stationOfficer', licence: 'enforcement', scope: 'assigned' },
  { role: 'inspector', licence: 'enforcement', scope: 'assigned' },
] as const;

export const findingProcedure = procedure('finding', {
  version: '1',
  inForceFrom: '2018-01-01',
  states: {
    reported: { task: 'verify', owner: 'stationOfficer', clock: 'verification', publicSees: 'finding.received' },
    verified: { task: 'confirm', owner: 'stationOfficer', clock: 'verification', publicSees: 'finding.received' },
    cleared: { task: 'confirm', owner: 'stationOfficer', clock: 'verification', publicSees: 'finding.received' },
    confirmed: { task: 'order', owner: 'stationOfficer', clock: 'stop', publicSees: 'finding.confirmed' },
    drawn: { task: 'confirm', owner: 'stationOfficer', clock: 'stop', publicSees: 'finding.confirmed' },
    ordered: { task: 'serve', owner: 'stationOfficer', clock: 'stop', publicSees: 'finding.confirmed' },
    handed: { task: 'confirm', owner: 'stationOfficer', clock: 'stop', publicSees: 'finding.confirmed' },
    served: { task: 'recheck', owner: 'stationOfficer', clock: 'recheck', publicSees: 'finding.ordered' },
    stopped: { task: 'close', owner: 'reviewer', clock: 'close', publicSees: 'finding.stopped' },
    closed: { final: true, publicSees: 'finding.closed' },
    defied: { task: 'report', owner: 'inspector', clock: 'defiance', publicSees: 'finding.defied' },
    awaitingCase: { final: true, publicSees: 'finding.awaitingCase' },
    dismissed: { final: true, publicSees: 'finding.dismissed' },
    joined: { final: true, publicSees: 'finding.joined' },
  },
  clocks: {
    verification: {
      limit: 'finding.verify',
      kind: 'internal',
      during: ['reported', 'verified', 'cleared'],
      basis: '自然资源行政处罚办法 15',
    },
    stop: {
      limit: 'finding.stop',
      kind: 'internal',
      during: ['confirmed', 'drawn', 'ordered', 'handed'],
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
  // Out of a state the first step is the one that is waited for; writing a deed anew comes after it.
  steps: [
    step('reportFinding', {
      from: 'start',
      to: 'reported',
      by: ['coordinator', 'stationOfficer', 'inspector'],
      publicSees: 'finding.received',
    }),
    step('confirmVerification', {
      from: 'verified',
      to: { agreed: 'confirmed', denied: 'reported' },
      by: theOther,
      within: 'verification',
      basis: '行政处罚法 42',
      publicSees: 'finding.verified',
    }),
    step('confirmDismissal', {
      from: 'cleared',
      to: { agreed: 'dismissed', denied: 'reported' },
      by: theOther,
      within: 'verification',
      basis: '行政处罚法 42',
      publicSees: 'finding.verified',
    }),
    step('verifyFinding', {
      from: ['reported', 'verified', 'cleared'],
      to: { illegal: 'verified', lawful: 'cleared', noChange: 'cleared' },
      by: officers,
      within: 'verification',
      guard: 'twoLicensedOfficers',
      basis: ['自然资源行政处罚办法 15', '行政处罚法 42'],
      riskPoints: ['verifyFalsely', 'verifyLate'],
    }),
    step('joinFinding', {
      from: 'reported',
      to: 'joined',
      by: officers,
      riskPoints: ['joinToHide'],
    }),
    step('confirmNotice', {
      from: 'drawn',
      to: { agreed: 'ordered', denied: 'confirmed' },
      by: theOther,
      within: 'stop',
      basis: '行政处罚法 42',
    }),
    step('issueStopNotice', {
      from: ['confirmed', 'drawn'],
      to: 'drawn',
      by: officers,
      within: 'stop',
      guard: 'twoLicensedOfficers',
      paper: 'stopNotice',
      basis: ['自然资源行政处罚办法 15', '土地管理法实施条例 48(3)'],
      riskPoints: ['orderLate'],
    }),
    step('confirmService', {
      from: 'handed',
      to: { agreed: 'served', denied: 'ordered' },
      by: theOther,
      within: 'stop',
      basis: '行政处罚法 42',
      publicSees: 'finding.ordered',
    }),
    step('serveStopNotice', {
      from: ['ordered', 'handed'],
      to: 'handed',
      by: officers,
      within: 'stop',
      paper: 'serviceReceipt',
      basis: '行政处罚法 61',
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
