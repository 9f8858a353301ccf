/** The record of a stop notice: exactly what will be printed, kept with the fact that issued it. */
import type { InputOf } from '@cuntu/base';
import type { Contact, Officer } from '#modules/bureau';
import type { FindingDetail } from '#modules/patrol';
import type { Deed } from '#platform/pipeline';
import type { issueStopNotice } from '../contract.ts';
import { articlesFor, factsOf, remediesFor, typstKindOf } from './record.ts';

export async function noticeRecord(
  deed: Deed,
  input: InputOf<typeof issueStopNotice>,
  finding: FindingDetail,
  officers: readonly Officer[],
  contact: Contact,
  place: string,
) {
  const { party, act, landUse } = input;
  return {
    issuedOn: deed.today,
    demo: deed.demo,
    organ: contact.organ,
    party: {
      kind: typstKindOf(party.kind),
      name: party.name,
      representative: input.representative ?? null,
      address: party.address ?? null,
    },
    facts: factsOf(finding, place, act, landUse, finding.areaM2 ?? 0),
    articles: await articlesFor(deed.tx, input.violation, deed.today),
    remedies: remediesFor(party.kind),
    contact: { address: contact.address, phone: contact.phone },
    officers: officers.map((one) => ({ name: one.name, licence: one.licenceNumber ?? '' })),
    service: null,
  };
}
