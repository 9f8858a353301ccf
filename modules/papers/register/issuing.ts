/** Issuing and serving a paper, called by whoever decides that there is one; only this module writes a number. */
import { issuingOrgan } from '#modules/bureau';
import type { Deed } from '#platform/pipeline';
import { paperKind } from './kinds.ts';
import { CODE_BYTES, codeOf, numberOf } from './rules.ts';
import { insertPaper, insertService, markIssued, markReplaced, markVoid, nextSeq, type ServiceRow } from './tables.ts';

export interface Numbered {
  id: string;
  kind: string;
  number: string;
  code: string;
  organ: string;
  organId: string;
  year: number;
  seq: number;
}

/**
 * Takes the next number of the organ's register. In the same transaction `keepPaper` must use it. `known`: a check code that its
 * holder was told before.
 */
export async function numberPaper(
  deed: Deed,
  id: string,
  kind: string,
  division: string,
  known?: string,
): Promise<Numbered> {
  const organ = await issuingOrgan(deed.tx, division);
  const year = Number(deed.today.slice(0, 4));
  const seq = await nextSeq(deed.tx, organ.id, kind, year);
  const { word, pattern } = paperKind(kind);
  const number = numberOf(organ.symbol, word, year, seq, pattern);
  return { id, kind, number, code: known ?? newCode(deed), organ: organ.name, organId: organ.id, year, seq };
}

/** 80 random bits: a paper's check code, or an application's that its receipt will bear. */
export const newCode = (deed: Deed): string => codeOf(deed.bytes(CODE_BYTES));

/** Issues it: the print follows after commit, from this record, the number and the day of issue, and nothing else. */
export function keepPaper(deed: Deed, ...paper: Kept): void {
  insert(deed, deed.at, ...paper);
  print(deed, paper[0].id);
}

/** Keeps what will be printed once `issueDrawn` follows; until then it is not out, for whoever asks. */
export const drawPaper = (deed: Deed, ...paper: Kept): void => insert(deed, null, ...paper);

export async function issueDrawn(deed: Deed, matterId: string, kind: string): Promise<void> {
  for (const id of await markIssued(deed.tx, matterId, kind, deed.at)) print(deed, id);
}

const print = (deed: Deed, paperId: string): void =>
  deed.enqueue({ name: 'papers.print', key: paperId, payload: { paperId } });

type Kept = [
  paper: Numbered,
  matterId: string,
  recorded: { n: number; leafHash: string },
  /** What stands on the paper, but for number, day of issue and check code. */
  record: Record<string, unknown>,
  /** Its last day, where it has one. */
  validTo?: string,
];

function insert(deed: Deed, issuedAt: string | null, ...[paper, matterId, recorded, record, validTo]: Kept): void {
  insertPaper(deed.tx, {
    id: paper.id,
    matterId,
    factN: recorded.n,
    kind: paper.kind,
    organ: paper.organId,
    number: paper.number,
    code: paper.code,
    leafHash: recorded.leafHash,
    record: { ...record, organ: paper.organ },
    issuedAt,
    demo: deed.demo,
    validTo: validTo ?? null,
    year: paper.year,
    seq: paper.seq,
  });
}

/** Whoever holds a print of it sees at the check that it is void; the number is not used again. */
export const voidPapers = (deed: Deed, matterId: string, kind: string): Promise<void> =>
  markVoid(deed.tx, matterId, kind);

/** Issued before, in another matter: what a newer one of the same right says counts; without one, nothing does. */
export const replacePaper = (deed: Deed, number: string, by: string | null): Promise<void> =>
  markReplaced(deed.tx, number, by);

export const keepService = (deed: Deed, service: ServiceRow): Promise<void> => insertService(deed.tx, service);
