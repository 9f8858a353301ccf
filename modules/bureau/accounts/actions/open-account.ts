/** An account is opened for a person of the register, with a password that opens nothing but the choice of one's own. */
import { ok, refuse } from '@cuntu/base';
import { accountOfPerson, foldUsername, openAccount as openIn, setOncePassword } from '#platform/identity';
import { handle } from '#platform/pipeline';
import { accountOpened, openAccount } from '../contract.ts';
import { tell } from '../keeping.ts';
import { readyOnce } from '../once.ts';
import { insertAccountDeed, lockHolder } from '../tables.ts';

export const handleOpenAccount = handle(
  openAccount,
  async (deed, { id, personId, username }, passwordHash: string) => {
    const allowed = deed.allow({ division: deed.cityCode });
    if (!allowed.ok) return allowed;
    const person = await lockHolder(deed.tx, personId);
    if (!person) return refuse('thing.notFound', { at: 'personId' });
    if (person.leftOn !== null) return refuse('account.personLeft', { at: 'personId', params: { on: person.leftOn } });
    const has = await accountOfPerson(deed.tx, personId);
    if (has) return refuse('account.personHas', { at: 'personId', params: { username: has } });
    const clock = { now: () => deed.at };
    const opened = await openIn(deed.tx, clock, { id, username, personId });
    if (!opened.ok) return opened;
    await setOncePassword(deed.tx, clock, id, passwordHash);
    deed.begin(id);
    const kept = { username: opened.value.username, personId };
    const { n } = deed.record(accountOpened, {
      matterId: id,
      division: deed.cityCode,
      from: null,
      to: 'active',
      fields: { username: kept.username, holder: personId },
    });
    await insertAccountDeed(deed.tx, n, { deed: 'opened', accountId: id, ...kept, at: deed.at, by: deed.personId });
    tell(deed, id);
    return ok({ id, username: kept.username });
  },
  { prepare: (_, { password, username }) => readyOnce(password, foldUsername(username)) },
);
