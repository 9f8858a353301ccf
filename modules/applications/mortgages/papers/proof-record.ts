/** The records of the papers of the book: 不动产登记证明, what it says from this entry on; 注销登记证明, what it says no more. */
import type { MatterRow } from '#modules/matters';
import type { Deed } from '#platform/pipeline';
import type { Application } from '../../intake/needs.ts';
import { commonRecord } from '../../intake/papers/record.ts';
import { type MortgageRow, mortgagesOn } from '../tables.ts';
import terms from './terms.json' with { type: 'json' };

/** `formerProof`: the one that held until now, and ends with this act. */
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
  formerProof?: string;
}

export async function proofRecord(
  deed: Deed,
  matter: MatterRow,
  application: Application,
  { act, amount, toOn, entry, formerProof }: Act,
) {
  const before = (await mortgagesOn(deed.tx, entry.unitNumber)).filter(
    ({ releasedAt, id }) => releasedAt === null && id !== entry.id,
  );
  // Its own place among those that stand; a new one comes last.
  const known = act !== 'set' && (await mortgagesOn(deed.tx, entry.unitNumber)).find(({ id }) => id === entry.id)?.rank;
  return {
    ...(await entryRecord(deed, matter, application, { amount, toOn, entry })),
    act: terms.acts[act as keyof typeof terms.acts],
    rank: known || before.length + 1,
    scope: terms.scopes[entry.buildings as keyof typeof terms.scopes],
    formerProof: formerProof ?? null,
    agreement: act === 'changed' ? String(application.form.agreement) : null,
  };
}

/** What was released for good, and which proof holds no more. */
export const releaseRecord = async (
  deed: Deed,
  matter: MatterRow,
  application: Application,
  act: Act & { formerProof: string },
) => ({
  ...(await entryRecord(deed, matter, application, act)),
  proof: act.formerProof,
  reason: String(application.form.reason),
});

const entryRecord = async (
  deed: Deed,
  matter: MatterRow,
  application: Application,
  { amount, toOn, entry }: Pick<Act, 'amount' | 'toOn' | 'entry'>,
) => ({
  ...(await commonRecord(deed, matter, application)),
  right: terms.right,
  mortgagor: entry.mortgagor,
  mortgagee: entry.mortgagee,
  unitNumber: entry.unitNumber,
  claim: terms.claims[entry.claim as keyof typeof terms.claims],
  amountYuan: amount,
  fromOn: entry.fromOn,
  toOn,
  mainContract: entry.mainContract,
  mortgageContract: entry.mortgageContract,
});
