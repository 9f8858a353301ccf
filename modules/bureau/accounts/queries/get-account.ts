/** One account: its holder, what it may do where and why, where it is signed in, and what was done to it. */
import { isUuid, ok, refuse } from '@cuntu/base';
import type { Role } from '@cuntu/divisions';
import { findAccount, grantsOfHolder, openSessionCount } from '#platform/identity';
import { answer } from '#platform/pipeline';
import { namesOf } from '../../divisions/tables.ts';
import { spanState } from '../../people/rules.ts';
import { getAccount } from '../contract.ts';
import { rowOf } from '../rows.ts';
import { deedsOn, holders, postsOf } from '../tables.ts';

export const answerGetAccount = answer(getAccount, async (db, look, { accountId }) => {
  const account = await findAccount(db, look.today, accountId);
  if (!account) return refuse('thing.notFound', { at: 'accountId' });
  const { personId } = account;
  const held = [
    ...(await grantsOfHolder(db, { accountId })),
    ...(personId ? await grantsOfHolder(db, { personId }) : []),
  ].sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1));
  const names = await namesOf(db, [...new Set(held.map(({ division }) => division))]);
  const posts = await postsOf(
    db,
    held.flatMap(({ source }) => (isUuid(source) ? source : [])),
  );
  return ok({
    ...rowOf(account, await holders(db, personId ? [personId] : [])),
    openedAt: account.openedAt,
    openSessions: await openSessionCount(db, accountId, look.at),
    grants: held.map(({ id, role, division, fromOn, toOn, source }) => ({
      id,
      role: role as Role,
      division,
      divisionName: names.get(division) ?? division,
      from: fromOn,
      to: toOn,
      source: posts.has(source) ? ('appointment' as const) : source === 'bootstrap' ? source : ('other' as const),
      post: posts.get(source) ?? null,
      state: spanState({ from: fromOn, to: toOn }, look.today),
    })),
    deeds: await deedsOn(db, accountId),
  });
});
