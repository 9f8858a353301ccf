/** The land of a township as the files that a bureau would import: parcels, classes, farmland, plan, approvals. */
import { batchesOf } from '../background.ts';
import type { Fate } from '../chance.ts';
import words from '../seed/land.json' with { type: 'json' };
import type { Cover } from './cover.ts';
import type { Outline, Point } from './cutting.ts';
import { landOf, type Village, type VillageLand } from './village.ts';

export interface LandFile {
  key: string;
  command: 'land.importParcels' | 'land.importLayer';
  /** Without id, file and source. */
  input: Record<string, unknown>;
  text: string;
}

const FIRST = '2024-01-01';
const TEMPORARY_UNTIL = '2026-12-31';
/** Approvals of a township, by the day from which they hold and their kind. */
const APPROVED = [
  { key: 'earlier', from: '2024-03-01', to: null, code: '1', count: 12 },
  { key: 'homesteads', from: '2025-04-01', to: null, code: '3', count: 12 },
  { key: 'later', from: '2026-03-01', to: null, code: '1', count: 8 },
  { key: 'temporary', from: '2025-01-01', to: TEMPORARY_UNTIL, code: '4', count: 4 },
] as const;

interface Feature {
  outline: Outline;
  properties: Record<string, string>;
}

const collection = (features: readonly Feature[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(({ outline, properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Polygon', coordinates: [[...outline, outline[0]!]] },
    })),
  });

/** Of parcels that come together: one import holds the embedded database, and a page that asks meanwhile waits for it. */
const VILLAGES_TOGETHER = 4;

const parcelKey = (township: string, nth: number): string => `land parcel ${township} ${nth + 1}`;

export const keysOf = (township: string, villages: readonly Village[]): string[] => [
  ...['landClass', 'permanentFarmland', 'plan'].map((layer) => `land ${layer} ${township}`),
  ...APPROVED.map(({ key }) => `land approval ${key} ${township}`),
  ...batchesOf(villages, VILLAGES_TOGETHER).map((_, nth) => parcelKey(township, nth)),
];

export function filesOf(
  township: string,
  villages: readonly Village[],
  coverOf: (place: Point) => Cover,
  fate: Fate,
): LandFile[] {
  const lands = villages.map((village) => landOf(village, coverOf, fate));
  const blocks = lands.flatMap((land) => land.blocks);
  const layer = (name: keyof typeof words.schemes, features: readonly Feature[], more: object = {}): LandFile => ({
    key: `land ${name} ${township}`,
    command: 'land.importLayer',
    input: { layer: name, scheme: words.schemes[name], from: FIRST, ...more },
    text: collection(features),
  });
  const coded = (code: string, outline: Outline): Feature => ({ outline, properties: { code } });
  const files = [
    layer(
      'landClass',
      blocks.map((one) => coded(one.code, one.outline)),
    ),
    layer(
      'permanentFarmland',
      blocks.filter(({ permanent }) => permanent).map((one) => coded('1', one.outline)),
    ),
    layer(
      'plan',
      blocks.map((one) => coded(one.plan, one.outline)),
    ),
    ...approvalsOf(township, lands, fate).map(({ key, from, to, features }) => ({
      ...layer('approval', features, { from, to }),
      key: `land approval ${key} ${township}`,
    })),
    ...batchesOf(lands, VILLAGES_TOGETHER).map((some, nth) => parcelFile(parcelKey(township, nth), some)),
  ];
  return files.filter(({ text }) => text.includes('"Feature"'));
}

const parcelFile = (key: string, lands: readonly VillageLand[]): LandFile => ({
  key,
  command: 'land.importParcels',
  input: { from: FIRST },
  text: collection(
    lands
      .flatMap((land) => land.parcels)
      .map(({ unitNumber, outline, right }) => ({
        outline,
        properties: {
          unitNumber,
          rightKind: right.kind,
          holder: right.holder,
          ...(right.number && { holderNumber: right.number }),
        },
      })),
  ),
});

/** On parcels that are built upon, or, for what is temporary, on fields. */
function approvalsOf(township: string, lands: readonly VillageLand[], fate: Fate) {
  const chance = fate.chance(`approvals ${township}`);
  const parcels = lands.flatMap((land) => land.parcels);
  const built = parcels.filter(({ code }) => /^0[5678]/.test(code));
  const fields = parcels.filter(({ code }) => code.startsWith('01'));
  let n = 0;
  return APPROVED.map(({ key, from, to, code, count }) => {
    const from_ = to === null && built.length > 0 ? built : fields;
    const features = Array.from({ length: from_.length > 0 ? count : 0 }, () => {
      n += 1;
      const name = words.approval.replace('{year}', from.slice(0, 4)).replace('{n}', `${township}${n}`);
      return { outline: chance.pick(from_).outline, properties: { code, name } };
    });
    return { key, from, to, features };
  });
}
