/** Track points out of a GPX file, read once from left to right; what is wrong with it, by line. */
import { ok, type Result, refuse } from '@cuntu/base';

export interface GpxPoint {
  lon: number;
  lat: number;
  /** Milliseconds since 1970; NaN where there is none that can be read. */
  t: number;
  /** As the file spells it; null: none. */
  time: string | null;
}

/** A day and more of one fix a second. */
export const POINTS_MAX = 100_000;

type Broken = 'gpx.broken' | 'gpx.tooLong';

/** One tag, comment or declaration; attributes may hold `>` in quotes. */
const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<!|<(\/?)([A-Za-z_][\w:.-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*?)(\/?)>|</g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** `<gpx:trkpt>` is the same as `<trkpt>`. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

class Reader {
  readonly pieces: GpxPoint[][] = [];
  private readonly open: string[] = [];
  private isGpx = false;
  private points = 0;
  private point: GpxPoint | undefined;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  read(): Result<GpxPoint[][], Broken> {
    let textFrom = 0;
    for (const match of this.text.matchAll(TOKEN)) {
      const [token, slash, name, attributes, empty] = match;
      const between = this.text.slice(textFrom, match.index).trim();
      if (this.open.length === 0 && between.replace('\uFEFF', '') !== '') return this.broken(textFrom, between);
      textFrom = match.index + token.length;
      // A document type may define entities that grow without end; GPX needs none.
      if (name === undefined) {
        if (token === '<' || token === '<!')
          return this.broken(match.index, this.text.slice(match.index, match.index + 20));
        continue;
      }
      const done = slash ? this.close(name, between) : this.begin(name, attributes ?? '', empty === '/');
      if (done === 'tooLong')
        return refuse('gpx.tooLong', { at: 'gpx', params: { points: POINTS_MAX, most: POINTS_MAX } });
      if (done === 'broken') return this.broken(match.index, token);
    }
    const [unclosed] = this.open;
    const after = this.text.slice(textFrom).trim();
    if (unclosed || !this.isGpx || after !== '')
      return this.broken(unclosed ? this.text.length : textFrom, unclosed ? `</${unclosed}>` : after || '<gpx>');
    return ok(this.pieces.filter(({ length }) => length > 0));
  }

  private broken(at: number, what: string) {
    const line = this.text.slice(0, at).split('\n').length;
    return refuse('gpx.broken', { at: 'gpx', params: { line, what: what.slice(0, 40).replaceAll(/\s+/g, ' ') } });
  }

  private begin(tag: string, attributes: string, empty: boolean): 'broken' | 'tooLong' | undefined {
    const name = localName(tag);
    if (this.open.length === 0 && name !== 'gpx') return 'broken';
    this.isGpx = true;
    if (name === 'trkseg') this.pieces.push([]);
    if (name === 'trkpt') {
      const given = new Map([...attributes.matchAll(ATTRIBUTE)].map(([, key, a, b]) => [key!, a ?? b ?? '']));
      const [lon, lat] = [numberOf(given.get('lon')), numberOf(given.get('lat'))];
      if (lon === undefined || lat === undefined || this.pieces.length === 0) return 'broken';
      if (++this.points > POINTS_MAX) return 'tooLong';
      this.point = { lon, lat, t: Number.NaN, time: null };
      this.pieces.at(-1)!.push(this.point);
    }
    if (!empty) this.open.push(tag);
    return undefined;
  }

  private close(tag: string, text: string): 'broken' | undefined {
    if (this.open.pop() !== tag) return 'broken';
    const name = localName(tag);
    const parent = this.open.at(-1);
    if (name === 'time' && this.point && parent && localName(parent) === 'trkpt') {
      this.point.time = text;
      this.point.t = ZONED.test(text) ? Date.parse(text) : Date.parse(`${text}Z`);
    }
    if (name === 'trkpt') this.point = undefined;
    return undefined;
  }
}

/** GPX 1.1 says UTC; some instruments leave out the Z that says so. */
const ZONED = /(Z|[+-]\d\d:?\d\d)$/;

const numberOf = (text: string | undefined): number | undefined => {
  const value = text?.trim() ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
};

/** By `<trkseg>`; routes and waypoints are not where somebody went. */
export const readGpx = (text: string): Result<GpxPoint[][], Broken> => new Reader(text).read();
