/** What a filled-in form would bring, and every cell that cannot stand. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import type { ReadSheet } from '#platform/sheets';
import { previewImport } from '../contract.ts';
import { countsOf } from '../entry.ts';
import { nothingIn, readForm } from '../reading.ts';
import { decideImport } from '../rules.ts';
import { findKnown } from '../tables.ts';
import { wordsIn } from '../words-in.ts';

const FAULTS_LISTED = 1000;

export const answerPreviewImport = answer(
  previewImport,
  async (db, _look, _input, sheets: ReadSheet[]) => {
    const plan = decideImport(sheets, await findKnown(db, wordsIn(sheets)));
    const counts = countsOf(plan);
    const something = nothingIn(counts);
    if (!something.ok && plan.faults.length === 0) return something;
    return ok({
      counts,
      sheets: plan.tables,
      faults: plan.faults.slice(0, FAULTS_LISTED),
      more: Math.max(0, plan.faults.length - FAULTS_LISTED),
    });
  },
  { prepare: readForm },
);
