/** The record of a report upward that an order to stop is defied. */
import { type InputOf, must } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import type { Contact } from '#modules/bureau';
import type { MatterRow } from '#modules/matters';
import type { FindingDetail } from '#modules/patrol';
import type { Deed } from '#platform/pipeline';
import type { reportDefiance, Violation } from '../contract.ts';
import type { NoticeRow } from '../tables.ts';
import { articlesFor, factsOf, termsOf } from './record.ts';
import terms from './terms.json' with { type: 'json' };

export interface Defiance {
  input: InputOf<typeof reportDefiance>;
  notice: NoticeRow & { issuedAt: string };
  finding: FindingDetail;
  recheck: { words: string; seenAt: string };
  service: { mode: string; servedAt: string };
  names: Map<string, string>;
  contact: Contact;
  place: string;
  matter: MatterRow;
}

export async function defianceRecord(deed: Deed, d: Defiance) {
  const articles = await articlesFor(deed.tx, d.notice.violation as Violation, deed.today);
  const rechecked = (d.matter.doneBy.recheckSite ?? []).flatMap((id) => d.names.get(id) ?? []);
  return {
    demo: deed.demo,
    organ: d.contact.organ,
    signer: d.contact.head,
    addressees: d.input.addressees,
    party: { name: d.notice.partyName },
    facts: factsOf(d.finding, d.place, d.notice.act, d.notice.landUse, d.finding.areaM2 ?? 0),
    articles: { violated: articles.violated, ignored: articles.ignored },
    notice: {
      number: d.notice.number,
      issuedOn: must(chinaDateOf(d.notice.issuedAt)),
      servedOn: must(chinaDateOf(d.service.servedAt)),
      way: termsOf.service(d.service.mode),
    },
    recheck: { on: must(chinaDateOf(d.recheck.seenAt)), officers: rechecked, found: d.input.words },
    attachments: terms.reportAttachments,
    copies: d.input.copies,
    contact: { name: (deed.personId && d.names.get(deed.personId)) || d.contact.head, phone: d.contact.phone },
  };
}
