/** Tests of signing in: who gets in, what each refusal gives away, and how guessing is slowed. */
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/database';
import { dropSecondFactor } from '../accounts/second-factor.ts';
import { type House, openHouse, PASSWORD } from '../house.fixture.ts';

const MINUTE_MS = 60_000;
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const codeAt = (address: string, instant: string) => {
  const secret = Secret.fromBase32(new URL(address).searchParams.get('secret')!);
  return new TOTP({ secret }).generate({ timestamp: Date.parse(instant) });
};
const records = async (accountId: string) => {
  const { rows } = await sql<{ outcome: string; address: string }>`
    select outcome, address from access_record where account_id = ${accountId} order by at, id`.execute(
    house.database.db,
  );
  return rows;
};

describe('a person with the right password', () => {
  it('gets an opaque token of 256 bits for twelve hours, of which only the hash is kept', async () => {
    const account = await house.account('lin');
    const session = await house.signIn('lin');
    expect(session).toMatchObject({ ok: true, value: { expiresAt: '2026-11-24T13:00:00.000Z', account } });
    const { token } = house.value(session);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const { rows } = await sql<{ row: string }>`select s::text as row from session s`.execute(house.database.db);
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
    expect(await records(account.id)).toEqual([{ outcome: 'done', address: '10.1.2.3' }]);
  });

  it('may write the name in any case and width', async () => {
    await house.account('deng.wei');
    expect((await house.signIn(' Deng.\uff37ei ')).ok).toBe(true);
  });

  it('is known on the device, however often it comes', async () => {
    const { id } = await house.account('devices');
    const device = { id: '0190a000-0000-7000-8000-00000000000a', label: 'counter 3' };
    await house.signIn('devices', { device });
    house.clock.advance(MINUTE_MS);
    await house.signIn('devices', { device: { ...device, label: 'counter 4' } });
    const { rows } = await sql`select label, first_seen_at < last_seen_at as again from device
      where account_id = ${id}`.execute(house.database.db);
    expect(rows).toEqual([{ label: 'counter 4', again: true }]);
  });
});

describe('a person without it', () => {
  it('hears the same whether the name, the password, or any password at all is missing', async () => {
    await house.account('song');
    await house.account('fresh', { passwordHash: undefined });
    for (const [name, password] of [
      ['song', 'not it at all'],
      ['nobody-here', PASSWORD],
      ['fresh', ''],
    ] as const) {
      expect(await house.signIn(name, { password })).toEqual({ ok: false, refusal: { code: 'signIn.wrong' } });
    }
  });

  it('is not told that an account is closed or locked; who has the password is', async () => {
    for (const state of ['closed', 'locked'] as const) {
      const { id } = await house.account(`is-${state}`);
      await house.setState(id, state);
      expect(house.code(await house.signIn(`is-${state}`, { password: 'not it' }))).toBe('signIn.wrong');
      expect(house.code(await house.signIn(`is-${state}`))).toBe('signIn.closed');
    }
  });

  it('leaves a record of the try with the account', async () => {
    const { id } = await house.account('tried');
    await house.signIn('tried', { password: 'not it', address: '10.9.9.9' });
    expect(await records(id)).toEqual([{ outcome: 'signIn.wrong', address: '10.9.9.9' }]);
  });
});

describe('guessing', () => {
  const guess = (name: string) => house.signIn(name, { password: 'a guess', address: house.newAddress() });

  it('is free four times; after the fifth the name waits a minute, then twice as long', async () => {
    await house.account('guessed');
    for (let i = 0; i < 5; i++) expect(house.code(await guess('guessed'))).toBe('signIn.wrong');
    expect(await house.signIn('guessed')).toMatchObject({ refusal: { code: 'signIn.locked', params: { minutes: 1 } } });
    house.clock.advance(MINUTE_MS);
    expect(house.code(await guess('guessed'))).toBe('signIn.wrong');
    expect(await guess('guessed')).toMatchObject({ refusal: { code: 'signIn.locked', params: { minutes: 2 } } });
    house.clock.advance(2 * MINUTE_MS);
    expect((await house.signIn('guessed')).ok).toBe(true);
    for (let i = 0; i < 4; i++) await guess('guessed');
    expect((await house.signIn('guessed')).ok).toBe(true);
  });

  it('at a name that does not exist waits just so', async () => {
    for (let i = 0; i < 5; i++) expect(house.code(await guess('phantom'))).toBe('signIn.wrong');
    expect(house.code(await guess('phantom'))).toBe('signIn.locked');
  });

  it('twenty at once get five looks, not twenty', async () => {
    await house.account('rushed');
    const codes = (await Promise.all(Array.from({ length: 20 }, () => guess('rushed')))).map(house.code);
    expect(codes.filter((code) => code === 'signIn.wrong')).toHaveLength(5);
    expect(codes.filter((code) => code === 'signIn.locked')).toHaveLength(15);
  });

  it('a thousand times from a thousand addresses gets five looks, and its owner in after an hour at most', async () => {
    await house.account('besieged');
    const codes: string[] = [];
    for (let i = 0; i < 10; i++)
      codes.push(...(await Promise.all(Array.from({ length: 100 }, () => guess('besieged')))).map(house.code));
    expect(codes.filter((code) => code === 'signIn.wrong')).toHaveLength(5);
    for (let i = 0; i < 12; i++) {
      house.clock.advance(60 * MINUTE_MS);
      expect(house.code(await guess('besieged'))).toBe('signIn.wrong');
    }
    house.clock.advance(60 * MINUTE_MS);
    expect((await house.signIn('besieged')).ok).toBe(true);
  });

  it('from one address at ever new names ends after forty', async () => {
    for (let i = 0; i < 40; i++) await house.signIn(`spray-${i}`, { password: 'x', address: '10.66.0.1' });
    await house.account('spared');
    expect(house.code(await house.signIn('spared', { address: '10.66.0.1' }))).toBe('too.many');
    expect((await house.signIn('spared', { address: '10.66.0.2' })).ok).toBe(true);
  });
});

describe('the second factor', () => {
  async function withPhone(name: string) {
    const { id } = await house.account(name);
    const { address } = house.value(await house.identity.startOtp(id));
    const code = () => codeAt(address, house.clock.now());
    expect((await house.identity.confirmOtp(id, code())).ok).toBe(true);
    house.clock.advance(MINUTE_MS);
    return { id, code };
  }

  it('is not asked for before the phone has shown that it has the secret', async () => {
    const { id } = await house.account('begun');
    await house.identity.startOtp(id);
    expect(house.code(await house.identity.confirmOtp(id, '000000'))).toBe('otp.wrong');
    expect((await house.signIn('begun')).ok).toBe(true);
  });

  it('is asked for after the password, and each code counts once', async () => {
    const { code } = await withPhone('zhou');
    expect(house.code(await house.signIn('zhou', { password: 'not it' }))).toBe('signIn.wrong');
    expect(house.code(await house.signIn('zhou'))).toBe('signIn.otpNeeded');
    const otp = code();
    expect((await house.signIn('zhou', { otp })).ok).toBe(true);
    expect(house.code(await house.signIn('zhou', { otp }))).toBe('signIn.wrong');
  });

  it('cannot be guessed by asking without a code in between', async () => {
    await withPhone('patient');
    for (let i = 0; i < 2; i++) {
      expect(house.code(await house.signIn('patient'))).toBe('signIn.otpNeeded');
      expect(house.code(await house.signIn('patient', { otp: '000000' }))).toBe('signIn.wrong');
    }
    await house.signIn('patient');
    expect(house.code(await house.signIn('patient', { otp: '000001' }))).toBe('signIn.locked');
  });

  it('lies sealed in the database, is not given out again, and can be dropped for a lost phone', async () => {
    const { id } = await withPhone('lost-phone');
    const { rows } = await sql<{ n: number }>`
      select octet_length(otp_sealed) as n from credential where account_id = ${id}`.execute(house.database.db);
    expect(rows[0]!.n).toBe(12 + 16 + 20);
    expect(house.code(await house.identity.startOtp(id))).toBe('otp.alreadyOn');
    await house.database.transaction((tx) => dropSecondFactor(tx, house.clock, id));
    expect((await house.signIn('lost-phone')).ok).toBe(true);
    expect(house.code(await house.identity.confirmOtp(id, '000000'))).toBe('otp.notStarted');
  });
});
