/** The demo city on demand, in a database that holds no city yet. */
import { ok, type Result, refuse } from '@cuntu/base';
import { findCity } from '#modules/bureau';
import { openLog } from '#platform/log';
import { openDemo } from '../demo/opening.ts';
import { foundCity } from '../founding.ts';
import { openHouse } from '../house.ts';
import type { Desk } from './desk.ts';

/** A running server has a city since its start: there this only answers which. */
export async function makeDemo(desk: Desk): Promise<Result<{ made: boolean }>> {
  const { database, clock, config } = desk;
  if (desk.city) return desk.city.demo ? ok({ made: false }) : refuse('demo.otherCity');
  const log = openLog({ level: 'warn', pretty: process.stderr.isTTY });
  const { home, url: publicUrl, databaseUrl } = config;
  const house = await openHouse({ database, home, publicUrl, clock, log, databaseUrl });
  try {
    const made = await foundCity(house, { demo: true, anchorOn: clock.today() });
    if (!(await findCity(database.db))!.demo) return refuse('demo.otherCity');
    const demo = await openDemo(house, { demoAccounts: config.demoAccounts, log });
    await demo?.whole;
    return ok({ made });
  } finally {
    await house.close();
  }
}
