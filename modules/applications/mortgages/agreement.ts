/** 不动产登记暂行条例 18: what is applied for agrees with the register, as it stands today and not as it stood at the window. */
import { ok, type Result, refuse, together } from '@cuntu/base';
import { findParcelStanding, hasBuildings, type ParcelRow } from '#modules/land';
import type { Db, Tx } from '#platform/database';
import type { Application } from '../intake/needs.ts';
import type { disagreements } from './contract.ts';
import { decideBuildings, decideRight, standingRights } from './rules.ts';

/** Answers the version on which the mortgage is to be entered: a new survey of the same holder's land bars nothing. */
export async function decideAgreement(
  db: Db | Tx,
  { unitNumber, applicants, form }: Application,
  today: string,
): Promise<Result<ParcelRow, (typeof disagreements)[number]>> {
  const parcel = await findParcelStanding(db, unitNumber!);
  if (!parcel) return refuse('parcel.unknown', { at: 'form.parcel' });
  const mortgagors = applicants.filter(({ role }) => role === 'mortgagor');
  const agrees = together(
    ...mortgagors.map(({ name, identityTail: tail }) => decideRight(standingRights(parcel), { name, tail })),
    decideBuildings(String(form.buildings), await hasBuildings(db, parcel.id, today)),
  );
  return agrees.ok ? ok(parcel) : agrees;
}
