/** How much one account may put in a day: reserved before the bytes come, so that a hundred at once cannot pass together. */
import type { Db } from '#platform/database';
import { putsOf, type Reservation } from './tables.ts';

export interface DailyQuota {
  files: number;
  bytes: number;
}

/**
 * A day in the field is fifty places with five photos of 4 MB; four times that for whoever imports or is behind. Whoever
 * fills a disk needs weeks and an account in his name.
 */
export const defaultQuota: DailyQuota = { files: 1_000, bytes: 4_000_000_000 };

export interface Quota {
  /** `false`: nothing was reserved, the day is used up. */
  reserve(r: Reservation): Promise<boolean>;
  /** What was reserved for more than came; the try itself stays counted. */
  giveBack(r: Reservation): void;
}

/**
 * Counted in memory and begun from what the day has stored, since a row of its own would cost each photo one more wait
 * for the disk. Each process counts for itself between its starts: this guards a disk, not a right.
 */
export function openQuota(db: Db, most: DailyQuota): Quota {
  let dayOn = '';
  let used = new Map<string, Promise<DailyQuota>>();
  const usedBy = (r: Reservation): Promise<DailyQuota> => {
    if (r.dayOn !== dayOn) [dayOn, used] = [r.dayOn, new Map()];
    const known = used.get(r.accountId) ?? putsOf(db, r.accountId, r.dayOn);
    used.set(r.accountId, known);
    return known;
  };
  return {
    async reserve(r) {
      const so = await usedBy(r);
      if (so.files + 1 > most.files || so.bytes + r.bytes > most.bytes) return false;
      so.files += 1;
      so.bytes += r.bytes;
      return true;
    },
    giveBack: (r) =>
      void usedBy(r).then((so) => {
        so.bytes -= r.bytes;
      }),
  };
}
