/** What the terminal shows when the house is open: where it is, who can come in, and that it is ready. */
import type { Config } from '#platform/config';
import { deskOf } from './control/desk.ts';
import { firstLink } from './control/first-link.ts';
import { type PrintedAccount, printedAccounts } from './demo/accounts.ts';
import type { OpenHouse } from './house.ts';

export interface Invitation {
  url: string;
  accounts: readonly PrintedAccount[];
  /** With which the first administrator sets his password. */
  link?: string;
  growing?: boolean;
}

/** One block, and nothing after it: what still goes on moves on the line below. */
export function invitationText({ url, accounts, link, growing }: Invitation): string {
  return [
    `For citizens  ${url}/\nThe office    ${url}/office`,
    ...(accounts.length > 0
      ? [
          `Demo accounts (name, password, person):\n${tableOf(accounts)}`,
          `What to try, with parcels, holders and their numbers: ${url}/office/demo`,
        ]
      : []),
    ...(link ? [`First administrator (once, within three days):\n${link}`] : []),
    ...(growing
      ? ['The demo goes on growing for some minutes: more findings, land, patrols. The office says when it is whole.']
      : []),
    'Cuntu is ready. Ctrl+C stops it.',
  ]
    .map((part) => `\n${part}\n`)
    .join('');
}

const CHANGED = '(changed)';

function tableOf(accounts: readonly PrintedAccount[]): string {
  const shown = accounts.map((account) => ({ ...account, password: account.password ?? CHANGED }));
  const width = Math.max(...shown.map(({ password }) => password.length));
  return shown
    .map(({ username, password, name, duty }) =>
      `  ${username.padEnd(6)}  ${password.padEnd(width)}  ${name} ${duty}`.trimEnd(),
    )
    .join('\n');
}

export async function welcome(house: OpenHouse, config: Config): Promise<string> {
  const { demo } = house.world;
  const accounts = demo ? await printedAccounts(house) : [];
  const link = demo ? undefined : await firstLink(deskOf(house, config));
  return invitationText({ url: config.url, accounts, link, growing: house.world.growing });
}
