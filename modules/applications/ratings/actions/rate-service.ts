/** Whoever holds the code and is an applicant says how it was; a bad word opens a call-back that names neither him nor his matter. */
import { ok, refuse } from '@cuntu/base';
import { contactsOf, type MatterRow, openMatter, takeUp } from '#modules/matters';
import { type Deed, handle, type Ports } from '#platform/pipeline';
import { applicationKinds } from '../../intake/contract.ts';
import { findApplication, matterByCode } from '../../intake/tables.ts';
import { callBackOpened, rateService, serviceRated } from '../contract.ts';
import { decideRating, interested, isApplicant, isBad } from '../rules.ts';
import { numbersIn, secretOf } from '../secrets.ts';
import { countyPlace, insertCallBack, insertRating, ratingOf } from '../tables.ts';

export const handleRateService = handle(
  rateService,
  async (deed, { id, code, applicant, grade, words, phone }, seal: Ports['seal']) => {
    const applicationId = await matterByCode(deed.tx, code);
    const taken = applicationId ? await takeUp(deed, applicationId, applicationKinds) : undefined;
    if (!applicationId || !taken) return refuse('thing.notFound', { at: 'code' });
    if (!taken.ok) return taken;
    const given = (await ratingOf(deed.tx, applicationId)) !== undefined;
    const sound = decideRating({ closedAt: taken.value.closedAt, given }, deed.actor !== 'nobody');
    if (!sound.ok) return sound;
    if (!isApplicant(applicant, await numbersIn(deed.tx, seal, applicationId)))
      return refuse('rating.notTheApplicant', { at: 'applicant' });
    deed.begin(id);
    const { n } = deed.record(serviceRated, {
      matterId: id,
      division: deed.cityCode,
      from: null,
      to: null,
      fields: { application: applicationId, grade, words },
    });
    const { item } = (await findApplication(deed.tx, applicationId))!;
    const phoneSealed = phone ? deed.seal(phone, phoneOf(id)) : null;
    await insertRating(deed.tx, { id, factN: n, applicationId, item, grade, words, phoneSealed, ratedAt: deed.at });
    if (isBad(grade)) await openCallBack(deed, taken.value, id);
    return ok({ id, secret: secretOf(seal, id) });
  },
  { prepare: async ({ seal }: Ports) => ok(seal), keys: { rating_once: () => ({ code: 'rating.given' }) } },
);

/** What the sealed telephone is bound to. */
export const phoneOf = (ratingId: string): string => `rating.phone:${ratingId}`;

async function openCallBack(deed: Deed, application: MatterRow, rating: string): Promise<void> {
  const county = application.division.slice(0, 6);
  const where = await countyPlace(deed.tx, county);
  if (!where) throw new Error(`no county ${county}`);
  const id = deed.newId();
  const met = (await contactsOf(deed.tx, application.id)).map(({ personId }) => personId);
  const opened = await openMatter(deed, {
    id,
    kind: 'callBack',
    topic: 'callBack',
    placeName: where.name,
    division: county,
    place: where.place,
    happenedAt: deed.at,
    fact: callBackOpened,
    fields: { rating },
    said: {},
    recused: interested(application.doneBy, met),
  });
  await insertCallBack(deed.tx, id, opened.n, rating);
}
