/** Tests of who is behind a token, how long, and with which grants. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endGrant, grant } from '../grants/grants.ts';
import type { NewGrant } from '../grants/tables.ts';
import { type House, openHouse } from '../house.fixture.ts';

const MINUTE_MS = 60_000;
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

let people = 0;
/** Somebody signed in, in the register as a person. */
async function somebody() {
  const username = `person-${++people}`;
  const personId = house.id();
  const account = await house.account(username, { personId });
  const { token } = house.value(await house.signIn(username));
  const give = (more: Partial<NewGrant> = {}) =>
    house.database.transaction((tx) =>
      grant(tx, {
        id: house.id(),
        holder: { personId },
        role: 'inspector',
        division: '421303',
        fromOn: '2026-11-01',
        source: 'appointment-1',
        ...more,
      }),
    );
  const grants = async (of = house.identity) => {
    const actor = await of.actorOf(token);
    return typeof actor === 'object' ? actor.grants : actor;
  };
  return { username, personId, accountId: account.id, token, give, grants };
}

describe('a clock set back by an hour', () => {
  it('ends no session, lengthens none past its twelve hours, and a grant that was ended stays ended', async () => {
    const { token, accountId, give, grants } = await somebody();
    await give({ toOn: '2026-11-24', source: 'set back' });
    expect(await grants()).toHaveLength(1);
    house.clock.advance(-60 * MINUTE_MS);
    expect(await house.identity.actorOf(token)).toHaveProperty('accountId', accountId);
    await house.database.transaction((tx) => endGrant(tx, { source: 'set back' }, '2026-11-23'));
    expect(await grants(await house.another())).toEqual([]);
    house.clock.advance((12 + 1) * 60 * MINUTE_MS);
    expect(await house.identity.actorOf(token)).toBe('nobody');
    house.clock.advance(-12 * 60 * MINUTE_MS);
  });
});

describe('a grant that ends while a session lasts', () => {
  it('is gone with midnight, half a second after it was last remembered', async () => {
    const began = house.clock.now();
    const { username, give } = await somebody();
    await give({ toOn: '2026-11-24', source: 'tonight' });
    house.clock.set('2026-11-24T15:59:59.700Z');
    const { token } = house.value(await house.signIn(username));
    const held = async () => {
      const actor = await house.identity.actorOf(token);
      return typeof actor === 'object' ? actor.grants.length : actor;
    };
    expect(await held()).toBe(1);
    house.clock.set('2026-11-24T16:00:00.200Z');
    expect(await held()).toBe(0);
    house.clock.set(began);
  });
});

describe('an actor', () => {
  it('has the grants in force today, the licences of the register, and the units of those grants', async () => {
    const { personId, accountId, token, give } = await somebody();
    const unitId = house.id();
    const licence = { kind: 'enforcement', number: '1', from: '2026-01-01', to: '2026-12-31' };
    house.licences.set(personId, [licence]);
    await give({ unitId });
    await give({ role: 'reviewer', fromOn: '2026-11-25' });
    await give({ role: 'supervisor', toOn: '2026-11-23' });
    await give({ role: 'leader', division: '4213', toOn: '2026-11-24', source: 'appointment-2' });
    expect(await house.identity.actorOf(token)).toEqual({
      personId,
      accountId,
      lang: 'zh',
      licences: [licence],
      units: [unitId],
      grants: [
        { role: 'inspector', division: '421303', unitId, from: '2026-11-01' },
        { role: 'leader', division: '4213', from: '2026-11-01', to: '2026-11-24' },
      ],
    });
  });

  it('is nobody for a token that was never given', async () => {
    expect(await house.identity.actorOf('x'.repeat(43))).toBe('nobody');
  });

  it('without a person stands for itself', async () => {
    const { id } = await house.account('bootstrap');
    await house.database.transaction((tx) =>
      grant(tx, {
        id: house.id(),
        holder: { accountId: id },
        role: 'administrator',
        division: '4213',
        fromOn: '2026-11-24',
        source: 'bootstrap',
      }),
    );
    const { token } = house.value(await house.signIn('bootstrap'));
    expect(await house.identity.actorOf(token)).toMatchObject({
      personId: id,
      accountId: id,
      grants: [{ role: 'administrator', division: '4213', from: '2026-11-24' }],
    });
  });

  it('changes at midnight in Shanghai, not when memory is over', async () => {
    const { give, username } = await somebody();
    await give({ toOn: '2026-11-24' });
    const before = house.clock.now();
    house.clock.set('2026-11-24T15:59:59.000Z');
    const { token } = house.value(await house.signIn(username));
    expect(await house.identity.actorOf(token)).toMatchObject({ grants: [{ role: 'inspector' }] });
    house.clock.advance(1_000);
    expect(await house.identity.actorOf(token)).toMatchObject({ grants: [] });
    house.clock.set(before);
  });
});

describe('a grant', () => {
  it('given or ended holds from its commit, though the actor was asked for during the transaction', async () => {
    const { give, grants } = await somebody();
    expect(await grants()).toHaveLength(0);
    await give({ source: 'appointment-3' });
    expect(await grants()).toHaveLength(1);
    await house.database.transaction((tx) => endGrant(tx, { source: 'appointment-3' }, '2026-11-23'));
    expect(await grants()).toHaveLength(0);
  });

  it('ended in one process is gone in another after three seconds', async () => {
    const { give, grants } = await somebody();
    await give({ source: 'appointment-4' });
    house.clock.advance(MINUTE_MS);
    const other = await house.another();
    expect([await grants(), await grants(other)].map((held) => held.length)).toEqual([1, 1]);
    // Closed, it hears no more of what this process changes: as if it ran elsewhere.
    other.close();
    await house.database.transaction((tx) => endGrant(tx, { source: 'appointment-4' }, '2026-11-23'));
    expect(await grants()).toHaveLength(0);
    expect(await grants(other)).toHaveLength(1);
    house.clock.advance(3_000);
    expect(await grants(other)).toHaveLength(0);
  });

  it('is never prolonged by being ended', async () => {
    const { give, grants } = await somebody();
    await give({ toOn: '2026-11-20', source: 'appointment-5' });
    await house.database.transaction((tx) => endGrant(tx, { source: 'appointment-5' }, '2026-12-31'));
    expect(await grants()).toEqual([]);
  });

  it('of the role `system`, or without a division, cannot be kept', async () => {
    const { give } = await somebody();
    await expect(give({ role: 'system' as 'leader' })).rejects.toThrow();
    await expect(give({ division: '' })).rejects.toThrow();
  });
});

describe('a session', () => {
  it('ends after half an hour without a request, and every request puts that off', async () => {
    const { token } = await somebody();
    for (let i = 0; i < 3; i++) {
      house.clock.advance(29 * MINUTE_MS);
      expect(await house.identity.actorOf(token)).toHaveProperty('accountId');
    }
    house.clock.advance(30 * MINUTE_MS);
    expect(await house.identity.actorOf(token)).toBe('nobody');
  });

  it('ends twelve hours after signing in, whatever is done', async () => {
    const { token } = await somebody();
    for (let i = 0; i < 12 * 3 - 1; i++) {
      house.clock.advance(20 * MINUTE_MS);
      expect(await house.identity.actorOf(token)).toHaveProperty('accountId');
    }
    house.clock.advance(20 * MINUTE_MS);
    expect(await house.identity.actorOf(token)).toBe('nobody');
  });

  it('ends at once by signing out, which can be done twice', async () => {
    const { token, username } = await somebody();
    const { token: other } = house.value(await house.signIn(username));
    await house.identity.actorOf(token);
    await house.identity.signOut(token);
    await house.identity.signOut(token);
    expect(await house.identity.actorOf(token)).toBe('nobody');
    expect(await house.identity.actorOf(other)).toHaveProperty('accountId');
  });

  it('ends with all others of the account', async () => {
    const { token, username, accountId } = await somebody();
    const { token: other } = house.value(await house.signIn(username));
    await house.identity.actorOf(token);
    await house.identity.endSessionsOf(accountId);
    expect([await house.identity.actorOf(token), await house.identity.actorOf(other)]).toEqual(['nobody', 'nobody']);
  });

  it('ends when its account is locked, and does not come back when it is unlocked', async () => {
    const { token, accountId } = await somebody();
    expect(await house.identity.actorOf(token)).toHaveProperty('accountId');
    await house.setState(accountId, 'locked');
    expect(await house.identity.actorOf(token)).toBe('nobody');
    await house.setState(accountId, 'active');
    expect(await house.identity.actorOf(token)).toBe('nobody');
  });
});
