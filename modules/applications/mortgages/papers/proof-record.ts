/** The record of a proof of registration 不动产登记证明: what the book says of a mortgage from this entry on. */
import type { MatterRow } from '#modules/matters';
import type { Deed } from '#platform/pipeline';
import type { Application } from '../../intake/needs.ts';
import { commonRecord } from '../../intake/papers/record.ts';
import { type MortgageRow, mortgagesOn } from '../tables.ts';
import terms from './terms.json' with { type: 'json' };

interface Act {
  act: string;
  amount: number;
  toOn: string;
  entry: Pick<
    MortgageRow,
    | 'id'
    | 'unitNumber'
    | 'mortgagor'
    | 'mortgagee'
    | 'claim'
    | 'fromOn'
    | 'mainContract'
    | 'mortgageContract'
    | 'buildings'
  >;
}

export async function proofRecord(
  deed: Deed,
  matter: MatterRow,
  application: Application,
  { act, amount, toOn, entry }: Act,
) {
  const before = (await mortgagesOn(deed.tx, entry.unitNumber)).filter(
    ({ releasedAt, id }) => releasedAt === null && id !== entry.id,
  );
  // Its own place among those that stand; a new one comes last.
  const known = act !== 'set' && (await mortgagesOn(deed.tx, entry.unitNumber)).find(({ id }) => id === entry.id)?.rank;
  return {
    ...(await commonRecord(deed, matter, application)),
    act: terms.acts[act as keyof typeof terms.acts],
    right: terms.right,
    mortgagor: entry.mortgagor,
    mortgagee: entry.mortgagee,
    unitNumber: entry.unitNumber,
    claim: terms.claims[entry.claim as keyof typeof terms.claims],
    amountYuan: amount,
    fromOn: entry.fromOn,
    toOn,
    rank: known || before.length + 1,
    mainContract: entry.mainContract,
    mortgageContract: entry.mortgageContract,
    scope: terms.scopes[entry.buildings as keyof typeof terms.scopes],
  };
}
