/** The divisions that a new city begins with, as seed: codes, names, schematic outlines. */

import { readFileSync } from 'node:fs';
import { levelOf, parentOf } from '@cuntu/divisions';
import { decodeOutlines } from '../seed/outlines.ts';
import type { DivisionSeed } from './tables.ts';

const read = (file: string) => JSON.parse(readFileSync(new URL(`../seed/${file}`, import.meta.url), 'utf8'));

export interface CitySeed {
  bureau: { name: string; numberPrefix: string };
  divisions: DivisionSeed[];
}

export function citySeed(): CitySeed {
  const { bureau, divisions } = read('divisions.json') as { bureau: CitySeed['bureau']; divisions: [string, string][] };
  const outlines = new Map(decodeOutlines(read('outlines.json')).map((one) => [one.code, one]));
  return {
    bureau,
    divisions: divisions.map(([code, name]) => {
      const outline = outlines.get(code)!;
      return {
        code,
        name,
        level: levelOf(code) as DivisionSeed['level'],
        parent: parentOf(code) ?? null,
        centre: outline.point as [number, number],
        outline: outline.polygon,
      };
    }),
  };
}
