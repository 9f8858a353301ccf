/** The record of a paper about a clock: on which ground it stands still and how long, or why there is more time. */
import type { MatterRow } from '#modules/matters';
import type { Deed } from '#platform/pipeline';
import { applicationOf } from '../../intake/needs.ts';
import { commonRecord } from '../../intake/papers/record.ts';
import terms from './terms.json' with { type: 'json' };

export const suspensionRecord = async (
  deed: Deed,
  matter: MatterRow,
  { ground, words, until }: { ground: string; words: string; until: string },
) => ({
  ...(await commonRecord(deed, matter, await applicationOf(deed.tx, matter.id))),
  basis: terms.suspensionBasis,
  ground: terms.grounds[ground as keyof typeof terms.grounds],
  words,
  from: deed.today,
  until,
});

export const extensionRecord = async (
  deed: Deed,
  matter: MatterRow,
  { words, fromOn, toOn }: { words: string; fromOn: string; toOn: string },
) => ({
  ...(await commonRecord(deed, matter, await applicationOf(deed.tx, matter.id))),
  basis: terms.extensionBasis,
  words,
  fromOn,
  toOn,
});
