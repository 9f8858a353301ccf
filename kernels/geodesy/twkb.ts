/** Tiny well-known binary, in which a database hands over many polygons at once: each corner a step from the last. */

/** Longitude and latitude by turns; not repeated at the end. */
export type FlatRing = readonly number[];
/** The outer ring first. */
export type FlatPolygon = readonly FlatRing[];

const POLYGON = 3;
const MULTIPOLYGON = 6;
const COLLECTION = 7;
const [HAS_BOX, HAS_SIZE, HAS_IDS, IS_EXTENDED, IS_EMPTY] = [1, 2, 4, 8, 16];

/** All polygons in it, of whatever nesting. Throws RangeError on other shapes and on what is cut off: a fault of ours. */
export function polygonsOfTwkb(bytes: Uint8Array): FlatPolygon[] {
  const polygons: FlatPolygon[] = [];
  new TwkbReader(bytes).geometry(polygons);
  return polygons;
}

class TwkbReader {
  private readonly bytes: Uint8Array;
  private at = 0;
  private x = 0;
  private y = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  geometry(into: FlatPolygon[]): void {
    const head = this.byte();
    const flags = this.byte();
    const kind = head & 0x0f;
    const scale = 10 ** zigzag(head >> 4);
    const dimensions = flags & IS_EXTENDED ? 2 + (this.byte() & 3) : 2;
    if (dimensions !== 2) throw new RangeError('heights and measures are not for tiles');
    if (flags & HAS_SIZE) this.varint();
    if (flags & IS_EMPTY) return;
    if (flags & HAS_BOX) for (let i = 0; i < dimensions * 2; i++) this.varint();
    [this.x, this.y] = [0, 0];
    if (kind === POLYGON) into.push(this.polygon(scale));
    else if (kind === MULTIPOLYGON || kind === COLLECTION) this.many(kind, flags, scale, into);
    else throw new RangeError(`geometry of kind ${kind} in a layer of areas`);
  }

  private many(kind: number, flags: number, scale: number, into: FlatPolygon[]): void {
    const count = this.varint();
    if (flags & HAS_IDS) for (let i = 0; i < count; i++) this.varint();
    for (let i = 0; i < count; i++)
      if (kind === MULTIPOLYGON) into.push(this.polygon(scale));
      else this.geometry(into);
  }

  private polygon(scale: number): FlatPolygon {
    const rings: FlatRing[] = [];
    for (let left = this.varint(); left > 0; left--) rings.push(this.ring(scale));
    return rings;
  }

  private ring(scale: number): FlatRing {
    const count = this.varint();
    const flat: number[] = [];
    for (let i = 0; i < count; i++) {
      this.x += zigzag(this.varint());
      this.y += zigzag(this.varint());
      flat.push(this.x / scale, this.y / scale);
    }
    const last = flat.length - 2;
    return last > 0 && flat[0] === flat[last] && flat[1] === flat[last + 1] ? flat.slice(0, last) : flat;
  }

  private byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError('the geometry is cut off');
    return byte;
  }

  private varint(): number {
    let byte = this.byte();
    let [value, place] = [byte & 0x7f, 1];
    while (byte >= 0x80) {
      byte = this.byte();
      place *= 0x80;
      value += (byte & 0x7f) * place;
    }
    return value;
  }
}

const zigzag = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);
