/** What the terminal shows when the house is open: where it is, and who can come in. */
import type { Config } from '#platform/config';
import { deskOf } from './control/desk.ts';
import { firstLink } from './control/first-link.ts';
import { castPassword } from './demo/cast.ts';
import { type DemoAccount, demoAccounts } from './demo/tables.ts';
import type { OpenHouse } from './house.ts';

export async function welcome(house: OpenHouse, config: Config): Promise<void> {
  const accounts = house.world.demo ? await demoAccounts(house.db) : [];
  const open = accounts.filter((one) => one.state === 'active');
  process.stdout.write(`\nCuntu  ${config.url}/\noffice ${config.url}/office\n${open.length > 0 ? table(open) : ''}`);
  const link = house.world.demo ? undefined : await firstLink(deskOf(house, config));
  if (link) process.stdout.write(`\nFirst administrator (once, within three days):\n${link}\n`);
}

function table(accounts: readonly DemoAccount[]): string {
  const rows = accounts.map(({ username, name, unit, post }) =>
    [`  ${username.padEnd(6)}`, castPassword, [name, unit, post].filter(Boolean).join(' ')].join('  '),
  );
  return `\nDemo accounts (name, password, person):\n${rows.join('\n')}\n`;
}
