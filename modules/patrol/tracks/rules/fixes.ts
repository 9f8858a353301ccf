/** Fixes of one device as columns, and the exact bytes in which five minutes of them are kept. */

/** Sorted by time, each time once. Numbers as they are stored, so that what is judged now is judged alike when read again. */
export interface Fixes {
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly t: Float64Array;
  /** 10⁻⁷ degrees. */
  readonly lon: Int32Array;
  readonly lat: Int32Array;
  /** Metres, rounded up; -1 where the device does not say. */
  readonly accuracy: Int32Array;
  /** Tenths of a metre a second; -1 where the device does not say. */
  readonly speed: Int32Array;
}

export const DEGREE = 1e7;
export const BUCKET_MS = 300_000;
export const bucketOf = (t: number): number => Math.floor(t / BUCKET_MS);

const columns = ['t', 'lon', 'lat', 'accuracy', 'speed'] as const;

export const emptyFixes = (count: number): Fixes => ({
  count,
  t: new Float64Array(count),
  lon: new Int32Array(count),
  lat: new Int32Array(count),
  accuracy: new Int32Array(count),
  speed: new Int32Array(count),
});

export function copyFix(from: Fixes, i: number, to: Fixes, at: number): void {
  for (const column of columns) to[column][at] = from[column][i]!;
}

export const firstFixes = (fixes: Fixes, count: number): Fixes => sliceFixes(fixes, 0, count);

export const sliceFixes = (fixes: Fixes, from: number, to: number): Fixes => ({
  count: to - from,
  t: fixes.t.subarray(from, to),
  lon: fixes.lon.subarray(from, to),
  lat: fixes.lat.subarray(from, to),
  accuracy: fixes.accuracy.subarray(from, to),
  speed: fixes.speed.subarray(from, to),
});

/** Of one device and instant one fix is kept, whichever came first: the smallest in this order. */
function compareFixes(a: Fixes, i: number, b: Fixes, j: number): number {
  if (a.t[i] !== b.t[j]) return a.t[i]! - b.t[j]!;
  // Unknown is worse than anything known.
  const accuracy = (a.accuracy[i]! >>> 0) - (b.accuracy[j]! >>> 0);
  return accuracy || a.lon[i]! - b.lon[j]! || a.lat[i]! - b.lat[j]! || a.speed[i]! - b.speed[j]!;
}

/** In the order of time, as they are stored; of equal times one stays. */
export function sortedFixes(fixes: Fixes): Fixes {
  let inOrder = true;
  for (let i = 1; i < fixes.count && inOrder; i++) inOrder = fixes.t[i - 1]! < fixes.t[i]!;
  if (inOrder) return fixes;
  const order = Array.from({ length: fixes.count }, (_, i) => i).sort((i, j) => compareFixes(fixes, i, fixes, j));
  const sorted = emptyFixes(fixes.count);
  let count = 0;
  for (const i of order) {
    if (count > 0 && sorted.t[count - 1] === fixes.t[i]) continue;
    copyFix(fixes, i, sorted, count++);
  }
  return firstFixes(sorted, count);
}

/** Both sorted. The answer does not depend on which of them came first. */
export function mergedFixes(a: Fixes, b: Fixes): Fixes {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const merged = emptyFixes(a.count + b.count);
  let [i, j, count] = [0, 0, 0];
  while (i < a.count || j < b.count) {
    const order = i === a.count ? 1 : j === b.count ? -1 : compareFixes(a, i, b, j);
    const same = i < a.count && j < b.count && a.t[i] === b.t[j];
    if (order <= 0) copyFix(a, i, merged, count++);
    else copyFix(b, j, merged, count++);
    if (same || order <= 0) i += 1;
    if (same || order > 0) j += 1;
  }
  return firstFixes(merged, count);
}

/** Of the widest fix: time 6, places 5 and 5, accuracy 5, speed 5. */
const WIDEST = 26;
let scratch = new Uint8Array(64 * 1024);

/** LEB128. Beyond 2^31 a shift would lose bits, so that the first digits of a time go by division. */
function put(at: number, value: number): number {
  let [to, rest] = [at, value];
  while (rest > 0x7fffffff) {
    scratch[to++] = (rest % 128) | 0x80;
    rest = Math.floor(rest / 128);
  }
  while (rest > 127) {
    scratch[to++] = (rest & 127) | 0x80;
    rest >>>= 7;
  }
  scratch[to++] = rest;
  return to;
}

/** Small numbers of either sign become small numbers: 0, -1, 1, -2 → 0, 1, 2, 3. Two places are up to 2^32 apart. */
const folded = (n: number): number => (n < 0 ? -2 * n - 1 : 2 * n);
const unfolded = (n: number): number => (n % 2 === 1 ? -(n + 1) / 2 : n / 2);

/** Fixes `from`…`to`-1, all of one bucket: each as its difference from the one before. Some eight bytes a fix. */
export function encodeFixes(fixes: Fixes, from: number, to: number): Uint8Array {
  const most = (to - from) * WIDEST;
  if (scratch.length < most) scratch = new Uint8Array(most);
  let at = 0;
  let t = bucketOf(fixes.t[from]!) * BUCKET_MS;
  let [lon, lat, accuracy] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    at = put(at, fixes.t[i]! - t);
    at = put(at, folded(fixes.lon[i]! - lon));
    at = put(at, folded(fixes.lat[i]! - lat));
    at = put(at, folded(fixes.accuracy[i]! - accuracy));
    at = put(at, fixes.speed[i]! + 1);
    [t, lon, lat, accuracy] = [fixes.t[i]!, fixes.lon[i]!, fixes.lat[i]!, fixes.accuracy[i]!];
  }
  return scratch.slice(0, at);
}

/** Writes into `to` from place `at` on; answers the place after the last. */
export function decodeFixes(bytes: Uint8Array, bucket: number, to: Fixes, at: number): number {
  let next = 0;
  const take = (): number => {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = bytes[next++]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
  let t = bucket * BUCKET_MS;
  let [lon, lat, accuracy, i] = [0, 0, 0, at];
  while (next < bytes.length) {
    t += take();
    lon += unfolded(take());
    lat += unfolded(take());
    accuracy += unfolded(take());
    to.t[i] = t;
    to.lon[i] = lon;
    to.lat[i] = lat;
    to.accuracy[i] = accuracy;
    to.speed[i] = take() - 1;
    i += 1;
  }
  return i;
}
