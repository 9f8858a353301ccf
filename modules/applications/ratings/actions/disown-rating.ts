/** *Not by me*: an applicant finds his matter rated; somebody who had no hand in it calls back, and until then all stays as it is. */
import { ok } from '@cuntu/base';
import { handle, type Ports } from '#platform/pipeline';
import { disownRating, ratingDisowned } from '../contract.ts';
import { openCallBack } from '../opening.ts';
import { raterBy } from '../rater.ts';
import { decideDisowning } from '../rules.ts';
import { phoneOf, secretOf } from '../secrets.ts';
import { insertDisowning, isDisowned } from '../tables/disownings.ts';

export const handleDisownRating = handle(
  disownRating,
  async (deed, { id, words, phone, ...said }, seal: Ports['seal']) => {
    const rater = await raterBy(deed, seal, said);
    if (!rater.ok) return rater;
    const { matter, given, isApplicant } = rater.value;
    const disowned = given !== undefined && (await isDisowned(deed.tx, given.id));
    const sound = decideDisowning({ given, disowned, isApplicant }, deed.actor !== 'nobody');
    if (!sound.ok) return sound;
    const rating = sound.value.id;
    const opening = { id, rating, why: 'disowned', fact: ratingDisowned } as const;
    const factN = await openCallBack(deed, matter, { ...opening, fields: { rating, words } });
    const phoneSealed = phone ? deed.seal(phone, phoneOf(id)) : null;
    await insertDisowning(deed.tx, { matterId: id, factN, ratingId: rating, words, phoneSealed, saidAt: deed.at });
    return ok({ id, secret: secretOf(seal, id) });
  },
  { prepare: async ({ seal }: Ports) => ok(seal), keys: { disowned_once: () => ({ code: 'rating.disowned' }) } },
);
