/** A window gets other hours from a day on; what was booked before stands with whoever works there. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { setWindowHours, windowHoursSet } from '../contract/hours.ts';
import { decideHours } from '../rules.ts';
import { findWindowUnits, hoursFrom, insertHours } from '../tables/hours.ts';

const sameDay = (day?: string) => ({ code: 'window.sameDay' as const, at: 'inForceFrom', params: { day: day ?? '' } });

export const handleSetWindowHours = handle(
  setWindowHours,
  async (deed, input) => {
    const { id, unitId, week, capacity, inForceFrom } = input;
    const [window] = await findWindowUnits(deed.tx, unitId);
    if (!window) return refuse('window.unknown', { at: 'unitId' });
    const { division } = window;
    const allowed = deed.allow({ division, unitId });
    if (!allowed.ok) return allowed;
    const others = (await hoursFrom(deed.tx, [unitId], deed.today)).map((each) => each.inForceFrom);
    const sound = decideHours(input, deed.today, others);
    if (!sound.ok) return sound;
    deed.begin(id);
    const fields = { unit: unitId, inForceFrom, week, capacity };
    const { n } = deed.record(windowHoursSet, { matterId: id, division, from: null, to: 'inForce', fields });
    await insertHours(deed.tx, { ...input, factN: n });
    deed.announce({ topic: 'queue', division });
    return ok({ id });
  },
  { keys: { window_hours_day: () => sameDay() } },
);
