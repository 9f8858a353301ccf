/** How often a password may be tried: for a name (kept in the database) and from an address (kept in memory). */

/** Seconds to wait after the first, second … failure of a name. Four slips are free; then a minute, doubling to an hour. */
export const nameDelaysS: readonly number[] = [0, 0, 0, 0, 60, 120, 240, 480, 960, 1920, 3600];

export const minutesTo = (instant: string, now: string): number =>
  Math.max(1, Math.ceil((Date.parse(instant) - Date.parse(now)) / 60_000));

/** A bureau of a hundred sits behind one address, so only failures count, and a morning's slips must fit. */
const ADDRESS_FAILURES = 40;
const ADDRESS_WINDOW_MS = 15 * 60_000;
/** Memory is bounded: past it the oldest are forgotten. */
const ADDRESSES = 20_000;

/** Whoever has an IPv6 address has 2^64 of them: the network counts. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.toLowerCase().startsWith('::ffff:')) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':');
}

export interface AddressLimiter {
  isBarred(address: string, now: string): boolean;
  countFailure(address: string, now: string): void;
}

export function makeAddressLimiter(): AddressLimiter {
  const failures = new Map<string, { count: number; since: number }>();
  const windowOf = (address: string, now: string) => {
    const seen = failures.get(networkOf(address));
    return seen && Date.parse(now) - seen.since < ADDRESS_WINDOW_MS ? seen : undefined;
  };
  return {
    isBarred: (address, now) => (windowOf(address, now)?.count ?? 0) >= ADDRESS_FAILURES,
    countFailure(address, now) {
      const seen = windowOf(address, now) ?? { count: 0, since: Date.parse(now) };
      failures.delete(networkOf(address));
      failures.set(networkOf(address), { ...seen, count: seen.count + 1 });
      if (failures.size > ADDRESSES) failures.delete(failures.keys().next().value!);
    },
  };
}
