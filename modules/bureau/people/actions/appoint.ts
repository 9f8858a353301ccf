/** Somebody takes up a post; what the post grants is granted in the same transaction. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { grantFor } from '../../register/granting.ts';
import { appoint, personAppointed } from '../contract.ts';
import { decideAppointment } from '../rules.ts';
import { findCandidate } from '../serving-tables.ts';
import { insertAppointments } from '../tables.ts';

export const handleAppoint = handle(appoint, async (deed, wanted) => {
  const allowed = deed.allow({ division: deed.cityCode });
  if (!allowed.ok) return allowed;
  const candidate = await findCandidate(deed.tx, wanted.personId, wanted.postId);
  if (!candidate?.post) return refuse('thing.notFound', { at: candidate ? 'postId' : 'personId' });
  const { post, leftOn, there } = candidate;
  const decided = decideAppointment({ wanted, post, person: { leftOn }, there, by: deed.personId });
  if (!decided.ok) return decided;
  deed.begin(wanted.id);
  const { n } = deed.record(personAppointed, {
    matterId: wanted.id,
    division: deed.cityCode,
    from: null,
    to: 'appointed',
    fields: {
      appointee: wanted.personId,
      post: wanted.postId,
      kind: wanted.kind,
      fromOn: wanted.from,
      toOn: wanted.to,
    },
  });
  await insertAppointments(deed.tx, [wanted], wanted.id, n);
  await grantFor(deed, [wanted]);
  deed.announce({ topic: 'register', division: deed.cityCode });
  return ok({ id: wanted.id });
});
