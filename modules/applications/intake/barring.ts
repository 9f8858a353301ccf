/** What bars registration on a parcel today, as a refusal that says why. */
import { ok, type Result, refuse } from '@cuntu/base';
import { holdsOn, keepStill } from '#modules/land';
import { standing } from '#modules/land/contract';
import type { Deed } from '#platform/pipeline';

/** 条例48(4), 闲置土地处置办法24, a court's seizure: while it stands, nothing is registered on the parcel. */
export async function decideFree(
  deed: Pick<Deed, 'tx' | 'today'>,
  { parcelId, unitNumber }: { parcelId: string | null; unitNumber: string | null },
): Promise<Result<true, 'parcel.held'>> {
  if (parcelId === null) return ok(true);
  await keepStill(deed.tx, unitNumber!);
  const holds = await holdsOn(deed.tx, parcelId);
  const [hold] = standing(holds, deed.today);
  if (!hold) return ok(true);
  const { kind, basis, fromOn } = hold;
  return refuse('parcel.held', { at: 'form.parcel', params: { kind, basis, since: fromOn }, article: basis });
}
