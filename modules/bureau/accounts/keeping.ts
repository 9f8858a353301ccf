/** What the deeds on an account share: the account held, the fact, what is kept of it, and who is told. */
import { ok, type Result, refuse } from '@cuntu/base';
import { type AccountState, lockAccountRow } from '#platform/identity';
import { SESSIONS } from '#platform/notify';
import type { Deed } from '#platform/pipeline';
import type { accountLocked, accountUnlocked, passwordReset, secondFactorDropped } from './contract.ts';
import { decideKeeping } from './rules.ts';
import { type AccountDeed, insertAccountDeed } from './tables.ts';

export const accountIdOf = ({ actor }: Deed): string | null => (typeof actor === 'string' ? null : actor.accountId);

interface Held {
  id: string;
  username: string;
  state: AccountState;
}

/** The account locked, where this administrator may see to it. */
export async function hold(deed: Deed, accountId: string): Promise<Result<Held, 'account.oneself' | 'account.closed'>> {
  const allowed = deed.allow({ division: deed.cityCode });
  if (!allowed.ok) return allowed;
  const account = await lockAccountRow(deed.tx, accountId);
  if (!account) return refuse('thing.notFound', { at: 'accountId' });
  const decided = decideKeeping(account, accountIdOf(deed));
  return decided.ok ? ok(account) : decided;
}

type Told = typeof passwordReset | typeof accountLocked | typeof accountUnlocked;

/** An account that was opened by the command line has no chain of facts yet. */
export async function keep(
  deed: Deed,
  account: Held,
  fact: Told | typeof secondFactorDropped,
  { deed: name, to, reason }: { deed: AccountDeed['deed']; to: AccountState; reason?: string },
): Promise<void> {
  if (!(await deed.lock(account.id))) deed.begin(account.id);
  const { n } = deed.record(fact, {
    matterId: account.id,
    division: deed.cityCode,
    from: account.state,
    to,
    fields: { account: account.id, ...(reason !== undefined && { reason }) },
  });
  await insertAccountDeed(deed.tx, n, { deed: name, accountId: account.id, reason, at: deed.at, by: deed.personId });
  tell(deed, account.id);
}

export function tell(deed: Deed, accountId: string): void {
  deed.announce({ topic: SESSIONS, matterId: accountId, division: deed.cityCode });
  deed.announce({ topic: 'register', division: deed.cityCode });
}
