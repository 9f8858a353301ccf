/** Stop-work notices 责令停止违法行为通知书 and, where they are defied, the written report upward. */
import { command, fact, instant, query, uuid } from '@cuntu/base';
import { mayOf } from '@cuntu/procedure';
import { z } from 'zod';
import { maySeeOf } from '#modules/matters/contract';
import { paperView, serviceModes } from '#modules/papers/contract';
import { partyInput, partyKinds } from '#modules/parties/contract';
import { findingProcedure, matterVersion, photos, words } from '#modules/patrol/contract';

/** Which article the deed seems to break; each brings its own basis onto the paper. */
export const violations = ['occupation', 'farmlandDamage', 'transfer', 'unrestoredTemporary', 'mining'] as const;
export type Violation = (typeof violations)[number];

export const stopNoticeIssued = fact({
  name: 'enforcement.stopNoticeIssued',
  sealed: {
    number: { schema: z.string(), keptIn: 'stop_notice.number' },
    party: { schema: z.string(), keptIn: 'stop_notice.party_name' },
    violation: { schema: z.enum(violations), keptIn: 'stop_notice.violation' },
    order: { schema: words, keptIn: 'stop_notice.act' },
    officers: { schema: z.array(uuid), keptIn: 'stop_notice.officers' },
  },
});

export const issueStopNotice = command({
  name: 'enforcement.issueStopNotice',
  input: z
    .object({
      id: uuid,
      matterId: uuid,
      version: matterVersion,
      party: partyInput,
      representative: z.string().trim().max(60).optional(),
      violation: z.enum(violations),
      /** What the party is doing, as it will stand on the paper. */
      act: words.min(4),
      landUse: z.string().trim().min(1).max(60),
      officers: z.array(uuid).min(1).max(6),
    })
    .strict(),
  output: z.object({ id: uuid, number: z.string(), code: z.string(), leafHash: z.string() }),
  may: [...mayOf(findingProcedure, 'issueStopNotice', 'division')],
  refusals: [
    'finding.twoOfficers',
    'finding.officerUnlicensed',
    'finding.officerElsewhere',
    'finding.actorNotThere',
    'paper.unprintable',
  ],
  facts: [stopNoticeIssued],
});

export const stopNoticeServed = fact({
  name: 'enforcement.stopNoticeServed',
  sealed: {
    mode: { schema: z.enum(serviceModes), keptIn: 'paper_service.mode' },
    receivedBy: { schema: z.string().nullable(), keptIn: 'paper_service.received_by' },
    witness: { schema: z.string().nullable(), keptIn: 'paper_service.witness' },
    photos: { schema: photos, keptIn: 'attachment.sha256[]' },
  },
});

export const serveStopNotice = command({
  name: 'enforcement.serveStopNotice',
  input: z
    .object({
      id: uuid,
      matterId: uuid,
      version: matterVersion,
      mode: z.enum(serviceModes),
      servedAt: instant,
      receivedBy: z.string().trim().max(60).optional(),
      witness: z.string().trim().max(100).optional(),
      remark: words.default(''),
      officers: z.array(uuid).min(1).max(6),
      photos: photos.default([]),
    })
    .strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: [...mayOf(findingProcedure, 'serveStopNotice', 'division')],
  refusals: [
    'finding.twoOfficers',
    'finding.officerUnlicensed',
    'finding.officerElsewhere',
    'finding.actorNotThere',
    'finding.inFuture',
    'service.receiverNeeded',
    'service.witnessNeeded',
    'service.photoNeeded',
    'service.beforeIssued',
  ],
  facts: [stopNoticeServed],
});

export const defianceReported = fact({
  name: 'enforcement.defianceReported',
  sealed: {
    number: { schema: z.string(), keptIn: 'defiance_report.number' },
    addressees: { schema: z.array(z.string()), keptIn: 'defiance_report.addressees' },
    words: { schema: words, keptIn: 'defiance_report.words' },
  },
});

/** 自然资源行政处罚办法 54(3): who does not report in writing that an order is defied is at fault himself. */
export const reportDefiance = command({
  name: 'enforcement.reportDefiance',
  input: z
    .object({
      id: uuid,
      matterId: uuid,
      version: matterVersion,
      addressees: z.array(z.string().trim().min(2).max(60)).min(2).max(8),
      copies: z.array(z.string().trim().min(2).max(60)).max(12).default([]),
      words: words.min(4),
    })
    .strict(),
  output: z.object({ id: uuid, number: z.string(), code: z.string(), leafHash: z.string() }),
  may: [...mayOf(findingProcedure, 'reportDefiance', 'division')],
  refusals: ['paper.unprintable'],
  facts: [defianceReported],
});

export const findNotices = query({
  name: 'enforcement.findNotices',
  input: z.object({ matterId: uuid }),
  output: z.object({
    papers: z.array(paperView),
    party: z.object({ id: uuid, name: z.string(), kind: z.string(), address: z.string().nullable() }).nullable(),
  }),
  may: maySeeOf('finding'),
  refusals: [],
  personal: (found: { party: { id: string } | null }) => (found.party ? [found.party.id] : []),
});

/** What a notice says; its printed layout and its number are the paper's. */
export const noticeText = z.object({
  organ: z.string(),
  issuedOn: z.string(),
  party: z.object({ name: z.string(), representative: z.string().nullable(), address: z.string().nullable() }),
  facts: z.object({
    seenOn: z.string(),
    place: z.string(),
    act: z.string(),
    landUse: z.string(),
    areaM2: z.number(),
    stage: z.string(),
  }),
  articles: z.object({
    violated: z.array(z.string()),
    power: z.array(z.string()),
    ignored: z.array(z.string()),
  }),
  remedies: z.string(),
  contact: z.object({ address: z.string(), phone: z.string() }),
  officers: z.array(z.object({ name: z.string(), licence: z.string() })),
});

/** How the notice would read, from the record that would be printed: no number is used and nothing is kept. */
export const previewStopNotice = query({
  name: 'enforcement.previewStopNotice',
  input: z.object({
    matterId: uuid,
    partyKind: z.enum(partyKinds),
    partyName: z.string().trim().max(100).default(''),
    address: z.string().trim().max(200).optional(),
    representative: z.string().trim().max(60).optional(),
    violation: z.enum(violations),
    act: words.default(''),
    landUse: z.string().trim().max(60).default(''),
    /** Ids, joined by commas. */
    officers: z.string().max(400).default(''),
  }),
  output: noticeText,
  may: [...mayOf(findingProcedure, 'issueStopNotice', 'division')],
  refusals: [],
});

/** What a form can be filled with before anybody types: what is known already. */
export const getNoticeDraft = query({
  name: 'enforcement.getNoticeDraft',
  input: z.object({ matterId: uuid }),
  output: z.object({
    act: z.string(),
    landUse: z.string(),
    violation: z.enum(violations),
    areaM2: z.number().nullable(),
    /** Who were there last: at the verification, or named on the notice. */
    two: z.array(uuid),
    officers: z.array(z.object({ personId: uuid, name: z.string(), unit: z.string().nullable(), licence: z.string() })),
  }),
  may: maySeeOf('finding'),
  refusals: [],
});

/** The notice that waits for its second officer, as it will be printed: nobody is to sign what he has not read. */
export const getDrawnNotice = query({
  name: 'enforcement.getDrawnNotice',
  input: z.object({ matterId: uuid }),
  /** Null: none waits. */
  output: z.object({ notice: noticeText.extend({ partyId: uuid, partyKind: z.string() }).nullable() }),
  may: maySeeOf('finding'),
  refusals: [],
  personal: ({ notice }: { notice: { partyId: string } | null }) => (notice ? [notice.partyId] : []),
});
