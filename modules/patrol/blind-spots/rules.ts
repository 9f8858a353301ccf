/** When ground counts as visited, and what is to be opened and ended: pure. */
import { must } from '@cuntu/base';
import { addDays } from '@cuntu/calendar';
import type { BlindReason } from './contract.ts';

/** The first day of the interval that ends today; nobody is late before a whole interval has gone by. */
export function intervalOn(today: string, days: number, since: string): { from: string; to: string } | undefined {
  const from = must(addDays(today, 1 - days));
  return since <= from ? { from, to: today } : undefined;
}

export interface Found {
  reason: BlindReason;
  subject: string;
}

const keyOf = ({ reason, subject }: Found): string => `${reason} ${subject}`;

export function changesOf<Open extends Found & { matterId: string }>(blind: readonly Found[], open: readonly Open[]) {
  const wanted = new Map(blind.map((one) => [keyOf(one), one]));
  const known = new Set(open.map(keyOf));
  return {
    toOpen: [...wanted.values()].filter((one) => !known.has(keyOf(one))),
    toEnd: open.filter((one) => !wanted.has(keyOf(one))),
  };
}

/** How it ended; a zone that is no more leaves nobody to wait for. */
export const endingOf = (reason: BlindReason, zoneEnded: boolean) =>
  zoneEnded
    ? ('dissolved' as const)
    : ({ noPerson: 'staffed', gap: 'covered', notVisited: 'visited' } as const)[reason];
