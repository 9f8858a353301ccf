/** Calls of modules below: a parcel is held, and let go, in the transaction of the deed that asks for it. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Tx } from '#platform/database';
import type { HoldKind } from './contract.ts';
import { endHold, insertHold } from './tables.ts';

export interface Hold {
  id: string;
  parcelId: string;
  kind: HoldKind;
  /** The article or the court's document. */
  basis: string;
  words?: string;
  /** The matter whose fact says so. */
  matterId: string;
  factN: number;
  /** First day, 'YYYY-MM-DD'. */
  fromOn: string;
}

export const placeHold = async (tx: Tx, hold: Hold): Promise<Result<true, 'hold.notPlaced'>> =>
  (await insertHold(tx, hold)) ? ok(true) : refuse('hold.notPlaced', { params: { parcel: hold.parcelId } });

export const liftHold = async (
  tx: Tx,
  { id, on, basis }: { id: string; on: string; basis: string },
): Promise<Result<true, 'hold.notStanding'>> =>
  (await endHold(tx, id, on, basis)) ? ok(true) : refuse('hold.notStanding', { params: { hold: id } });
