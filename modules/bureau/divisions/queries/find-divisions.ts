/** Divisions under one, for choosing and for the map. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findDivisions } from '../contract.ts';
import { findUnder } from '../tables.ts';

export const answerFindDivisions = answer(findDivisions, async (db, _look, input) =>
  ok({ divisions: await findUnder(db, input.under ?? '', input.level ?? null) }),
);
