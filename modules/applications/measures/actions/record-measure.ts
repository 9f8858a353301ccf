/** A measure enters the register, or gets another version from a day on. */
import { ok, together } from '@cuntu/base';
import { findVersions as findLimits } from '#modules/norms';
import { handle } from '#platform/pipeline';
import { firstMeasures } from '../catalogue.ts';
import { measureRecorded, recordMeasure } from '../contract.ts';
import { decidePointer, decideRecord } from '../rules.ts';
import { chainOf, findVersions, insertVersion } from '../tables.ts';

export const handleRecordMeasure = handle(recordMeasure, async (deed, input) => {
  const { key, words, pointer, inForceFrom } = input;
  const allowed = deed.allow({ division: deed.cityCode });
  if (!allowed.ok) return allowed;
  const limits = (await findLimits(deed.tx)).map((limit) => limit.key);
  const { matterId, made } = await chainOf(deed.tx, key, deed.newId());
  const series = [...firstMeasures.filter((one) => one.key === key), ...(await findVersions(deed.tx, key))];
  const sound = together(decidePointer(pointer, limits), decideRecord(input, series, deed.today));
  if (!sound.ok) return sound;
  if (made) deed.begin(matterId);
  else await deed.lock(matterId);
  const { n } = deed.record(measureRecorded, {
    matterId,
    division: deed.cityCode,
    from: series.length > 0 ? 'inForce' : null,
    to: 'inForce',
    fields: { key, words, pointer, inForceFrom },
  });
  await insertVersion(deed.tx, { ...input, matterId, factN: n });
  deed.announce({ topic: 'norms', division: deed.cityCode });
  return ok({ id: input.id });
});
