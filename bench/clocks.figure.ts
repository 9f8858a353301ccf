/** Which clocks turned among very many open matters, and how long a new holiday notice takes to move the days of all of them. */

import { must } from '@cuntu/base';
import { addDays } from '@cuntu/calendar';
import { turningClocks } from '#modules/matters';
import { newId } from '#platform/clock';
import { sql } from '#platform/database';
import type { OpenHouse } from '../apps/server/house.ts';
import { inHouse, makeCity } from './setting/city.ts';
import { makeApplications, makeParcels, settled } from './setting/many-applications.ts';
import { onPostgres } from './setting/place.ts';
import { median } from './setting/quantile.ts';

const WHOLE = process.env.BENCH_WHOLE === '1';
const OPEN = WHOLE ? 1_000_000 : Number(process.env.BENCH_STORED ?? 100_000);
const TURNED_MS = 5_000;
const REDATED_MS = 60_000;
/** Of those that turned in one round of the house, and all that ever did. */
const ROUND = 200;
const ASKED = 5;

export default {
  figure: `which clocks turned, and days moved by a new notice, at ${OPEN} open matters with two clocks each`,
  budget: `≤ ${TURNED_MS / 1000} s; ≤ ${REDATED_MS / 1000} s at 1,000,000 on PostgreSQL`,
  measure: () =>
    onPostgres(async (where) => {
      const city = await makeCity(where);
      return inHouse(where, async (house) => {
        const parcels = await makeParcels(house, city, 2);
        await makeApplications(house, city, parcels, { ended: 0, open: OPEN });
        return [...(await turned(house)), ...(await redated(house))];
      });
    }),
};

async function turned(house: OpenHouse) {
  const now = house.clock.now();
  const timed = async (limit: number) => {
    const took: number[] = [];
    let found = 0;
    for (let i = 0; i < ASKED; i++) {
      const started = performance.now();
      found = (await turningClocks(house.db, now, limit)).length;
      took.push(performance.now() - started);
    }
    return { ms: median(took), found };
  };
  const [round, all] = [await timed(ROUND), await timed(10_000_000)];
  return [
    { value: round.ms, unit: `ms for the first ${round.found}`, within: round.ms <= TURNED_MS },
    { value: all.ms, unit: `ms for all ${all.found} that turned`, within: all.ms <= TURNED_MS },
  ];
}

/** A day off a week ahead: every clock whose days go past it ends later. */
async function redated(house: OpenHouse) {
  const off = await workingDayAfter(house, must(addDays(house.clock.today(), 6)));
  const notice = {
    year: Number(off.slice(0, 4)),
    number: 'bench',
    issuedOn: house.clock.today(),
    scope: 'change',
    off: [{ holiday: 'special', from: off, to: off }],
    work: [],
    source: 'bench',
    confidence: 'V',
  };
  const started = performance.now();
  const id = newId(house.clock);
  const loaded = await house.perform('norms.loadHolidayNotice', { id, notice }, newId(house.clock));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  await settled(house);
  const ms = performance.now() - started;
  const { rows } = await sql<{ moved: number }>`
    select moved from holiday_notice_applied where notice_id = ${id}`.execute(house.db);
  const { moved } = rows[0]!;
  return [{ value: ms / 1000, unit: `s until ${moved} days had moved, each a fact`, within: ms <= REDATED_MS }];
}

async function workingDayAfter(house: OpenHouse, day: string): Promise<string> {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? workingDayAfter(house, must(addDays(day, 1))) : day;
}
