/** Identity and telephone numbers stand sealed: in clear nowhere in the database, and opened only where they belong. */
import { must } from '@cuntu/base';
import { beforeAll, expect, test } from 'vitest';
import { issueStopNotice } from '#modules/enforcement/contract';
import { sql } from '#platform/database';
import { findingIn, inputsFor } from '../harness/finding.ts';
import { openTestHouse, type TestHouse } from '../harness/house.ts';
import { everythingAsText } from '../harness/tables.ts';

/** Invented, with a right check digit. */
const IDENTITY = '42130319900101123X';
const PHONE = '13900000042';

let house: TestHouse;
let partyId: string;
beforeAll(async () => {
  house = await openTestHouse();
  const { issue } = await inputsFor(house, await findingIn(house, 'confirmed'));
  partyId = issue.party.id;
  const party = { ...issue.party, identityNumber: IDENTITY, phone: PHONE, address: '演示路9号' };
  must(await house.as('song').run(issueStopNotice, { ...issue, party }));
  await house.settle();
});

test('in clear they stand in no row of any table, in no spelling', async () => {
  const everything = await everythingAsText(house.db, house.database.schema);
  expect(everything).toContain('演示路9号');
  for (const secret of [IDENTITY, PHONE]) {
    const bytes = Buffer.from(secret);
    for (const spelt of [secret, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')])
      expect(everything.includes(spelt)).toBe(false);
  }
});

test('they open for the party that they were sealed for, and for no other', async () => {
  const { rows } = await sql<{ identity: Uint8Array; phone: Uint8Array; tail: string }>`
    select identity_sealed as identity, phone_sealed as phone, identity_tail as tail from party
    where id = ${partyId}`.execute(house.db);
  const { identity, phone, tail } = rows[0]!;
  const open = (sealed: Uint8Array, about: string) => new TextDecoder().decode(house.house.seal.open(sealed, about));
  expect(open(identity, `party.identity:${partyId}`)).toBe(IDENTITY);
  expect(open(phone, `party.phone:${partyId}`)).toBe(PHONE);
  expect(tail).toBe(IDENTITY.slice(-4));
  expect(() => open(identity, `party.identity:${house.idOf('another')}`)).toThrow();
  expect(() => open(identity, `party.phone:${partyId}`)).toThrow();
});
