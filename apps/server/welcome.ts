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
}

/** One block, and nothing after it: what still goes on moves on the line below. */
export function invitationText({ url, accounts, link }: Invitation): string {
  return [
    `For citizens  ${url}/\nThe office    ${url}/office`,
    ...(accounts.length > 0 ? [`Demo accounts (name, password, person):\n${accounts.map(lineOf).join('\n')}`] : []),
    ...(link ? [`First administrator (once, within three days):\n${link}`] : []),
    'Cuntu is ready. Ctrl+C stops it.',
  ]
    .map((part) => `\n${part}\n`)
    .join('');
}

const lineOf = ({ username, password, name, duty }: PrintedAccount): string =>
  `  ${username.padEnd(6)}  ${password}  ${name} ${duty}`.trimEnd();

export async function welcome(house: OpenHouse, config: Config): Promise<string> {
  const { demo } = house.world;
  const accounts = demo ? await printedAccounts(house) : [];
  const link = demo ? undefined : await firstLink(deskOf(house, config));
  return invitationText({ url: config.url, accounts, link });
}
