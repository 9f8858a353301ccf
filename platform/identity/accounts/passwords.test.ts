/** Tests of opening accounts, setting and changing passwords, and one-time links. */
import { type TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse, PASSWORD } from '../house.fixture.ts';
import { hashPassword, setOncePassword } from '../index.ts';
import { openAccount } from './accounts.ts';

const HOUR_MS = 3_600_000;
const NEW = 'nine geese over the lake';
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const open = (username: string) =>
  house.database.transaction((tx) => openAccount(tx, house.clock, { id: house.id(), username }));

describe('a name', () => {
  it('is taken in any case and width', async () => {
    await house.account('Bai.Lu');
    expect(house.code(await open('\uff22AI.lu'))).toBe('account.nameTaken');
  });

  it.each(['', ' ', 'a b', 'a\u200bb', '<b>', '.a', 'a/', 'x'.repeat(65)])('%j is refused', async (username) => {
    expect(house.code(await open(username))).toBe('account.nameUnfit');
  });

  it.each(['\u767d\u9732', 'o2', 'wu_min-3'])('%s will do', async (username) => {
    expect(house.code(await open(username))).toBe('ok');
  });
});

describe('changing the password', () => {
  async function signedIn(username: string) {
    const { id: accountId } = await house.account(username);
    const { token } = house.value(await house.signIn(username));
    const change = (password: string, current = PASSWORD) =>
      house.identity.changePassword({ accountId, token, current, password, address: '10.1.2.3' });
    return { accountId, token, change };
  }

  it('keeps this session, ends the others, and the old password opens nothing', async () => {
    const { token, change } = await signedIn('chen');
    const { token: other } = house.value(await house.signIn('chen'));
    await house.identity.actorOf(other);
    expect(house.code(await change(NEW))).toBe('ok');
    expect(await house.identity.actorOf(token)).toHaveProperty('accountId');
    expect(await house.identity.actorOf(other)).toBe('nobody');
    expect(house.code(await house.signIn('chen'))).toBe('signIn.wrong');
    expect(house.code(await house.signIn('chen', { password: NEW }))).toBe('ok');
  });

  it.each([
    ['password.wrong', NEW, 'not the current one'],
    ['password.same', PASSWORD, PASSWORD],
    ['password.short', 'short', PASSWORD],
    ['password.holdsName', 'i am he-keeper and true', PASSWORD],
  ])('is refused as %s and changes nothing', async (code, password, current) => {
    const username = `he-keeper-${code.replace('password.', '')}`;
    const { change } = await signedIn(username);
    expect(house.code(await change(password.replace('he-keeper', username), current))).toBe(code);
    expect(house.code(await house.signIn(username))).toBe('ok');
  });
});

describe('guesses at the current password', () => {
  it('are held up after the fifth, without barring the door', async () => {
    const { id: accountId } = await house.account('gu-guessed');
    const { token } = house.value(await house.signIn('gu-guessed'));
    const change = (current: string) =>
      house.identity.changePassword({ accountId, token, current, password: NEW, address: '10.1.2.3' });
    for (let i = 0; i < 5; i++) expect(house.code(await change(`guess ${i} of a stranger`))).toBe('password.wrong');
    expect(house.code(await change(PASSWORD))).toBe('signIn.locked');
    expect(house.code(await house.signIn('gu-guessed'))).toBe('ok');
    house.clock.advance(60_000);
    expect(house.code(await change(PASSWORD))).toBe('ok');
  });
});

describe('a password that somebody else has chosen', () => {
  const ONCE = 'handed over on paper';
  async function reset(username: string) {
    const { id } = await house.account(username);
    const { token } = house.value(await house.signIn(username));
    const hash = await hashPassword(ONCE);
    await house.database.transaction((tx) => setOncePassword(tx, house.clock, id, hash));
    const enter = async (newPassword?: string) =>
      house.code(await house.signIn(username, { password: ONCE, newPassword }));
    return { id, token, enter };
  }

  it('opens nothing, ends who was signed in, and is exchanged once for one of ones own', async () => {
    const { token, enter } = await reset('given');
    expect(await house.identity.actorOf(token)).toBe('nobody');
    expect(house.code(await house.signIn('given'))).toBe('signIn.wrong');
    expect(await enter()).toBe('signIn.ownNeeded');
    expect(await enter(ONCE)).toBe('password.same');
    expect(await enter('short')).toBe('password.short');
    expect(await enter(NEW)).toBe('ok');
    expect(await enter('another one of my own')).toBe('signIn.wrong');
    expect(house.code(await house.signIn('given', { password: NEW }))).toBe('ok');
  });

  it('is exchanged once also by two at once', async () => {
    const { enter } = await reset('raced');
    const codes = await Promise.all([enter('the first of two to come'), enter('the other of two to come')]);
    expect(codes.sort()).toEqual(['ok', 'signIn.wrong']);
  });

  it('is worth nothing after three days, and the code of a phone is asked for before it', async () => {
    const { id, enter } = await reset('late');
    const { address } = house.value(await house.identity.startOtp(id));
    const code = () => (URI.parse(address) as TOTP).generate({ timestamp: Date.parse(house.clock.now()) });
    expect(house.code(await house.identity.confirmOtp(id, code()))).toBe('ok');
    expect(await enter(NEW)).toBe('signIn.otpNeeded');
    house.clock.advance(72 * HOUR_MS);
    const late = { password: ONCE, newPassword: NEW, otp: code() };
    expect(house.code(await house.signIn('late', late))).toBe('signIn.onceOver');
  });
});

describe('a one-time link', () => {
  async function linked(username: string) {
    const { id } = await house.account(username, { passwordHash: undefined });
    const token = await house.database.transaction((tx) => house.identity.makeSetupLink(tx, id));
    return { id, token };
  }

  it('sets one password once, also when used twice at once', async () => {
    const { token } = await linked('first');
    const set = () => house.identity.setFirstPassword({ token, password: NEW });
    const codes = (await Promise.all([set(), set()])).map(house.code);
    expect(codes.sort()).toEqual(['ok', 'setupLink.unknown']);
    expect(house.code(await house.signIn('first', { password: NEW }))).toBe('ok');
  });

  it('survives a password that will not do', async () => {
    const { token } = await linked('second');
    expect(house.code(await house.identity.setFirstPassword({ token, password: 'short' }))).toBe('password.short');
    expect(await house.identity.setFirstPassword({ token, password: NEW })).toEqual({
      ok: true,
      value: { username: 'second' },
    });
  });

  it('ends with the next one, with three days, and with its account', async () => {
    const { id, token } = await linked('third');
    const newer = await house.database.transaction((tx) => house.identity.makeSetupLink(tx, id));
    const use = (which: string) => house.identity.setFirstPassword({ token: which, password: NEW });
    expect(house.code(await use(token))).toBe('setupLink.unknown');
    house.clock.advance(72 * HOUR_MS);
    expect(house.code(await use(newer))).toBe('setupLink.unknown');
    const last = await house.database.transaction((tx) => house.identity.makeSetupLink(tx, id));
    await house.setState(id, 'closed');
    expect(house.code(await use(last))).toBe('setupLink.unknown');
  });
});

describe('a short password', () => {
  it('is for demo accounts of a demo database only', async () => {
    const show = await openHouse({ demo: true });
    const set = async (of: House, demo: boolean) => {
      const { id } = await of.account(`lin-${demo}`, { demo });
      return of.code(await of.identity.setPassword(id, 'demo'));
    };
    expect(await set(show, true)).toBe('ok');
    expect(await set(show, false)).toBe('password.short');
    expect(await set(house, true)).toBe('password.short');
    show.close();
  });
});
