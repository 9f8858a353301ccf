/** What the terminal shows when the house is open: where it is, and who can come in. */
import { personNames, postsHeld } from '#modules/bureau';
import type { Config } from '#platform/config';
import { type Account, demoAccounts } from '#platform/identity';
import { deskOf } from './control/desk.ts';
import { firstLink } from './control/first-link.ts';
import { castPassword, citizenTitle } from './demo/cast.ts';
import type { OpenHouse } from './house.ts';

export async function welcome(house: OpenHouse, config: Config): Promise<void> {
  const accounts = house.world.demo ? await demoAccounts(house.db) : [];
  const open = accounts.filter((one) => one.state === 'active');
  const table = open.length > 0 ? await tableOf(house, open) : '';
  process.stdout.write(`\nCuntu  ${config.url}/\noffice ${config.url}/office\n${table}`);
  const link = house.world.demo ? undefined : await firstLink(deskOf(house, config));
  if (link) process.stdout.write(`\nFirst administrator (once, within three days):\n${link}\n`);
}

async function tableOf(house: OpenHouse, accounts: readonly Account[]): Promise<string> {
  const ids = accounts.flatMap((one) => one.personId ?? []);
  const names = await personNames(house.db, ids);
  const posts = await postsHeld(house.db, ids, house.clock.today());
  const rows = accounts.map(({ username, personId }) => {
    const who = personId ? [names.get(personId), ...(posts.get(personId) ?? [])].join(' ') : citizenTitle;
    return `  ${username.padEnd(6)}  ${castPassword}  ${who}`;
  });
  return `\nDemo accounts (name, password, person):\n${rows.join('\n')}\n`;
}
