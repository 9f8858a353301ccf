/** What accepting is, said aloud or by silence: the clocks begin, the receipt with its promised day is kept to be printed. */
import type { Result } from '@cuntu/base';
import { ok, refuse } from '@cuntu/base';
import { type MatterRow, moveOn } from '#modules/matters';
import { holdCalendar, periodsFor } from '#modules/norms';
import { keepPaper, numberPaper } from '#modules/papers';
import type { Deed } from '#platform/pipeline';
import { applicationAccepted } from './contract.ts';
import type { Application } from './needs.ts';
import { receiptRecord } from './papers/receipt-record.ts';
import { insertAcceptance } from './tables.ts';

export interface Accepted {
  id: string;
  number: string;
  promisedOn: string;
  statutoryOn: string;
  provisional: boolean;
}

/** `since`: the day of receipt, from which what was deemed accepted counts; absent: now. */
export async function accept(
  deed: Deed,
  matter: MatterRow,
  application: Application,
  { paperId, since }: { paperId: string; since?: string },
): Promise<Result<Accepted, 'paper.unprintable'>> {
  const { itemThen, code } = application;
  const deemed = since !== undefined;
  const from = since ?? deed.at;
  // A promise is the one in force at acceptance (architecture, Versions).
  holdCalendar(deed.tx);
  const periods = await periodsFor(deed.tx, [itemThen.promise, itemThen.statutory], [from, from], deed.today);
  const [promise, statutory] = periods;
  const [promisedOn, statutoryOn] = [promise!.dueOn, statutory!.dueOn];
  const record = await receiptRecord(deed, matter, application, {
    promise: promise!,
    statutory: statutory!,
    from,
    deemed,
  });
  const printable = deed.printable(record);
  if (!printable.ok) return refuse('paper.unprintable', { params: printable.refusal.params });
  const paper = await numberPaper(deed, paperId, 'acceptanceReceipt', matter.division, code);
  const { number } = paper;
  const moved = await moveOn(deed, matter, {
    step: deemed ? 'deemAccepted' : 'acceptApplication',
    guards: { complete: true },
    periods,
    fact: applicationAccepted,
    fields: { number, promisedOn, statutoryOn, deemed },
    said: { number, toOn: promisedOn },
    ...(since && { happenedAt: since }),
  });
  if (!moved.ok) return moved;
  keepPaper(deed, paper, matter.id, moved.value, record);
  const row = { matterId: matter.id, factN: moved.value.n, paperId, number, promisedOn, statutoryOn, deemed };
  insertAcceptance(deed.tx, { ...row, acceptedAt: from });
  return ok({ id: paperId, number, promisedOn, statutoryOn, provisional: promise!.provisional });
}
