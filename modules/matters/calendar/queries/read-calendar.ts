/** The deadlines behind a token, of whoever still serves: the same work as on his own list, as far as it has a day. */
import { createHash } from 'node:crypto';
import { ok, refuse } from '@cuntu/base';
import { grantsOn } from '@cuntu/divisions';
import { standingOf } from '#modules/bureau';
import { answer } from '#platform/pipeline';
import { findWork } from '../../runs/tables/work.ts';
import { readCalendar } from '../contract.ts';
import { ownerOfHash } from '../tables.ts';

/** A calendar is no archive: the next so many. */
const SHOWN = 300;

export const answerReadCalendar = answer(readCalendar, async (db, look, { token }) => {
  const owner = await ownerOfHash(db, createHash('sha256').update(token).digest('hex'));
  const serves = owner && grantsOn(await standingOf(db, owner.personId), look.today).length > 0;
  if (!owner || !serves) return refuse('thing.notFound', { at: 'token' });
  const work = await findWork(db, { personId: owner.personId }, 'time', null, SHOWN);
  const deadlines = work.flatMap(({ id, kind, number, topic, verb, placeName, dueOn, provisional, version }) =>
    dueOn === null
      ? []
      : [
          {
            matterId: id,
            kind,
            number,
            topic,
            verb: verb ?? '',
            placeName,
            dueOn,
            provisional: provisional ?? false,
            version,
          },
        ],
  );
  return ok({ lang: owner.lang, deadlines });
});
