/** What the terminal shows when the house is open: where it is, and who can come in. */
import type { Config } from '#platform/config';
import { deskOf } from './control/desk.ts';
import { firstLink } from './control/first-link.ts';
import { type PrintedAccount, printedAccounts } from './demo/accounts.ts';
import type { OpenHouse } from './house.ts';

export async function welcome(house: OpenHouse, config: Config): Promise<void> {
  const accounts = house.world.demo ? await printedAccounts(house) : [];
  const table = accounts.length > 0 ? tableOf(accounts) : '';
  process.stdout.write(`\nCuntu  ${config.url}/\noffice ${config.url}/office\n${table}`);
  const link = house.world.demo ? undefined : await firstLink(deskOf(house, config));
  if (link) process.stdout.write(`\nFirst administrator (once, within three days):\n${link}\n`);
}

const CHANGED = '(changed)';

export function tableOf(accounts: readonly PrintedAccount[]): string {
  const width = Math.max(...accounts.map(({ password }) => (password ?? CHANGED).length));
  const rows = accounts.map(({ username, password, name, duty }) =>
    [`  ${username.padEnd(6)}`, (password ?? CHANGED).padEnd(width), `${name} ${duty}`].join('  '),
  );
  return `\nDemo accounts (name, password, person):\n${rows.join('\n')}\n`;
}
