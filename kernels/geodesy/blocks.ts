/** The fixed 20 m grid of a zone in blocks of 64 × 64 cells: which cells a walk or a polygon covers, and their arithmetic. */

/** Cell (x, y) holds eastings 20x ≤ E < 20(x+1) and northings likewise; it is covered when its centre is. */
export const CELL_M = 20;
export const BLOCK_CELLS = 64;
export const BLOCK_BYTES = (BLOCK_CELLS * BLOCK_CELLS) / 8;
const WORDS = (BLOCK_CELLS * BLOCK_CELLS) / 32;
const WORDS_A_ROW = BLOCK_CELLS / 32;

/** Cell n = 64 × row + column of a block is bit n from the left, as PostgreSQL's `bit(4096)` counts them. */
export type Words = Uint32Array;

/** Blocks reach 2^15 × 1.28 km from the origin either way, more than any zone. */
const SPAN = 65_536;
const HALF = SPAN / 2;
const keyOf = (bx: number, by: number): number => (bx + HALF) * SPAN + by + HALF;

export const emptyWords = (): Words => new Uint32Array(WORDS);

/** Big-endian, so that the first bit of the first byte is cell 0. */
export function bytesOf(words: Words): Uint8Array {
  const bytes = new Uint8Array(BLOCK_BYTES);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < WORDS; i++) view.setUint32(i * 4, words[i]!);
  return bytes;
}

export function wordsOf(bytes: Uint8Array): Words {
  if (bytes.length !== BLOCK_BYTES) throw new RangeError(`a block has ${BLOCK_BYTES} bytes, not ${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, BLOCK_BYTES);
  const words = emptyWords();
  for (let i = 0; i < WORDS; i++) words[i] = view.getUint32(i * 4);
  return words;
}

function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function cellsIn(words: Words): number {
  let n = 0;
  for (let i = 0; i < WORDS; i++) n += ones(words[i]!);
  return n;
}

export interface Block {
  bx: number;
  by: number;
  words: Words;
}

/** A set of cells. Marking asks for no memory but that of blocks met for the first time. */
export class Blocks {
  private readonly byKey = new Map<number, Words>();
  /** The block marked last: a walk stays in one for minutes. */
  private lastX = Number.NaN;
  private lastY = Number.NaN;
  private last: Words = emptyWords();

  get size(): number {
    return this.byKey.size;
  }

  *[Symbol.iterator](): Generator<Block> {
    for (const [key, words] of this.byKey) yield { bx: Math.floor(key / SPAN) - HALF, by: (key % SPAN) - HALF, words };
  }

  get(bx: number, by: number): Words | undefined {
    return this.byKey.get(keyOf(bx, by));
  }

  /** The words themselves, to write into; made where missing. */
  at(bx: number, by: number): Words {
    if (bx === this.lastX && by === this.lastY) return this.last;
    const key = keyOf(bx, by);
    let words = this.byKey.get(key);
    if (!words) {
      words = emptyWords();
      this.byKey.set(key, words);
    }
    this.lastX = bx;
    this.lastY = by;
    this.last = words;
    return words;
  }

  delete(bx: number, by: number): void {
    this.byKey.delete(keyOf(bx, by));
    this.lastX = Number.NaN;
  }

  has(x: number, y: number): boolean {
    const words = this.get(Math.floor(x / BLOCK_CELLS), Math.floor(y / BLOCK_CELLS));
    if (!words) return false;
    const [column, row] = [x & (BLOCK_CELLS - 1), y & (BLOCK_CELLS - 1)];
    return ((words[row * WORDS_A_ROW + (column >> 5)]! >>> (31 - (column & 31))) & 1) === 1;
  }

  get cells(): number {
    let n = 0;
    for (const words of this.byKey.values()) n += cellsIn(words);
    return n;
  }

  /** Cells `from`…`to` of row `y`, both included; nothing where `to` is before `from`. */
  markRow(y: number, from: number, to: number): void {
    if (to < from) return;
    const last = to >> 6;
    for (let bx = from >> 6; bx <= last; bx++) {
      const words = this.at(bx, y >> 6);
      const row = (y & 63) * WORDS_A_ROW;
      const first = from >> 6 === bx ? from & 63 : 0;
      const end = last === bx ? to & 63 : 63;
      if (first < 32) words[row] = words[row]! | ((-1 >>> first) & (-1 << (31 - (end < 32 ? end : 31))));
      if (end > 31) words[row + 1] = words[row + 1]! | ((-1 >>> (first > 32 ? first - 32 : 0)) & (-1 << (63 - end)));
    }
  }

  /**
   * Cells whose centre lies within `reachM` of the segment from (ax, ay) to (bx, by), in metres of the plane. It is
   * convex, so that each row has one span: from the leftmost to the rightmost of two circles and the strip between them.
   */
  markCapsule(ax: number, ay: number, bx: number, by: number, reachM: number): void {
    const dx = bx - ax;
    const dy = by - ay;
    const length2 = dx * dx + dy * dy;
    const reach2 = reachM * reachM;
    // Of the strip: as far aside as the reach, as far along as the ends; where a line is level, no bound or all.
    const slope = dy === 0 ? 0 : dx / dy;
    const aside = dy === 0 ? Infinity : Math.abs((reachM * Math.sqrt(length2)) / dy);
    const lean = dx === 0 ? 0 : -dy / dx;
    const along = dx === 0 ? Infinity : length2 / dx;
    const last = Math.floor((Math.max(ay, by) + reachM) / CELL_M - 0.5);
    for (let y = Math.ceil((Math.min(ay, by) - reachM) / CELL_M - 0.5); y <= last; y++) {
      const toA = (y + 0.5) * CELL_M - ay;
      const toB = toA - dy;
      let low = Infinity;
      let high = -Infinity;
      const aroundA = reach2 - toA * toA;
      if (aroundA >= 0) {
        const half = Math.sqrt(aroundA);
        low = -half;
        high = half;
      }
      const aroundB = reach2 - toB * toB;
      if (aroundB >= 0) {
        const half = Math.sqrt(aroundB);
        if (dx - half < low) low = dx - half;
        if (dx + half > high) high = dx + half;
      }
      // A level walk has its strip where its circles are, an upright one between its ends.
      if (length2 > 0 && (dx === 0 ? toA * toB <= 0 : dy !== 0 || aroundA >= 0)) {
        const middle = slope * toA;
        const start = lean * toA;
        let from = middle - aside;
        let to = middle + aside;
        if (dx > 0) {
          if (start > from) from = start;
          if (start + along < to) to = start + along;
        } else if (dx < 0) {
          if (start + along > from) from = start + along;
          if (start < to) to = start;
        }
        if (from <= to) {
          if (from < low) low = from;
          if (to > high) high = to;
        }
      }
      if (low <= high) this.markRow(y, Math.ceil((ax + low) / CELL_M - 0.5), Math.floor((ax + high) / CELL_M - 0.5));
    }
  }

  markDisc(x: number, y: number, reachM: number): void {
    this.markCapsule(x, y, x, y, reachM);
  }

  /** Adds all cells of the other. */
  or(other: Blocks): void {
    for (const { bx, by, words } of other) {
      const mine = this.at(bx, by);
      for (let i = 0; i < WORDS; i++) mine[i] = mine[i]! | words[i]!;
    }
  }

  /** Cells in both. */
  and(other: Blocks): Blocks {
    return this.withEach(other, (mine, theirs) => mine & theirs);
  }

  /** Cells that the other lacks. */
  andNot(other: Blocks): Blocks {
    return this.withEach(other, (mine, theirs) => mine & ~theirs);
  }

  isWithin(other: Blocks): boolean {
    return this.andNot(other).size === 0;
  }

  /** Blocks without a cell are left out. */
  private withEach(other: Blocks, join: (mine: number, theirs: number) => number): Blocks {
    const made = new Blocks();
    for (const { bx, by, words } of this) {
      const theirs = other.get(bx, by);
      let any = 0;
      for (let i = 0; i < WORDS; i++) any |= join(words[i]!, theirs ? theirs[i]! : 0);
      if (any === 0) continue;
      const into = made.at(bx, by);
      for (let i = 0; i < WORDS; i++) into[i] = join(words[i]!, theirs ? theirs[i]! : 0);
    }
    return made;
  }
}
