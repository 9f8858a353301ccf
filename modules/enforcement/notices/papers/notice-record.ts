/** The record of a stop notice: exactly what will be printed, kept with the fact that drew it. */
import type { InputOf } from '@cuntu/base';
import { type Contact, type Officer, personNames } from '#modules/bureau';
import { type FindingDetail, secondOf } from '#modules/patrol';
import type { Db, Tx } from '#platform/database';
import type { issueStopNotice } from '../contract.ts';
import { articlesFor, factsOf, remediesFor, typstKindOf } from './record.ts';

/** A deed that issues it, or a look at how it would read. */
export interface Drawing {
  tx: Db | Tx;
  today: string;
  demo: boolean;
}

export type Ordered = Omit<InputOf<typeof issueStopNotice>, 'id' | 'matterId' | 'version' | 'officers' | 'party'> & {
  party: Pick<InputOf<typeof issueStopNotice>['party'], 'kind' | 'name' | 'address'>;
};

export async function noticeRecord(
  { tx, today, demo }: Drawing,
  input: Ordered,
  finding: FindingDetail,
  officers: readonly Officer[],
  contact: Contact,
  place: string,
) {
  const { party, act, landUse } = input;
  return {
    demo,
    organ: contact.organ,
    party: {
      kind: typstKindOf(party.kind),
      name: party.name,
      representative: input.representative ?? null,
      address: party.address ?? null,
    },
    facts: factsOf(finding, place, act, landUse, finding.areaM2 ?? 0),
    articles: await articlesFor(tx, input.violation, today),
    remedies: remediesFor(party.kind),
    contact: { address: contact.address, phone: contact.phone },
    officers: officers.map((one) => ({ name: one.name, licence: one.licenceNumber ?? '' })),
    verification: await verificationOf(tx, finding),
    service: null,
  };
}

/** Who entered what the order rests on, and who confirmed it when. */
async function verificationOf(tx: Db | Tx, { officers, confirmedBy, confirmedAt }: FindingDetail) {
  if (!confirmedBy || !confirmedAt) return null;
  const enteredBy = secondOf(officers, confirmedBy);
  const names = await personNames(tx, [enteredBy, confirmedBy]);
  return {
    enteredBy: names.get(enteredBy) ?? '',
    confirmedBy: names.get(confirmedBy) ?? '',
    at: wallTimeOf(confirmedAt),
  };
}

/** As its clock on the wall has it, to the minute: '2026-11-24T09:30'. */
const wallTimeOf = (instant: string): string =>
  new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length);
const SHANGHAI_MS = 8 * 3_600_000;
