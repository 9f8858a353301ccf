/** Plots written as boundary text: one dialect, with which every reader can do something. */
import terms from './boundary-txt.terms.json' with { type: 'json' };
import { planarAreaM2 } from './measures.ts';
import type { MultiPolygonShape, PolygonShape, Ring } from './shapes.ts';
import { type Projected, project, systemOfZone } from './systems.ts';

export interface PlotToWrite {
  number: string;
  name: string;
  use: string;
  landClass: string;
  shape: PolygonShape | MultiPolygonShape;
}

export interface BoundaryHead {
  organ: string;
  /** 'YYYY-MM-DD' */
  madeOn: string;
  zone: number;
}

const DECIMALS = 3;
const EOL = '\r\n';

/** Three decimals, zone before the easting, hectares with four decimals, counts with the repeats, numbers running on, CRLF. */
export function writeBoundaryText({ organ, madeOn, zone }: BoundaryHead, plots: readonly PlotToWrite[]): string {
  const { attributes: names, written, sections } = terms;
  const values = { ...written, organ, madeOn, zone: String(zone), precision: String(10 ** -DECIMALS) };
  const head = Object.entries(names).map(([key, name]) => `${name}=${cell(values[key as keyof typeof values], '')}`);
  const lines = [
    `[${sections.attributes}]`,
    ...head,
    `[${sections.plots}]`,
    ...plots.flatMap((plot) => linesOf(plot, zone)),
  ];
  return lines.join(EOL) + EOL;
}

/** A comma would be read as the next cell: it becomes its full-width sister. */
const cell = (text: string, forbidden = ','): string =>
  (forbidden ? text.replaceAll(forbidden, '\uFF0C') : text).replaceAll(/[\r\n@]/g, ' ').trim();

const rounded = (metres: number): number => Math.round(metres * 10 ** DECIMALS) / 10 ** DECIMALS;

function linesOf({ number, name, use, landClass, shape }: PlotToWrite, zone: number): string[] {
  const planar = (ring: Ring): Projected[] =>
    ring.map((point) => {
      const { eastingM, northingM } = project(systemOfZone(zone), point);
      return { eastingM: rounded(eastingM), northingM: rounded(northingM) };
    });
  const parts = (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates).map((part) => part.map(planar));
  const rings = parts.flat();
  const areaHa = parts.reduce((sum, part) => sum + planarAreaM2(part), 0) / 10_000;
  const count = rings.reduce((sum, ring) => sum + ring.length, 0);
  const head = [count, areaHa.toFixed(4), cell(number), cell(name), terms.area, '', cell(use), cell(landClass), '@'];
  let first = 1;
  const points = rings.flatMap((ring, nth) => {
    const from = first;
    first += ring.length - 1;
    return ring.map((point, i) => {
      const label = i === ring.length - 1 ? from : from + i;
      return `J${label},${nth + 1},${point.northingM.toFixed(DECIMALS)},${point.eastingM.toFixed(DECIMALS)}`;
    });
  });
  return [head.join(','), ...points];
}
