/** Invented parties: no real person, no real firm, identity numbers of no place with a right check digit. */

import type { z } from 'zod';
import { type partyInput, personDigit } from '#modules/parties/contract';
import type { Chance } from '../chance.ts';
import { nameFrom } from '../register.ts';
import words from '../seed/words.json' with { type: 'json' };

export type Party = z.output<typeof partyInput>;

/** No division has this code. */
const NOWHERE = '999999';

export function identityNumber(chance: Chance): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const born = `${chance.between(1955, 1998)}${two(chance.between(1, 12))}${two(chance.between(1, 28))}`;
  const body = `${NOWHERE}${born}${String(chance.below(1000)).padStart(3, '0')}`;
  return body + personDigit(body);
}

export function partyOf(id: string, place: { township: string; village: string }, chance: Chance): Party {
  const fill = (text: string) => text.replace('{township}', place.township).replace('{village}', place.village);
  const address = fill(words.party.address);
  const draw = chance.below(10);
  if (draw < 2) return { id, kind: 'firm', name: chance.pick(words.party.firms), address };
  if (draw === 2) return { id, kind: 'villageCollective', name: fill(words.party.collective), address };
  const known = chance.below(3) > 0;
  return {
    id,
    kind: 'person',
    name: nameFrom(chance),
    ...(known ? { identityNumber: identityNumber(chance), phone: `000-0000-${1000 + chance.below(9000)}` } : {}),
    address,
  };
}
