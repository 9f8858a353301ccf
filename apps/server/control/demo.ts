/** The demo city on demand, in a database that holds no city yet. */
import { ok, type Result, refuse } from '@cuntu/base';
import { findCity } from '#modules/bureau';
import { openDemo } from '../demo/opening.ts';
import { foundCity } from '../founding.ts';
import type { Desk } from './desk.ts';
import { quietLog, withHouse } from './whole-house.ts';

/** Of a running server only which city it has is asked: it has made it at its start, and tells its history by itself. */
export async function makeDemo(desk: Desk): Promise<Result<{ made: boolean }>> {
  if (desk.city && !desk.city.demo) return refuse('demo.otherCity');
  if (desk.house) return ok({ made: false });
  return withHouse(desk, async (house) => {
    const made = await foundCity(house, { demo: true, anchorOn: desk.clock.today() });
    if (!(await findCity(house.db))!.demo) return refuse('demo.otherCity');
    const demo = await openDemo(house, { demoAccounts: desk.config.demoAccounts, log: quietLog() });
    await demo?.whole;
    return ok({ made });
  });
}
