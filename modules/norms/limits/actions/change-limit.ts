/** A limit gets a new value from a day on; the old value stays for what began under it. */
import { ok, refuse, together } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { changeLimit, limitChanged } from '../contract.ts';
import { decideChange, decideLength, decideUnit } from '../rules.ts';
import { insertLimit, seriesOf } from '../tables.ts';

export const handleChangeLimit = handle(changeLimit, async (deed, input) => {
  const allowed = deed.allow({ division: deed.cityCode });
  if (!allowed.ok) return allowed;
  const sound = together(decideUnit(input), decideLength(input));
  if (!sound.ok) return sound;
  const known = await seriesOf(deed.tx, input.key);
  // Read again under the lock: somebody may be changing the same limit now.
  const series = known && (await deed.lock(known.matterId)) ? await seriesOf(deed.tx, input.key) : undefined;
  if (!series && deed.actor !== 'system') return refuse('limit.unknownKey', { at: 'key', params: { key: input.key } });
  const decision = decideChange(input, series?.latest ?? undefined, deed.today);
  if (!decision.ok) return decision;
  const matterId = series?.matterId ?? deed.newId();
  if (!series) deed.begin(matterId);
  const { key, count, unit, inForceFrom, article } = input;
  const recorded = deed.record(limitChanged, {
    matterId,
    division: deed.cityCode,
    from: series ? 'inForce' : null,
    to: 'inForce',
    fields: { key, count, unit, inForceFrom, article },
  });
  await insertLimit(deed.tx, input, matterId, recorded.n);
  deed.announce({ topic: 'norms', division: deed.cityCode });
  return ok({ id: input.id });
});
