/** Who answers for what where: the questions that other modules ask of the register. */
import type { Db, Tx } from '#platform/database';
import { groundName } from '../divisions/naming.ts';
import { namesOf } from '../divisions/tables.ts';
import { licensedNear, type Officer } from '../people/tables.ts';
import { dutyAt, type Organ, organAt } from '../units/tables.ts';

const LEVELS = [12, 9, 6, 4];
const ancestry = (division: string) => LEVELS.filter((n) => n <= division.length).map((n) => division.slice(0, n));

/** Undefined while the register has no unit with a word for numbers. */
export const findOrgan = (db: Db | Tx, division: string): Promise<Organ | undefined> => organAt(db, ancestry(division));

export async function issuingOrgan(db: Db | Tx, division: string): Promise<Organ> {
  const organ = await findOrgan(db, division);
  if (!organ) throw new Error(`no unit issues papers for ${division}: give the bureau its word for numbers`);
  return organ;
}

export interface Contact {
  organ: string;
  head: string;
  address: string;
  phone: string;
}

/** Whom the addressee of a paper can ask. */
export async function contactOf(db: Db | Tx, division: string, on: string): Promise<Contact> {
  const organ = await issuingOrgan(db, division);
  // The head of the organ that signs, not of the branch nearest to the place.
  const leader = await dutyAt(db, ancestry(organ.division), 'leader', on);
  return { organ: organ.name, head: leader?.personName ?? '', address: organ.address ?? '', phone: organ.phone ?? '' };
}

/** County, township and the ground of the village, as they stand on a paper. */
export async function placeWords(db: Db | Tx, division: string): Promise<string> {
  const codes = ancestry(division)
    .filter((code) => code.length > 4)
    .reverse();
  const names = await namesOf(db, codes);
  return codes.map((code) => groundName(names.get(code) ?? '')).join('');
}

const OFFICERS_NEAR = 40;

/** `beside`: whoever asks; his own colleagues come before others who are as far away. */
export const officersNear = (
  db: Db | Tx,
  division: string,
  licence: string,
  on: string,
  beside: string | null,
): Promise<Officer[]> => licensedNear(db, ancestry(division), licence, on, beside, OFFICERS_NEAR);
