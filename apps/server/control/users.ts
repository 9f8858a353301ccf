/** Accounts as whoever runs the machine sees to them: opened, locked, let in again by a one-time link. */
import { ok, type Result, refuse } from '@cuntu/base';
import { isRole } from '@cuntu/divisions';
import { newId } from '#platform/clock';
import type { Tx } from '#platform/database';
import {
  dropSecondFactor,
  foldUsername,
  grantAll,
  type Holder,
  type NewGrant,
  openAccount,
  setAccountState,
} from '#platform/identity';
import type { Desk } from './desk.ts';
import { type AccountLine, accountOfPerson, findAccountId, findAccounts, findPersonId, isDivision } from './tables.ts';

export interface NewUser {
  username: string;
  /** Staff number or id of a person of the register; absent: an account that stands for itself. */
  person?: string;
  /** `role@division` */
  roles: string[];
}

export interface Let {
  username: string;
  /** Shown once; sets a password within three days. */
  link: string;
}

const linkOf = (desk: Desk, token: string): string => `${desk.config.url}/office/welcome?token=${token}`;

export async function addUser(desk: Desk, user: NewUser): Promise<Result<Let>> {
  const personId = user.person === undefined ? undefined : await findPersonId(desk.database.db, user.person);
  if (user.person !== undefined && !personId) return refuse('user.noPerson', { params: { person: user.person } });
  const has = personId && (await accountOfPerson(desk.database.db, personId));
  if (has) return refuse('user.personHasAccount', { params: { username: has } });
  const id = newId(desk.clock);
  const given = await grantsOf(desk, user.roles, personId ? { personId } : { accountId: id });
  if (!given.ok) return given;
  return desk.database.transaction(async (tx) => {
    const opened = await openAccount(tx, desk.clock, { id, username: user.username, personId });
    if (!opened.ok) return opened;
    await grantAll(tx, given.value);
    return ok({ username: opened.value.username, link: linkOf(desk, await desk.identity.makeSetupLink(tx, id)) });
  });
}

async function grantsOf(desk: Desk, roles: readonly string[], holder: Holder): Promise<Result<NewGrant[]>> {
  const grants: NewGrant[] = [];
  for (const text of roles) {
    const [role = '', division = '', ...more] = text.split('@');
    if (!isRole(role) || role === 'system' || more.length > 0) return refuse('user.noRole', { params: { role: text } });
    if (!(await isDivision(desk.database.db, division))) return refuse('user.noDivision', { params: { division } });
    grants.push({ id: newId(desk.clock), holder, role, division, fromOn: desk.clock.today(), source: 'bootstrap' });
  }
  return ok(grants);
}

export const listUsers = async (desk: Desk): Promise<Result<AccountLine[]>> =>
  ok(await findAccounts(desk.database.db, desk.clock.today()));

export interface Named {
  username: string;
}

export const lockUser = (desk: Desk, user: Named) =>
  withAccount(desk, user, async (tx, id) => {
    await setAccountState(tx, desk.clock, id, 'locked');
    return null;
  });

export const unlockUser = (desk: Desk, user: Named) =>
  withAccount(desk, user, async (tx, id) => {
    await setAccountState(tx, desk.clock, id, 'active');
    return null;
  });

/** The old password holds until the link is used: whoever is to be kept out is locked. */
export const resetUser = (desk: Desk, user: Named): Promise<Result<Let>> =>
  withAccount(desk, user, async (tx, id) => ({
    username: foldUsername(user.username),
    link: linkOf(desk, await desk.identity.makeSetupLink(tx, id)),
  }));

export const dropFactor = (desk: Desk, user: Named) =>
  withAccount(desk, user, async (tx, id) => {
    await dropSecondFactor(tx, desk.clock, id);
    return null;
  });

async function withAccount<T>(
  desk: Desk,
  { username }: Named,
  run: (tx: Tx, id: string) => Promise<T>,
): Promise<Result<T>> {
  const id = await findAccountId(desk.database.db, foldUsername(username));
  if (!id) return refuse('user.unknown', { params: { username } });
  const done = await desk.database.transaction((tx) => run(tx, id));
  desk.identity.ended(id);
  return ok(done);
}
