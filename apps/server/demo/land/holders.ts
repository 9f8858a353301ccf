/** Who holds land for building in the demo: invented firms, each with a number that is no firm's and whose check digit is right. */
import { firmDigit } from '#modules/parties/contract';
import type { Chance } from '../chance.ts';
import words from '../seed/land.json' with { type: 'json' };

export interface Firm {
  name: string;
  /** Unified social credit code. */
  number: string;
}

/** Registered as a firm with a market authority (91) of no place: no division has the code 990000. */
const NOWHERE = '91990000';

export function firmNumber(n: number): string {
  const first17 = `${NOWHERE}${String(n).padStart(9, '0')}`;
  return first17 + firmDigit(first17);
}

const { name, marks, trades } = words.firm;

export const firms: readonly Firm[] = marks.flatMap((mark, i) =>
  trades.map((trade, j) => ({
    name: name.replace('{mark}', mark).replace('{trade}', trade),
    number: firmNumber(1_000 + i * trades.length + j),
  })),
);

export const firmFrom = (chance: Chance): Firm => chance.pick(firms);

/** Undefined: none of the demo's. */
export const firmNamed = (name: string): Firm | undefined => firms.find((firm) => firm.name === name);
