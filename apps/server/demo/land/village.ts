/** The land of one village of the demo: its outline cut into blocks of one kind, and these into parcels; all invented. */
import { project, unproject } from '@cuntu/geodesy';
import type { Chance, Fate } from '../chance.ts';
import words from '../seed/land.json' with { type: 'json' };
import type { Cover } from './cover.ts';
import { areaOf, divided, type Outline, type Point } from './cutting.ts';
import { firmFrom } from './holders.ts';

export interface Parcel {
  unitNumber: string;
  outline: Outline;
  /** `number`: of a firm, where one holds it. */
  right: { kind: string; holder: string; number?: string };
  areaM2: number;
  code: string;
}

export interface Block {
  outline: Outline;
  code: string;
  permanent: boolean;
  plan: string;
}

export interface VillageLand {
  blocks: Block[];
  parcels: Parcel[];
}

export interface Village {
  code: string;
  name: string;
  outline: Outline;
  /** Its place in its township, from 1. */
  nth: number;
}

const HA = 10_000;
const BLOCK_M2 = 45 * HA;
/** Fields are small, woods are large; together they make some 100,000 parcels of the city. */
const PARCEL_M2: Record<Cover, number> = {
  water: 90 * HA,
  built: 4 * HA,
  forest: 23 * HA,
  basic: 8.6 * HA,
  farm: 8.6 * HA,
};
/** What is left between two cuts is no parcel. */
const LEAST_M2 = 200;

/** `code`, and how many of a hundred. */
const mixes: Record<Cover, readonly (readonly [code: string, share: number])[]> = {
  water: [['1103', 100]],
  built: [
    ['0701', 45],
    ['0702', 20],
    ['0601', 20],
    ['0801', 5],
    ['0803', 5],
    ['0501', 5],
  ],
  forest: [
    ['0301', 70],
    ['0305', 15],
    ['0307', 10],
    ['0302', 5],
  ],
  basic: [
    ['0101', 80],
    ['0102', 8],
    ['0103', 12],
  ],
  farm: [
    ['0101', 40],
    ['0103', 24],
    ['0201', 6],
    ['0202', 4],
    ['0702', 8],
    ['1104', 6],
    ['0307', 6],
    ['1202', 2],
    ['0404', 2],
    ['1101', 2],
  ],
};

function drawCode(cover: Cover, chance: Chance): string {
  let left = chance.below(100);
  for (const [code, share] of mixes[cover]) {
    left -= share;
    if (left < 0) return code;
  }
  return mixes[cover][0]![0];
}

function planOf(code: string, cover: Cover, chance: Chance): string {
  if (/^0[5678]/.test(code)) return '010';
  const lot = chance.below(100);
  if (cover === 'forest') return lot < 20 ? '040' : '030';
  return cover === 'farm' && lot < 7 ? '020' : '030';
}

/** Ownership and use of the parcel (GB/T 37346), and what is registered on it. */
function kindOf(code: string): { mark: string; right: keyof typeof words.rights } {
  if (/^0(702)/.test(code)) return { mark: 'JC', right: 'homestead' };
  if (/^0[5678]/.test(code)) return { mark: 'GB', right: 'construction' };
  if (/^03/.test(code)) return { mark: 'JE', right: 'forest' };
  return /^110[13]/.test(code) ? { mark: 'GN', right: 'water' } : { mark: 'JD', right: 'contract' };
}

/** The zone of the whole city: cuts are straight in the plane in which areas are measured, so that neighbours meet. */
const EPSG = 4526;
const round = (degrees: number): number => Math.round(degrees * 1e10) / 1e10;

const into = (place: Point): Point => {
  const { eastingM, northingM } = project(EPSG, place);
  return [eastingM, northingM];
};

const back = ([eastingM, northingM]: Point): Point => {
  const [lon, lat] = unproject(EPSG, { eastingM, northingM });
  return [round(lon), round(lat)];
};

const middleOf = (ring: Outline): Point => {
  const sum = ring.reduce(([x, y], [px, py]) => [x + px, y + py] as const, [0, 0] as Point);
  return [sum[0] / ring.length, sum[1] / ring.length];
};

export function landOf(village: Village, coverOf: (place: Point) => Cover, fate: Fate): VillageLand {
  const chance = fate.chance(`land ${village.code}`);
  const land: VillageLand = { blocks: [], parcels: [] };
  for (const block of divided(village.outline.map(into), BLOCK_M2, chance)) {
    if (areaOf(block) < LEAST_M2) continue;
    const cover = coverOf(back(middleOf(block)));
    const code = drawCode(cover, chance);
    const plan = planOf(code, cover, chance);
    land.blocks.push({ outline: block.map(back), code, permanent: cover === 'basic', plan });
    for (const piece of divided(block, PARCEL_M2[cover], chance)) {
      if (areaOf(piece) < LEAST_M2) continue;
      const { mark, right } = kindOf(code);
      const unitNumber = numberOf(village, mark, land.parcels.length + 1);
      const held = right === 'construction' ? heldByFirm(unitNumber, fate) : heldTogether(village);
      land.parcels.push({
        unitNumber,
        outline: piece.map(back),
        right: { kind: words.rights[right], ...held },
        areaM2: areaOf(piece),
        code,
      });
    }
  }
  return land;
}

const heldTogether = ({ name }: Village) => ({ holder: words.holder.replace('{village}', name) });

/** A draw of its own: the village is cut the same, whoever holds it. */
function heldByFirm(unitNumber: string, fate: Fate): { holder: string; number: string } {
  const { name, number } = firmFrom(fate.chance(`holder ${unitNumber}`));
  return { holder: name, number };
}

/** County, the township as cadastral district, the village as sub-district, no fixture. */
const numberOf = ({ code, nth }: Village, mark: string, n: number): string =>
  `${code.slice(0, 6)}${code.slice(6, 9)}${String(nth).padStart(3, '0')}${mark}${String(n).padStart(5, '0')}W00000000`;
