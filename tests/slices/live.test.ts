/** The live stream over a real socket: it ends with its session, and tells nobody of places where he has no duty. */
import type { AddressInfo } from 'node:net';
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { findApplications, getApplication } from '#modules/applications/contract';
import { reportFinding } from '#modules/patrol/contract';
import { changePassword, endSession, findSessions, signOut } from '#platform/identity/contract';
import { staleBy } from '../../apps/server/site.ts';
import { isAskedOfMatters } from '../conformance/matrix.ts';
import { PASSWORD } from '../harness/accounts.ts';
import { parcelIn, submitted } from '../harness/application.ts';
import { pointIn, reported, reportInput, VILLAGES } from '../harness/finding.ts';
import { accountIdOf, type CastName, openTestHouse, type TestHouse } from '../harness/house.ts';
import { openTestSite, type TestSite } from '../harness/site.ts';

let house: TestHouse;
let site: TestSite;
let origin: string;
beforeAll(async () => {
  house = await openTestHouse();
  site = await openTestSite(house);
  await site.app.listen({ host: '127.0.0.1', port: 0 });
  origin = `http://127.0.0.1:${(site.app.server.address() as AddressInfo).port}`;
});

async function signedIn(who: CastName, password = PASSWORD): Promise<string> {
  const { identity } = house.house;
  return must(await identity.signIn({ username: who, password, address: '10.9.9.9' })).token;
}

/** An open stream: `next` waits for the next piece, `ended` for its end. */
async function listening(token: string) {
  const got = await fetch(`${origin}/api/system.live`, { headers: { authorization: `Bearer ${token}` } });
  const reader = got.body!.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => (await reader.read()).value;
  return {
    status: got.status,
    next,
    async ended() {
      while (!(await reader.read()).done);
      return true;
    },
    close: () => reader.cancel(),
  };
}

const send = (token: string, name: string, body: object) =>
  fetch(`${origin}/api/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('a stream ends', () => {
  test('when its session is signed out', async () => {
    const token = await signedIn('lin');
    const stream = await listening(token);
    expect(await stream.next()).toContain('retry');
    await send(token, signOut.name, {});
    expect(await stream.ended()).toBe(true);
    expect((await listening(token)).status).toBe(401);
  });

  test('when the password is changed elsewhere, and the one that changed it goes on', async () => {
    const [here, there] = [await signedIn('deng'), await signedIn('deng')];
    const [kept, lost] = [await listening(here), await listening(there)];
    expect(await kept.next()).toContain('retry');
    const next = 'the river runs to the east';
    expect((await send(here, changePassword.name, { current: PASSWORD, password: next })).status).toBe(200);
    expect(await lost.ended()).toBe(true);
    house.house.bus.publish({ topic: 'norms', division: '4213' });
    expect(await kept.next()).toContain('norms');
    await kept.close();
  });

  test('when its owner ends that session from another, and no stranger can', async () => {
    const [here, there] = [await signedIn('song'), await signedIn('song')];
    const stream = await listening(there);
    const list = async (token: string) => {
      const got = await fetch(`${origin}/api/${findSessions.name}`, { headers: { authorization: `Bearer ${token}` } });
      return ((await got.json()) as { sessions: { id: string; here: boolean; address: string }[] }).sessions;
    };
    const other = (await list(here)).find((one) => !one.here)!;
    expect(other.address).toBe('10.9.9.9');
    const stranger = await signedIn('zhou');
    expect((await send(stranger, endSession.name, { id: other.id })).status).toBe(404);
    expect((await send(here, endSession.name, { id: other.id })).status).toBe(200);
    expect(await stream.ended()).toBe(true);
    expect((await list(here)).map((one) => one.here)).toEqual([true]);
  });

  test('when the command line locks the account', async () => {
    const stream = await listening(await signedIn('he'));
    const { setAccountState } = await import('#platform/identity');
    await house.database.transaction((tx) => setAccountState(tx, house.clock, accountIdOf('he'), 'locked'));
    house.house.identity.ended(accountIdOf('he'));
    expect(await stream.ended()).toBe(true);
  });
});

test('a citizen hears nothing of what happens in the city, only what concerns everybody', async () => {
  const [citizen, officer] = [await listening(await signedIn('tang')), await listening(await signedIn('song'))];
  await citizen.next();
  await officer.next();
  expect((await site.ask('bai', reportFinding, await reportInput(house))).status).toBe(200);
  expect(await officer.next()).toContain('patrol');
  house.house.bus.publish({ topic: 'norms', division: '4213' });
  expect(await citizen.next()).toContain('"norms"');
  await Promise.all([citizen.close(), officer.close()]);
});

test('a step of a colleague makes the list and the page of applications old on the other screen', async () => {
  const parcel = await parcelIn(house);
  const colleague = await listening(await signedIn('zhou'));
  await colleague.next();
  await submitted(house, parcel);
  const heard = await colleague.next();
  for (const name of [findApplications.name, getApplication.name]) expect(heard).toContain(`"${name}"`);
  await colleague.close();
});

/** Asked to do something, once; or a table that is made anew whenever it is asked for. */
const neverOpen = ['applications.exportApplications'];

test('whatever is asked of matters is old when one has moved', () => {
  const questions = house.handlers.map(({ declaration }) => declaration).filter(isAskedOfMatters);
  expect(questions.length).toBeGreaterThan(20);
  const isOld = (name: string) => staleBy.matter.some((one) => name === one || name.startsWith(`${one}.`));
  const fresh = questions.map(({ name }) => name).filter((name) => !isOld(name));
  expect(fresh).toEqual(neverOpen);
});

test('whose own a matter is hears of it, also where he has no post', async () => {
  const [reporter, neighbour] = [await listening(await signedIn('bai')), await listening(await signedIn('shi'))];
  await reporter.next();
  await neighbour.next();
  const place = { type: 'Point' as const, coordinates: await pointIn(house, VILLAGES.elsewhere) };
  await reported(house, { place }, 'bai');
  expect(await reporter.next()).toContain('"matters"');
  house.house.bus.publish({ topic: 'norms', division: '4213' });
  expect(await neighbour.next()).not.toContain('"matters"');
  await Promise.all([reporter.close(), neighbour.close()]);
});
