/** The whole house for a deed that needs its modules: the running server's own, else one opened for the deed. */
import { makeHome } from '#platform/config';
import { openLog } from '#platform/log';
import { type OpenHouse, openHouse } from '../house.ts';
import type { Desk } from './desk.ts';

/** A house opened here takes the desk's database along when it closes: the deed is the last one at that desk. */
export async function withHouse<T>(desk: Desk, run: (house: OpenHouse) => Promise<T>): Promise<T> {
  if (desk.house) return run(desk.house);
  const { database, clock, config } = desk;
  const { home, url: publicUrl, databaseUrl } = config;
  await makeHome(home);
  const house = await openHouse({ database, home, publicUrl, clock, log: quietLog(), databaseUrl });
  try {
    return await run(house);
  } finally {
    await house.close();
  }
}

export const quietLog = () => openLog({ level: 'warn', pretty: process.stderr.isTTY });
