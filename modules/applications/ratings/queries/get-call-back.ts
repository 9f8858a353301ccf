/** One call-back: the rating, the telephone for it, what was done, what can be done now. */
import { ok, refuse } from '@cuntu/base';
import { clocksOf, findVisible, lightOf, matterWhere, stepsFrom } from '#modules/matters';
import { answer, type Ports } from '#platform/pipeline';
import { getCallBack } from '../contract.ts';
import { phoneOf, phonesIn } from '../secrets.ts';
import { actsOf, findCallBack } from '../tables.ts';
import { ratingShown } from './find-ratings.ts';

export const answerGetCallBack = answer(
  getCallBack,
  async (db, look, { id }, seal: Ports['seal']) => {
    const matter = await findVisible(db, id, matterWhere(look.may));
    const found = matter && (await findCallBack(db, id));
    if (!found) return refuse('thing.notFound', { at: 'id' });
    const { disownedWords } = found;
    const saidIn = disownedWords === null ? found.id : id;
    const paused = (await clocksOf(db, id)).some(({ state }) => state === 'suspended');
    return ok({
      id,
      number: matter.number,
      state: matter.state,
      version: matter.version,
      openedAt: matter.openedAt,
      dueOn: matter.dueOn,
      light: lightOf(matter, look.today, paused),
      rating: ratingShown(found),
      phone: found.phoneSealed && new TextDecoder().decode(seal.open(found.phoneSealed, phoneOf(saidIn))),
      disowned:
        disownedWords === null
          ? null
          : { words: disownedWords, applicants: await phonesIn(db, seal, found.applicationId) },
      applicationId: found.applicationId,
      applicationNumber: found.applicationNumber,
      acts: await actsOf(db, id),
      can: stepsFrom(matter, look.actor, look.today, [], []).map(({ step, allowed, code }) => ({
        step,
        allowed,
        code,
      })),
    });
  },
  { prepare: async ({ seal }: Ports) => ok(seal) },
);
