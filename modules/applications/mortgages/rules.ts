/** What can be mortgaged, for how much, and what a change or a release makes of it: pure. */
import { ok, type Result, refuse } from '@cuntu/base';
import { standing } from '#modules/land/contract';
import type { FormValues } from '../items/rules/fields.ts';
import type { Bar } from './contract.ts';
import rights from './seed/rights.json' with { type: 'json' };

export interface Standing {
  amount: number;
  toOn: string;
  fromOn: string;
  releasedAt: string | null;
}

interface Right {
  kind: string;
  holder: string | null;
  identityTail: string | null;
}

/** `tail`: the end of his identity number, which is all that the registers tell of it. */
interface Named {
  name: string;
  tail: string | null;
}

export const tailOf = (identityNumber: string | undefined): string | null => identityNumber?.slice(-4) ?? null;

export const standingRights = <R extends { validTo: string | null }>({ rights }: { rights: readonly R[] }): R[] =>
  rights.filter(({ validTo }) => validTo === null);

/** 民法典 395: the right to use construction land; 399: neither ownership of land nor a homestead. Names are data of the register. */
const mortgageable: readonly string[] = rights;

const canBe = ({ kind }: Pick<Right, 'kind'>): boolean => mortgageable.includes(kind);

interface Hold {
  kind: string;
  basis: string;
  fromOn: string;
  toOn: string | null;
}

/** What bars a mortgage on the land whoever asks for it; what never can be goes before what cannot be now. */
export function barOf(
  land: { rights: readonly { kind: string; validTo: string | null }[]; holds: readonly Hold[] },
  today: string,
): Bar | null {
  const rights = standingRights(land);
  if (!rights.some(canBe)) return { is: 'right', kinds: rights.map(({ kind }) => kind) };
  const [hold] = standing(land.holds, today);
  return hold ? { is: 'hold', hold: hold.kind, basis: hold.basis, since: hold.fromOn } : null;
}

const PERIOD_WRONG = 'mortgage.periodTurned';

/** Whoever mortgages must be whoever is registered; two of one name are told apart by the end of their number. */
export function decideRight(
  registered: readonly Right[],
  { name, tail }: Named,
): Result<Right, 'mortgage.notMortgageable' | 'mortgage.notHolder'> {
  const usable = registered.filter(canBe);
  if (usable.length === 0) return refuse('mortgage.notMortgageable', { at: 'form.parcel', article: '民法典 399' });
  const his = usable.find(({ holder, identityTail }) => isSame({ name, tail }, { name: holder, tail: identityTail }));
  return his ? ok(his) : refuse('mortgage.notHolder', { at: 'applicants', article: '不动产登记暂行条例 18' });
}

interface Entered {
  mortgagor: string;
  mortgagorTail: string | null;
  mortgagee: string;
  mortgageeTail: string | null;
}

/** Nobody changes or releases what another has in the book: 不动产登记暂行条例 14. */
export function decideParties(
  entry: Entered,
  applicants: readonly { role: string; party: { name: string; identityNumber?: string } }[],
): Result<true, 'mortgage.notParty'> {
  const entered: Record<string, { name: string; tail: string | null }> = {
    mortgagor: { name: entry.mortgagor, tail: entry.mortgagorTail },
    mortgagee: { name: entry.mortgagee, tail: entry.mortgageeTail },
  };
  const strange = applicants.findIndex(
    ({ role, party }) =>
      entered[role] && !isSame({ name: party.name, tail: tailOf(party.identityNumber) }, entered[role]),
  );
  if (strange < 0) return ok(true);
  const { role } = applicants[strange]!;
  const article = '不动产登记暂行条例 14';
  return refuse('mortgage.notParty', { at: `applicants.${strange}.party.name`, params: { role }, article });
}

/** Two of one name are told apart by the end of their number: where the register knows it, a name alone is nobody's. */
const isSame = (one: Named, known: { name: string | null; tail: string | null }): boolean =>
  one.name === known.name && (known.tail === null || one.tail === known.tail);

/** 民法典 394: the creditor is somebody else; who stands on both sides owes himself. */
export function decideSides(
  applicants: readonly { role: string; party: { name: string; identityNumber?: string } }[],
): Result<true, 'mortgage.ownCreditor'> {
  const of = (wanted: string) => applicants.filter(({ role }) => role === wanted).map(({ party }) => party);
  const both = of('mortgagor').some((debtor) =>
    of('mortgagee').some(
      ({ name, identityNumber }) =>
        name === debtor.name || (identityNumber !== undefined && identityNumber === debtor.identityNumber),
    ),
  );
  return both ? refuse('mortgage.ownCreditor', { at: 'applicants', article: '民法典 394' }) : ok(true);
}

export const decidePeriod = (from: string, to: string, at: string): Result<true, 'mortgage.periodTurned'> =>
  from < to ? ok(true) : refuse(PERIOD_WRONG, { at, params: { from } });

/** 民法典 397: who mortgages the land mortgages what stands on it, said or not. */
export const decideBuildings = (buildings: string, onRegister: boolean): Result<true, 'mortgage.buildingLeftOut'> =>
  buildings === 'none' && onRegister
    ? refuse('mortgage.buildingLeftOut', { at: 'form.buildings', article: '民法典 397' })
    : ok(true);

type AmendRefusal = 'mortgage.released' | 'mortgage.nothingChanges' | 'mortgage.overAmount' | 'mortgage.periodTurned';

/** A change alters amount or last day, or both; what stays is not named. */
export function decideChange(
  entry: Standing,
  form: FormValues,
): Result<Pick<Standing, 'amount' | 'toOn'>, AmendRefusal> {
  if (entry.releasedAt !== null) return refuse('mortgage.released', { at: 'form.mortgage' });
  const amount = (form.amount as number | undefined) ?? entry.amount;
  const toOn = (form.to as string | undefined) ?? entry.toOn;
  if (amount === entry.amount && toOn === entry.toOn) return refuse('mortgage.nothingChanges', { at: 'form.amount' });
  const sound = decidePeriod(entry.fromOn, toOn, 'form.to');
  return sound.ok ? ok({ amount, toOn }) : sound;
}

/** A part is less than the whole: all of it is a full release. */
export function decideRelease(
  entry: Standing,
  form: FormValues,
): Result<Pick<Standing, 'amount' | 'toOn'> & { act: 'released' | 'partlyReleased' }, AmendRefusal> {
  if (entry.releasedAt !== null) return refuse('mortgage.released', { at: 'form.mortgage' });
  if (form.extent === 'full') return ok({ amount: entry.amount, toOn: entry.toOn, act: 'released' });
  const part = form.amount as number;
  if (part >= entry.amount) return refuse('mortgage.overAmount', { at: 'form.amount', params: { most: entry.amount } });
  return ok({ amount: Math.round((entry.amount - part) * 100) / 100, toOn: entry.toOn, act: 'partlyReleased' });
}

/** 民法典 414: rank goes by the time of entry, so whatever is entered next comes after all that stand. */
export function standingIn<E extends { rank: number | null }>(entries: readonly E[]): { entries: E[]; next: number } {
  const standing = entries.filter(({ rank }) => rank !== null).sort((a, b) => a.rank! - b.rank!);
  return { entries: standing, next: standing.length + 1 };
}

/** As numbers are written: 〔〕 stands on no keyboard, so any bracket will do. */
export const numberTyped = (text: string): string =>
  text
    .replaceAll(/\s/g, '')
    .replaceAll(/[([（［【]/g, '〔')
    .replaceAll(/[)\]）］】]/g, '〕');
