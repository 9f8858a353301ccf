/** The papers of a matter, and what a form for a new one can already be filled with. */
import { ok, refuse } from '@cuntu/base';
import { officersNear, officersOn } from '#modules/bureau';
import { landUseOf } from '#modules/land';
import { findVisible, matterWhere } from '#modules/matters';
import { papersOf } from '#modules/papers';
import { findParties } from '#modules/parties';
import { findDetail } from '#modules/patrol';
import { answer } from '#platform/pipeline';
import { findNotices, getNoticeDraft } from '../contract.ts';
import { termsOf } from '../papers/record.ts';
import { findNotice } from '../tables.ts';

export const answerFindNotices = answer(findNotices, async (db, look, input) => {
  const matter = await findVisible(db, input.matterId, matterWhere(look.may));
  if (!matter) return refuse('thing.notFound', { at: 'matterId' });
  const papers = await papersOf(db, matter.id);
  const party = (await findParties(db, matter.id)).at(-1);
  return ok({
    papers: papers.map(({ mode, servedAt, receivedBy, witness, ...paper }) => ({
      ...paper,
      service: mode && servedAt ? { mode, servedAt, receivedBy, witness } : null,
    })),
    party: party ? { id: party.id, name: party.name, kind: party.kind, address: party.address } : null,
  });
});

const isIssued = (state: string): boolean => state === 'ordered' || state === 'handed';

export const answerGetNoticeDraft = answer(getNoticeDraft, async (db, look, input) => {
  const matter = await findVisible(db, input.matterId, matterWhere(look.may));
  const finding = matter && (await findDetail(db, matter.id));
  if (!finding) return refuse('thing.notFound', { at: 'matterId' });
  const near = await officersNear(db, matter.division, 'enforcement', look.today, look.personId);
  const verifiers = await officersOn(db, matter.doneBy.verifyFinding ?? [], 'enforcement', look.today);
  const officers = [...verifiers, ...near.filter((one) => !verifiers.some((other) => other.personId === one.personId))];
  return ok({
    act: termsOf.act(finding.kind),
    landUse: (await landUseOf(db, finding.plot, look.today)) ?? termsOf.landUse,
    violation: finding.kind === 'mining' ? ('mining' as const) : ('occupation' as const),
    areaM2: finding.areaM2,
    two: (isIssued(matter.state) && (await findNotice(db, matter.id))?.officers) || finding.officers,
    officers: officers.flatMap(({ personId, name, unitName, licenceNumber }) =>
      licenceNumber ? [{ personId, name, unit: unitName, licence: licenceNumber }] : [],
    ),
  });
});
