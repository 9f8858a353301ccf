/** Chance that is the same every time: a generator and a smooth noise, both functions of a seed. */

/** mulberry32: 32 bits of state are plenty for a drawing. Values in [0, 1). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function lattice(x: number, y: number, seed: number): number {
  let mixed = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(seed, 2246822519);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1274126177);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

const ease = (t: number) => t * t * (3 - 2 * t);
const mix = (a: number, b: number, t: number) => a + (b - a) * t;

/** Value noise in [0, 1) whose features are about `sizeKm` wide. */
export function noiseOf(seed: number, sizeKm: number): (xKm: number, yKm: number) => number {
  const octave = (x: number, y: number, layer: number) => {
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [ease(x - i), ease(y - j)];
    const at = (di: number, dj: number) => lattice(i + di, j + dj, seed + layer);
    return mix(mix(at(0, 0), at(1, 0), u), mix(at(0, 1), at(1, 1), u), v);
  };
  return (xKm, yKm) => {
    const [x, y] = [xKm / sizeKm, yKm / sizeKm];
    return (octave(x, y, 0) * 4 + octave(x * 2, y * 2, 1) * 2 + octave(x * 4, y * 4, 2)) / 7;
  };
}
