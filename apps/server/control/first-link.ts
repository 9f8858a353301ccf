/** How the first administrator of an empty city comes in: by a one-time link, for as long as nobody can sign in. */
import type { Desk } from './desk.ts';
import { anybodyCanSignIn } from './tables.ts';
import { addUser, resetUser } from './users.ts';

const FIRST = 'admin';

/** A new one at each start ends the one before; undefined as soon as anybody has a password. */
export async function firstLink(desk: Desk & { city: { code: string } }): Promise<string | undefined> {
  if (await anybodyCanSignIn(desk.database.db)) return undefined;
  const added = await addUser(desk, { username: FIRST, roles: [`administrator@${desk.city.code}`] });
  if (added.ok) return added.value.link;
  const again = await resetUser(desk, { username: FIRST });
  if (!again.ok) throw new Error(`no first administrator: ${added.refusal.code}, ${again.refusal.code}`);
  return again.value.link;
}
