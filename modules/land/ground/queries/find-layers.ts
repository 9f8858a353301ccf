/** Which layers there are, and when each of them changed. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findLayers } from '../contract.ts';
import { findLayerRows } from '../tables.ts';

export const answerFindLayers = answer(findLayers, async (db) => ok({ layers: await findLayerRows(db) }));
