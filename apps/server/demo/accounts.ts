/** The printed accounts of the cast: opened or unlocked where they may exist, locked where they may not. */
import { must } from '@cuntu/base';
import { personNames, postsHeld } from '#modules/bureau';
import { demoAccounts, grant, hashPassword, openAccount, setAccountState } from '#platform/identity';
import type { OpenHouse } from '../house.ts';
import { castParts, castPassword, citizenName, citizenTitle } from './cast.ts';
import type { Fate } from './chance.ts';
import type { City } from './register.ts';

/** Every start asks again: a city made for one machine may be shown to a network later. */
export async function keepAccounts(house: OpenHouse, allowed: boolean): Promise<void> {
  const wanted = allowed ? 'active' : 'locked';
  const turned = (await demoAccounts(house.db)).filter((one) => one.state !== wanted && one.state !== 'closed');
  await house.database.transaction(async (tx) => {
    for (const { id } of turned) await setAccountState(tx, house.clock, id, wanted);
  });
}

export async function openAccounts(house: OpenHouse, fate: Fate, city: City): Promise<void> {
  const known = new Set((await demoAccounts(house.db)).map((one) => one.username));
  const wanted = [
    ...castParts.map(({ username }) => ({
      username,
      personId: city.cast.get(username)!.personId as string | undefined,
    })),
    { username: citizenName, personId: undefined },
  ].filter((one) => !known.has(one.username));
  const hashed = await Promise.all(
    wanted.map(async (one) => ({ ...one, passwordHash: await hashPassword(castPassword) })),
  );
  await house.database.transaction(async (tx) => {
    for (const { username, personId, passwordHash } of hashed) {
      const id = fate.id(`account ${username}`, city.enteredAt);
      must(await openAccount(tx, house.clock, { id, username, personId, passwordHash, demo: true }));
      if (personId) continue;
      await grant(tx, {
        id: fate.id(`grant ${username}`, city.enteredAt),
        holder: { accountId: id },
        role: 'citizen',
        division: house.cityCode,
        fromOn: city.enteredAt.slice(0, 10),
        source: 'demo',
      });
    }
  });
}

export interface PrintedAccount {
  username: string;
  /** Null: its holder has chosen another, which nobody else knows. */
  password: string | null;
  name: string;
  duty: string;
}

/** Who one can come in as, and with which password: for the terminal, and for the door of the office. */
export async function printedAccounts(house: OpenHouse): Promise<PrintedAccount[]> {
  const open = (await demoAccounts(house.db)).filter((one) => one.state === 'active');
  const ids = open.flatMap((one) => one.personId ?? []);
  const names = await personNames(house.db, ids);
  const posts = await postsHeld(house.db, ids, house.clock.today());
  return open.map(({ username, personId, changed }) => ({
    username,
    password: changed ? null : castPassword,
    name: (personId && names.get(personId)) || citizenTitle,
    duty: (personId && posts.get(personId)?.join(' ')) || '',
  }));
}
