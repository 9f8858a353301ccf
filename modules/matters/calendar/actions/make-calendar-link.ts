/** Somebody takes his deadlines into his own calendar. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { calendarLinkMade, makeCalendarLink } from '../contract.ts';
import { insertLink, linkOf } from '../tables.ts';

export const handleMakeCalendarLink = handle(
  makeCalendarLink,
  async (deed, { id, tokenHash, lang }) => {
    const allowed = deed.allow({ division: deed.cityCode });
    if (!allowed.ok) return allowed;
    const personId = deed.personId!;
    if (await linkOf(deed.tx, personId)) return refuse('calendar.linkThere');
    deed.begin(id);
    const recorded = { matterId: id, division: deed.cityCode, from: null, to: null, fields: { personId } };
    const { n } = deed.record(calendarLinkMade, recorded);
    await insertLink(deed.tx, { id, factN: n, personId, tokenHash, lang, madeAt: deed.at });
    return ok({ id });
  },
  {
    keys: {
      calendar_link_one: () => ({ code: 'calendar.linkThere' }),
      calendar_link_token_hash_key: () => ({ code: 'calendar.addressUsed' }),
    },
  },
);
