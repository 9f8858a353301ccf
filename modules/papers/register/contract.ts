/** Numbered papers: the register of numbers, what stands on a paper, how it was served, how anyone can check it. */
import { command, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';

export const serviceModes = ['handedOver', 'leftWithWitness', 'refused'] as const;

export const checkCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, 'notACheckCode');

export const paperView = z.object({
  id: uuid,
  matterId: uuid,
  kind: z.string(),
  number: z.string(),
  code: z.string(),
  leafHash: z.string(),
  /** Null as long as it is drawn only; a void one may never have been out. */
  issuedAt: z.string().nullable(),
  state: z.enum(['drawn', 'issued', 'void']),
  sha256: z.string().nullable(),
  pages: z.number().nullable(),
  service: z
    .object({
      mode: z.enum(serviceModes),
      servedAt: z.string(),
      receivedBy: z.string().nullable(),
      witness: z.string().nullable(),
    })
    .nullable(),
});
export type PaperView = z.output<typeof paperView>;

/** Codes have 80 bits; the limit is against the patience of machines, not for want of bits. */
export const CHECKS_A_MINUTE = 30;

/** What a stranger with the paper in his hand may know: no names, no place below the county. */
export const checkPaper = query({
  name: 'papers.checkPaper',
  input: z.object({ code: checkCode }),
  output: z.object({
    kind: z.string(),
    number: z.string(),
    organ: z.string(),
    issuedOn: z.string(),
    state: z.enum(['issued', 'void']),
    sha256: z.string().nullable(),
    leafHash: z.string(),
    demo: z.boolean(),
    /** Its last day, where it has one; `ended`: that is past. */
    validTo: z.string().nullable(),
    ended: z.boolean(),
    /** The number of the one that was issued in its place. */
    replacedBy: z.string().nullable(),
  }),
  may: 'anyone',
  refusals: [],
  triesAMinute: CHECKS_A_MINUTE,
});

export const paperPrinted = fact({
  name: 'papers.paperPrinted',
  sealed: {
    paper: { schema: uuid, keptIn: 'paper_print.paper_id' },
    sha256: { schema: z.string(), keptIn: 'paper_print.sha256' },
    pages: { schema: z.number(), keptIn: 'paper_print.pages' },
  },
});

export const keepPrint = command({
  name: 'papers.keepPrint',
  input: z
    .object({ paperId: uuid, matterId: uuid, sha256: z.string().length(64), pages: z.number().int().min(1) })
    .strict(),
  output: z.object({ kept: z.boolean() }),
  may: [{ role: 'system', scope: 'city' }],
  refusals: [],
  facts: [paperPrinted],
});
