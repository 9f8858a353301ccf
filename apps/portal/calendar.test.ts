/** Deadlines in one's own calendar: an address of 128 bits, ended by its owner, read by a strict reader of RFC 5545. */
import { createHash } from 'node:crypto';
import { must } from '@cuntu/base';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endAppointment } from '#modules/bureau/contract';
import { findWorklist, getCalendarLink, makeCalendarLink, revokeCalendarLink } from '#modules/matters/contract';
import { sql } from '#platform/database';
import { mortgageIn, parcelIn } from '../../tests/harness/application.ts';
import { type CastName, MORNING, openTestHouse, type TestHouse } from '../../tests/harness/house.ts';
import { one, readStrictly } from '../../tests/harness/icalendar.ts';
import { openTestSite } from '../../tests/harness/site.ts';

let house: TestHouse;
let site: Awaited<ReturnType<typeof openTestSite>>['app'];
let made = 0;

beforeAll(async () => {
  house = await openTestHouse();
  site = (await openTestSite(house)).app;
  const parcel = await parcelIn(house);
  await mortgageIn(house, 'submitted', parcel);
  await mortgageIn(house, 'registered', parcel);
});
beforeEach(() => house.clock.set(MORNING));

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

async function linkFor(who: CastName, lang: 'zh' | 'en' = 'zh') {
  const token = `${String(++made).padStart(4, '0')}${'k7qm3xtd9rwf2hcp6j0abc'}`;
  const { id } = must(await house.as(who).run(makeCalendarLink, { id: house.id(), tokenHash: hashOf(token), lang }));
  return { token, id };
}

const fetchFrom = (token: string, remoteAddress = `10.3.0.${++made}`) =>
  site.inject({ url: `/calendar/${token}.ics`, remoteAddress });

describe('the calendar', () => {
  test('has what waits for its owner, all day, under an id that stays', async () => {
    const { token, id } = await linkFor('chen');
    const answer = await fetchFrom(token);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.headers['x-robots-tag']).toContain('noindex');
    const events = readStrictly(answer.body);
    const work = must(await house.as('chen').find(findWorklist, { whose: 'mine' })).tasks;
    expect(events.map((event) => one(event, 'UID')).toSorted()).toEqual(
      work.map((task) => `${task.matterId}@cuntu`).toSorted(),
    );
    const receive = events.find((event) => one(event, 'SUMMARY').startsWith('受理'))!;
    expect(receive.find(({ name }) => name === 'DTSTART')).toEqual({
      name: 'DTSTART',
      params: ['VALUE=DATE'],
      value: '20261124',
    });
    expect(one(receive, 'DTEND')).toBe('20261125');
    expect(one(receive, 'SUMMARY')).toContain('土地抵押登记');
    expect(answer.body).not.toMatch(/演示甲|演示乙|99199/);
    house.clock.set('2026-11-25T09:00:00+08:00');
    const later = readStrictly((await fetchFrom(token)).body);
    expect(later.map((event) => one(event, 'UID'))).toEqual(events.map((event) => one(event, 'UID')));
    must(await house.as('chen').run(revokeCalendarLink, { id }));
  });

  test('speaks the language that its owner chose', async () => {
    const { token, id } = await linkFor('chen', 'en');
    expect(one(readStrictly((await fetchFrom(token)).body)[0]!, 'SUMMARY')).toMatch(/^[A-Z][a-z ]+: /);
    must(await house.as('chen').run(revokeCalendarLink, { id }));
  });

  test('is his who made it, one at a time, and ends when he ends it', async () => {
    const { token, id } = await linkFor('xu');
    const another = { id: house.id(), tokenHash: hashOf('x'), lang: 'zh' } as const;
    expect(await house.as('xu').run(makeCalendarLink, another)).toMatchObject({
      refusal: { code: 'calendar.linkThere' },
    });
    expect(await house.as('chen').run(revokeCalendarLink, { id })).toMatchObject({
      refusal: { code: 'thing.notFound' },
    });
    expect(must(await house.as('xu').find(getCalendarLink, {})).link?.id).toBe(id);
    expect((await fetchFrom(token)).statusCode).toBe(200);
    must(await house.as('xu').run(revokeCalendarLink, { id }));
    expect((await fetchFrom(token)).statusCode).toBe(404);
    expect(must(await house.as('xu').find(getCalendarLink, {})).link).toBeNull();
  });

  test('ends with the appointment of its owner', async () => {
    const { token } = await linkFor('xie');
    const appointmentId = house.idOf('appointment of xie');
    must(await house.as('jiang').run(endAppointment, { appointmentId, lastOn: '2026-11-24' }));
    expect((await fetchFrom(token)).statusCode).toBe(200);
    house.clock.set('2026-11-25T09:00:00+08:00');
    expect((await fetchFrom(token)).statusCode).toBe(404);
  });

  test('has an address that nobody finds: the database holds a hash, tries are few, a wrong one is told nothing', async () => {
    const { token } = await linkFor('qin');
    const { rows } = await sql<{
      row: string;
    }>`select to_jsonb(l)::text || coalesce((select string_agg(to_jsonb(c)::text, '')
      from command_log c), '') as row from calendar_link l`.execute(house.db);
    for (const { row } of rows) expect(row).not.toContain(token);
    const statuses: number[] = [];
    for (let n = 0; n < 31; n++) statuses.push((await fetchFrom(String(n).padStart(26, '0'), '10.9.7.1')).statusCode);
    expect(statuses).toEqual([...Array(30).fill(404), 429]);
    for (const wrong of ['short', `${token}x`, '..%2f..%2fx']) expect((await fetchFrom(wrong)).statusCode).toBe(404);
  });

  test('is for whoever has work here, not for a citizen', async () => {
    const asked = { id: house.id(), tokenHash: hashOf('tang'), lang: 'zh' } as const;
    expect(await house.as('tang').run(makeCalendarLink, asked)).toMatchObject({ refusal: { code: 'may.denied' } });
  });
});
