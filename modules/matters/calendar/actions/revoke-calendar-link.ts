/** Its owner ends the address: whoever still has it finds nothing there. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { calendarLinkRevoked, revokeCalendarLink } from '../contract.ts';
import { endLink, linkOf } from '../tables.ts';

export const handleRevokeCalendarLink = handle(revokeCalendarLink, async (deed, { id }) => {
  const { personId } = deed;
  const known = await deed.lock(id);
  if (!known || personId === null || (await linkOf(deed.tx, personId))?.id !== id)
    return refuse('thing.notFound', { at: 'id' });
  const recorded = { matterId: id, division: deed.cityCode, from: null, to: null, fields: { personId } };
  const { n } = deed.record(calendarLinkRevoked, recorded);
  await endLink(deed.tx, id, n, personId, deed.at);
  return ok({ id });
});
