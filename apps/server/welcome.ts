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

function tableOf(accounts: readonly PrintedAccount[]): string {
  const rows = accounts.map((one) => `  ${one.username.padEnd(6)}  ${one.password}  ${one.name} ${one.duty}`);
  return `\nDemo accounts (name, password, person):\n${rows.join('\n')}\n`;
}
