/** Boundary points of plots as bureaus exchange them in plain text (报部格式): many dialects read, one written. */

import { attributesOf, type Line, linesOf, type Note, notes, type Tell } from './boundary-lines.ts';
import { partsOf, ringsOf } from './boundary-rings.ts';
import terms from './boundary-txt.terms.json' with { type: 'json' };
import { areaM2OfHa, planarAreaM2 } from './measures.ts';
import type { MultiPolygonShape, PolygonShape, Ring } from './shapes.ts';
import { FIRST_ZONE, LAST_ZONE, type Projected, systemOfZone, unproject } from './systems.ts';

export interface BoundaryPlot {
  /** Line of its head, from 1. */
  line: number;
  number: string;
  name: string;
  sheet: string;
  use: string;
  landClass: string;
  /** As the file says, taken for hectares as the standard has it; undefined where it says none. */
  statedHa: number | undefined;
  /** In the plane of the file's own zone, holes taken off. */
  areaM2: number;
  points: number;
  holes: number;
  shape: PolygonShape | MultiPolygonShape;
}

export interface BoundaryText {
  /** By their Chinese names, as the file spells them. */
  attributes: Readonly<Record<string, string>>;
  /** System of the points, zone prefix included; undefined where none could be told. */
  epsg: number | undefined;
  plots: readonly BoundaryPlot[];
  /** What must be mended before the file can be taken. */
  faults: readonly Note[];
  /** What was read all the same, and how. */
  warnings: readonly Note[];
}

export interface BoundaryLimits {
  maxPoints?: number;
  maxPlots?: number;
}

const MAX_POINTS_OF_FILE = 1_000_000;
const MAX_PLOTS = 100_000;
const MAX_RINGS = 1000;
/** A count or an area is stated rounded: up to 1 m² or a thousandth it is the same area. */
const sameArea = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(1, b / 1000);

/**
 * Reads a decoded text. Never throws for what a file may hold; `plots` are those that are whole.
 * @example readBoundaryText(sample).plots[0].areaM2 // 2300
 */
export function readBoundaryText(text: string, limits: BoundaryLimits = {}): BoundaryText {
  const { maxPoints = MAX_POINTS_OF_FILE, maxPlots = MAX_PLOTS } = limits;
  const kept = notes();
  const { fault } = kept;
  const lines = linesOf(text);
  const attributes = attributesOf(lines);
  const blocks = blocksOf(lines, fault);
  const points = blocks.reduce((sum, block) => sum + block.points.length, 0);
  const answer = { attributes, epsg: undefined, plots: [], ...kept.all };
  if (points > maxPoints) {
    fault('file.tooManyPoints', 1, { count: points, most: maxPoints });
    return answer;
  }
  if (blocks.length > maxPlots) {
    fault('file.tooManyPlots', 1, { count: blocks.length, most: maxPlots });
    return answer;
  }
  const zone = zoneOfFile(attributes, blocks, kept);
  if (zone === undefined) return answer;
  const plots = blocks.flatMap((block) => plotOf(block, zone, attributes, kept) ?? []);
  return { ...answer, epsg: systemOfZone(zone), plots };
}

interface Block {
  head: Line;
  cells: string[];
  points: Line[];
}

/** A head ends in `@`; every other line below the section's name is a point. */
function blocksOf(lines: readonly Line[], fault: Tell): Block[] {
  const from = lines.findIndex(({ section }) => section === terms.sections.plots);
  if (from < 0) {
    fault('file.noPlots', 1);
    return [];
  }
  const blocks: Block[] = [];
  for (const line of lines.slice(from)) {
    if (line.section !== terms.sections.plots) continue;
    if (/@\s*$/.test(line.text)) {
      blocks.push({ head: line, cells: line.text.split(',').map((cell) => cell.trim()), points: [] });
    } else if (blocks.length === 0) fault('point.beforeHead', line.number);
    else blocks.at(-1)!.points.push(line);
  }
  if (blocks.length === 0) fault('file.noPlots', lines[from]!.number);
  return blocks;
}

const HEAD_CELLS = 8;

/** The zone of the first easting that shows one, else what the attributes say; both where they agree. */
function zoneOfFile(attributes: BoundaryText['attributes'], blocks: readonly Block[], kept: ReturnType<typeof notes>) {
  const { fault, warn } = kept;
  const of = (name: keyof typeof terms.attributes): string => attributes[terms.attributes[name]] ?? '';
  const system = of('system');
  if (system === '') warn('system.assumed', 1);
  else if (!terms.systems.some((known) => system.replaceAll(/\s/g, '').toUpperCase().includes(known.toUpperCase()))) {
    fault('system.unknown', 1, { system });
    return undefined;
  }
  if (!['', '3'].includes(of('zoneWidth'))) {
    fault('zone.notThreeDegrees', 1, { width: of('zoneWidth') });
    return undefined;
  }
  if (!terms.metres.includes(of('unit'))) {
    fault('unit.unknown', 1, { unit: of('unit') });
    return undefined;
  }
  const stated = Number(of('zone')) || undefined;
  const first = blocks.flatMap((block) => block.points)[0];
  const easting = Number(first?.text.split(',')[3]);
  const shown = easting >= 1_000_000 ? Math.floor(easting / 1_000_000) : undefined;
  const zone = shown ?? stated;
  if (shown !== undefined && stated !== undefined && shown !== stated) {
    fault('zone.differs', first!.number, { stated, shown });
    return undefined;
  }
  if (zone === undefined || zone < FIRST_ZONE || zone > LAST_ZONE) {
    fault('zone.unknown', first?.number ?? 1, { zone: zone ?? '' });
    return undefined;
  }
  return zone;
}

function plotOf(block: Block, zone: number, attributes: BoundaryText['attributes'], kept: ReturnType<typeof notes>) {
  const { head, cells, points } = block;
  const { fault, warn } = kept;
  const [stated = '', area = '', number = '', name = '', shape = '', sheet = '', use = '', landClass = ''] = cells;
  if (cells.length < HEAD_CELLS) return fault('head.tooShort', head.number, { cells: cells.length });
  if (terms.otherShapes.includes(shape)) return fault('plot.notAnArea', head.number, { shape });
  if (points.length === 0) return fault('plot.empty', head.number);
  const rings = ringsOf(points, zone, precisionOf(attributes), fault);
  if (rings === undefined) return undefined;
  // Each ring is held against each: a hundred holes are many, a hundred thousand are an attack.
  if (rings.length > MAX_RINGS)
    return fault('plot.tooManyRings', head.number, { count: rings.length, most: MAX_RINGS });
  const parts = partsOf(rings);
  const read = points.length;
  const repeats = rings.length;
  if (![read, read - repeats].includes(Number(stated)))
    warn('count.differs', head.number, { stated: stated || '-', read, repeats });
  const areaM2 = parts.reduce((sum, part) => sum + planarAreaM2(part), 0);
  const statedHa = area === '' || !Number.isFinite(Number(area)) ? undefined : Number(area);
  tellArea(statedHa, areaM2, head.number, kept.warn);
  const holes = rings.length - parts.length;
  return {
    line: head.number,
    number,
    name,
    sheet,
    use,
    landClass,
    statedHa,
    areaM2,
    points: read,
    holes,
    shape: shapeOf(parts, zone),
  };
}

/** Some exporters write m² where the standard has hectares; both areas are named, and the computed one holds. */
function tellArea(statedHa: number | undefined, areaM2: number, line: number, warn: Tell): void {
  if (statedHa === undefined) return void warn('area.missing', line, { areaM2: round(areaM2) });
  if (sameArea(areaM2OfHa(statedHa), areaM2)) return;
  const both = { stated: statedHa, areaM2: round(areaM2), areaHa: Math.round(areaM2) / 10_000 };
  warn(sameArea(statedHa, areaM2) ? 'area.inSquareMetres' : 'area.differs', line, both);
}

const round = (areaM2: number): number => Math.round(areaM2 * 100) / 100;

/** `0.001` is a tolerance, `3` a number of decimals; both are written. */
function precisionOf(attributes: BoundaryText['attributes']): number {
  const stated = Number(attributes[terms.attributes.precision]);
  if (!(stated > 0)) return 0.001;
  return Number.isInteger(stated) ? 10 ** -Math.min(stated, 6) : Math.min(stated, 1);
}

function shapeOf(parts: readonly Projected[][][], zone: number): PolygonShape | MultiPolygonShape {
  const epsg = systemOfZone(zone);
  const polygons = parts.map((part) => part.map((ring): Ring => ring.map((point) => unproject(epsg, point))));
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}
