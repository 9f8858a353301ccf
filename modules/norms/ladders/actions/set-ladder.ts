/** A ladder from a day on; what turned before climbs the one of its own day. */
import { ok } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { ladderSet, setLadder } from '../contract.ts';
import { decideLadder } from '../rules.ts';
import { insertLadder, ladderSeries } from '../tables.ts';

export const handleSetLadder = handle(setLadder, async (deed, input) => {
  const allowed = deed.allow({ division: deed.cityCode });
  if (!allowed.ok) return allowed;
  const known = await ladderSeries(deed.tx, input.kind);
  // Read again under the lock: somebody may be setting the same ladder now.
  const series = known && (await deed.lock(known.matterId)) ? await ladderSeries(deed.tx, input.kind) : undefined;
  const decided = decideLadder(input, series?.latest, deed.today);
  if (!decided.ok) return decided;
  const matterId = series?.matterId ?? deed.newId();
  if (!series) deed.begin(matterId);
  const { kind, rungs, article, inForceFrom } = input;
  const { n } = deed.record(ladderSet, {
    matterId,
    division: deed.cityCode,
    from: series ? 'inForce' : null,
    to: 'inForce',
    fields: {
      kind,
      afters: rungs.map(({ after }) => after),
      units: rungs.map(({ unit }) => unit),
      targets: rungs.map(({ to }) => to),
      roles: rungs.map(({ role }) => role),
      article,
      inForceFrom,
    },
  });
  await insertLadder(deed.tx, input, matterId, n);
  deed.announce({ topic: 'norms', division: deed.cityCode });
  return ok({ id: input.id });
});
