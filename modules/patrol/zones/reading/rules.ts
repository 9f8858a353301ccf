/** Zones out of a GeoJSON file: every feature read, every fault with its feature and place, none hidden by another. */
import { ok, type Result, refuse } from '@cuntu/base';
import { areaM2, definitionOf, type LonLat, type PolygonShape, unproject } from '@cuntu/geodesy';
import { position } from '../../findings/contract.ts';
import { type Charge, charges, type ZoneClass, type ZonePlace, zoneClasses, zoneName } from '../contract.ts';
import { type Outside, outlineFaults, roundedM2, SLIVER_M2 } from '../rules.ts';
import columns from './columns.json' with { type: 'json' };

export interface ReadZone {
  /** From one, as it stands in the file. */
  feature: number;
  name: string;
  zoneClass: ZoneClass;
  place: ZonePlace;
  areaM2: number;
  /** Staff numbers, where the file names people. */
  people: Partial<Record<Charge, string>>;
}

export interface FeatureFault {
  feature: number;
  name: string;
  code: string;
  params: Record<string, string | number>;
  at: LonLat | null;
}

export interface ReadZones {
  zones: ReadZone[];
  faults: FeatureFault[];
}

/** A city of two thousand zones has room; a file of more is something else. */
const FEATURES_MAX = 10_000;

type Unreadable = 'zones.notGeoJson' | 'zones.otherSystem' | 'zones.empty' | 'zones.tooLarge';

interface Feature {
  geometry?: { type?: unknown; coordinates?: unknown } | null;
  properties?: Record<string, unknown> | null;
}

export function readZones(file: unknown): Result<ReadZones, Unreadable> {
  const { type, features, crs } = (file ?? {}) as { type?: unknown; features?: unknown; crs?: unknown };
  if (type !== 'FeatureCollection' || !Array.isArray(features)) return refuse('zones.notGeoJson', { at: 'file' });
  if (features.length === 0) return refuse('zones.empty', { at: 'file' });
  if (features.length > FEATURES_MAX) return refuse('zones.tooLarge', { at: 'file', params: { most: FEATURES_MAX } });
  const system = systemOfFile(crs);
  if (!system.ok) return system;
  const read: ReadZones = { zones: [], faults: [] };
  const names = new Map<string, number>();
  for (const [i, feature] of features.entries()) readFeature(feature as Feature, i + 1, system.value, names, read);
  return ok(read);
}

type ToDegrees = (point: LonLat) => LonLat;
const same: ToDegrees = (point) => point;

/** RFC 7946 knows WGS84 alone; the older member is still what surveyors' programs write (GeoJSON 2008 §3). */
function systemOfFile(crs: unknown): Result<ToDegrees, 'zones.otherSystem'> {
  if (crs === undefined || crs === null) return ok(same);
  const name = String((crs as { properties?: { name?: unknown } }).properties?.name ?? '');
  if (/CRS84$/.test(name)) return ok(same);
  const epsg = Number(/EPSG:{1,2}(\d{4,6})$/.exec(name)?.[1]);
  if (epsg === 4490 || epsg === 4326) return ok(same);
  if (!definitionOf(epsg)) return refuse('zones.otherSystem', { at: 'file', params: { name: name.slice(0, 80) } });
  return ok(([eastingM, northingM]) =>
    Number.isFinite(eastingM) && Number.isFinite(northingM)
      ? unproject(epsg, { eastingM, northingM })
      : [Number.NaN, Number.NaN],
  );
}

function cellsOf({ properties }: Feature): Record<keyof typeof columns, unknown> {
  const cell = (names: readonly string[]) => names.map((name) => properties?.[name]).find((value) => value != null);
  return Object.fromEntries(Object.entries(columns).map(([key, names]) => [key, cell(names)])) as Record<
    keyof typeof columns,
    unknown
  >;
}

function readFeature(feature: Feature, n: number, toDegrees: ToDegrees, names: Map<string, number>, read: ReadZones) {
  const cells = cellsOf(feature ?? {});
  const given = zoneName.safeParse(cells.name);
  const name = given.success ? given.data : '';
  const before = read.faults.length;
  const fault = (code: string, params: FeatureFault['params'] = {}, at: LonLat | null = null) =>
    void read.faults.push({ feature: n, name, code, params, at });
  if (!given.success) fault('zone.nameMissing', { most: 40 });
  else if (names.has(name)) fault('zone.nameTwice', { other: names.get(name)! });
  else names.set(name, n);
  const zoneClass = Number(cells.class) as ZoneClass;
  if (!zoneClasses.includes(zoneClass)) fault('zone.classUnknown', { given: String(cells.class ?? '').slice(0, 20) });
  const place = placeOf(feature, toDegrees, fault);
  if (place && toDegrees === same && isInMetres(place)) fault('zone.noSystem');
  else for (const one of place ? outlineFaults(place) : []) fault(one.code, one.params, onEarth(one.at));
  if (read.faults.length > before || !place) return;
  const people = Object.fromEntries(
    charges.flatMap((charge) => (cells[charge] ? [[charge, String(cells[charge]).slice(0, 20)]] : [])),
  );
  read.zones.push({ feature: n, name, zoneClass, place: place as ZonePlace, areaM2: roundedM2(areaM2(place)), people });
}

/** More than any degrees, even swapped or mistyped by a digit. */
const METRES_FROM = 10_000;

const isInMetres = ({ coordinates }: PolygonShape): boolean =>
  coordinates.some((ring) => ring.some((point) => point.some((number) => Math.abs(number) >= METRES_FROM)));

/** Where the map can show it. */
const onEarth = (at: LonLat | null): LonLat | null => (position.safeParse(at).success ? at : null);

type Tell = (code: string, params?: FeatureFault['params'], at?: LonLat | null) => void;

function placeOf({ geometry }: Feature, toDegrees: ToDegrees, fault: Tell): PolygonShape | undefined {
  const rings = ringsOf(geometry);
  if (rings === 'parts') fault('zone.severalPieces', { pieces: (geometry!.coordinates as unknown[]).length });
  else if (!rings) fault('zone.noOutline', { type: String(geometry?.type ?? '').slice(0, 30) });
  if (!rings || rings === 'parts') return undefined;
  return { type: 'Polygon', coordinates: rings.map((ring) => ring.map((point) => toDegrees(point))) };
}

/** What the numbers are, the kernel judges; here only that they are lists of lists. */
function ringsOf(geometry: Feature['geometry']): LonLat[][] | 'parts' | undefined {
  const lists = geometry?.coordinates;
  if (!Array.isArray(lists) || lists.length === 0) return undefined;
  if (geometry?.type === 'MultiPolygon') {
    if (lists.length > 1) return 'parts';
    return ringsOf({ type: 'Polygon', coordinates: lists[0] });
  }
  if (geometry?.type !== 'Polygon' || !lists.every(Array.isArray)) return undefined;
  return lists.map((ring: unknown[]) =>
    ring.map((point): LonLat => (Array.isArray(point) ? [point[0], point[1]] : [Number.NaN, Number.NaN])),
  );
}

/** What the register and the map say of what was read. */
export interface Known {
  namesTaken: ReadonlySet<string>;
  /** Person by staff number. */
  people: ReadonlyMap<string, string>;
  /** Of each zone in its order: the village that it lies in, and what of it lies outside the city. */
  standing: readonly { division: string | null; outside: Outside | undefined }[];
}

export const staffNumbersIn = (zones: readonly ReadZone[]): string[] => [
  ...new Set(zones.flatMap((zone) => Object.values(zone.people))),
];

/** Faults of reading and of place together, in the order of the file. */
export function faultsOf({ zones, faults }: ReadZones, known: Known): FeatureFault[] {
  const placed = zones.flatMap((zone, i): FeatureFault[] => {
    const { feature, name, areaM2: whole } = zone;
    const at = zone.place.coordinates[0]![0]!;
    const { division, outside } = known.standing[i]!;
    const told: Omit<FeatureFault, 'feature' | 'name'>[] = [];
    if (known.namesTaken.has(name)) told.push({ code: 'zone.nameTaken', params: {}, at: null });
    if (outside && outside.areaM2 >= SLIVER_M2)
      told.push({ code: 'zone.outsideTerritory', params: { areaM2: Math.round(outside.areaM2) }, at: outside.at });
    else if (!division) told.push({ code: 'zone.outsideTerritory', params: { areaM2: Math.round(whole) }, at });
    for (const [charge, number] of Object.entries(zone.people))
      if (!known.people.has(number)) told.push({ code: 'zone.staffUnknown', params: { charge, number }, at: null });
    return told.map((one) => ({ feature, name, ...one }));
  });
  return [...faults, ...placed].toSorted((a, b) => a.feature - b.feature);
}
