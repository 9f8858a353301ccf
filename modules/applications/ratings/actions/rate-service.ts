/** Whoever holds the code and is an applicant says how it was; a bad word opens a call-back that names neither him nor his matter. */
import { ok } from '@cuntu/base';
import { handle, type Ports } from '#platform/pipeline';
import { findApplication } from '../../intake/tables.ts';
import { callBackOpened, rateService, serviceRated } from '../contract.ts';
import { openCallBack } from '../opening.ts';
import { raterBy } from '../rater.ts';
import { decideRating, isBad } from '../rules.ts';
import { phoneOf, secretOf } from '../secrets.ts';
import { insertRating } from '../tables.ts';

export const handleRateService = handle(
  rateService,
  async (deed, { id, grade, words, phone, ...said }, seal: Ports['seal']) => {
    const rater = await raterBy(deed, seal, said);
    if (!rater.ok) return rater;
    const { matter, given, isApplicant } = rater.value;
    const rated = { closedAt: matter.closedAt, given: given !== undefined, isApplicant };
    const sound = decideRating(rated, deed.actor !== 'nobody');
    if (!sound.ok) return sound;
    deed.begin(id);
    const { n } = deed.record(serviceRated, {
      matterId: id,
      division: deed.cityCode,
      from: null,
      to: null,
      fields: { application: matter.id, grade, words },
    });
    const { item } = (await findApplication(deed.tx, matter.id))!;
    const phoneSealed = phone ? deed.seal(phone, phoneOf(id)) : null;
    const row = { id, factN: n, applicationId: matter.id, item, grade, words, phoneSealed, ratedAt: deed.at };
    await insertRating(deed.tx, row);
    const opening = { id: deed.newId(), rating: id, why: 'badGrade', fact: callBackOpened } as const;
    if (isBad(grade)) await openCallBack(deed, matter, { ...opening, fields: { rating: id } });
    return ok({ id, secret: secretOf(seal, id) });
  },
  { prepare: async ({ seal }: Ports) => ok(seal), keys: { rating_once: () => ({ code: 'rating.given' }) } },
);
