/** The record of a receipt: what was handed in, by when it will be done, and every day that was counted for it. */
import { must } from '@cuntu/base';
import { type Counted, chinaDateOf } from '@cuntu/calendar';
import type { MatterRow } from '#modules/matters';
import type { PeriodDue } from '#modules/norms';
import type { Deed } from '#platform/pipeline';
import type { Application } from '../needs.ts';
import { commonRecord, materialName, papersTerms } from './record.ts';

interface Promised {
  promise: PeriodDue;
  statutory: PeriodDue;
  /** From when it is counted. */
  from: string;
  deemed: boolean;
}

export async function receiptRecord(
  deed: Deed,
  matter: MatterRow,
  application: Application,
  { promise, statutory, from, deemed }: Promised,
) {
  return {
    ...(await commonRecord(deed, matter, application)),
    receivedOn: must(chinaDateOf(from)),
    deemed,
    materials: application.materials.map(({ material, original, copies }) => ({
      name: materialName(material),
      form: original ? papersTerms.original : papersTerms.copy,
      copies,
    })),
    promise: {
      count: promise.limit.count,
      dueOn: promise.dueOn,
      provisional: promise.provisional,
      days: daysOf(promise.counted),
    },
    statutory: { count: statutory.limit.count, dueOn: statutory.dueOn, provisional: statutory.provisional },
  };
}

const { whys } = papersTerms;

/** Each day in the words of the paper, up to the last. */
function daysOf(counted: readonly Counted[]): { date: string; words: string }[] {
  let nth = 0;
  return counted.map(({ date, counts, why }) => {
    if (counts) nth += 1;
    const key = why.startsWith('holiday') ? 'holiday' : why;
    const words = whys[key as keyof typeof whys] ?? whys.weekend;
    return { date, words: words.replace('{nth}', String(nth)) };
  });
}
