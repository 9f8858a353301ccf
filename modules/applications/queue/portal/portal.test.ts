/** The way of a villager: window, item, day, half hour, code, and his number; each refusal in a sentence, all without a script. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../../tests/harness/house.ts';
import { openTestSite } from '../../../../tests/harness/site.ts';
import { bookingIn, openWindow, windowOf } from '../../../../tests/harness/window.ts';
import { bookAppointment } from '../contract/bookings.ts';

let house: TestHouse;
let app: Awaited<ReturnType<typeof openTestSite>>['app'];
let address = 0;
const headers = { accept: 'text/html', 'accept-language': 'zh' };
const from = () => `10.9.${++address >> 8}.${address & 255}`;
const get = (url: string, remoteAddress = from()) => app.inject({ url, headers, remoteAddress });
const post = (url: string, form: Record<string, string>, remoteAddress = from()) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
    remoteAddress,
  });

beforeAll(async () => {
  house = await openTestHouse();
  app = (await openTestSite(house)).app;
});

test('before hours are set the window stands there and says so', async () => {
  const page = await get('/appointment');
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('演示服务窗口');
  expect(page.body).toContain('还没有定办事时间');
  expect(page.body).not.toContain(`/appointment/at/${windowOf(house)}`);
});

describe('with hours', () => {
  const form = (more: Record<string, string> = {}) => {
    const { id, unitId, item, day, halfHour } = bookingIn(house);
    return { id, unitId, item, day, halfHour, phone: '', ...more };
  };
  beforeAll(async () => {
    await openWindow(house);
  });

  test('each page leads to the next, to a code, and to a number', async () => {
    const at = `/appointment/at/${windowOf(house)}`;
    expect((await get('/appointment')).body).toContain(`href="${at}"`);
    expect((await get(at)).body).toContain(`href="${at}/mortgageSet"`);
    const days = (await get(`${at}/mortgageSet`)).body;
    expect(days).toContain(`href="${at}/mortgageSet/2026-11-24"`);
    expect(days).toContain('周末不开');
    expect((await get(`${at}/mortgageSet/2026-11-24`)).body).toContain('value="09:30"');
    const sent = form();
    const booked = await post('/appointment', sent);
    expect(booked.statusCode).toBe(303);
    const one = String(booked.headers.location);
    // Sent twice by an impatient finger: one place, one code.
    expect((await post('/appointment', sent)).headers.location).toBe(one);
    const page = await get(one);
    expect(page.body).toContain('约好了');
    expect(page.body).toContain('抵押合同');
    expect(page.headers['x-robots-tag']).toContain('noindex');
    const id = house.id();
    expect((await post(`${one}/arrive`, { id })).statusCode).toBe(303);
    expect((await get(one)).body).toContain('>001<');
    expect((await post(`${one}/cancel`, {})).body).toContain('已经取过号了');
  });

  test('what is refused is a sentence beside the form, and the next free place a link', async () => {
    const nobody = house.as('nobody');
    for (let i = 0; i < 2; i++) must(await nobody.run(bookAppointment, bookingIn(house, { halfHour: '15:00' })));
    const full = await post('/appointment', form({ halfHour: '15:00' }));
    expect(full.statusCode).toBe(422);
    expect(full.body).toContain('11月24日 周二 15:30');
    expect(full.body).toContain('15:00 到 15:30，满了');
    const phone = await post('/appointment', form({ phone: '<b>', halfHour: '16:00' }));
    expect(phone.body).toContain('电话写数字');
    expect(phone.body).toContain('value="&lt;b&gt;"');
    const { halfHour, ...without } = form();
    expect((await post('/appointment', without)).body).toContain('还没有选几点来');
  });

  test('codes typed badly and guessed are told, and tries are limited', async () => {
    expect((await get('/appointment?code=k7qm-3xtd')).statusCode).toBe(400);
    expect((await get('/appointment?code=0000-0000-0000-0000')).headers.location).toBe('/appointment/0000000000000000');
    expect((await get('/appointment/0000000000000000')).statusCode).toBe(404);
    const one = from();
    const seen = [];
    for (let i = 0; i < 21; i++) seen.push((await get('/appointment/0000000000000000', one)).statusCode);
    expect(seen.at(19)).toBe(404);
    expect(seen.at(20)).toBe(429);
  });

  test('strange addresses lead back to the start, and a choice of language leads back to the page', async () => {
    for (const strange of ['no', house.idOf('branch')])
      expect((await get(`/appointment/at/${strange}`)).headers.location).toBe('/appointment');
    expect((await get(`/appointment/at/${windowOf(house)}/nothing`)).headers.location).toBe('/appointment');
    const at = `/appointment/at/${windowOf(house)}/mortgageSet/2026-11-24`;
    expect((await get(`${at}?lang=en`)).headers.location).toBe(at);
  });
});

test('the measures are read by anybody, in both languages', async () => {
  const zh = (await get('/measures')).body;
  expect(zh).toContain('由40个工作日'.replace('40', '四十'));
  expect(zh).toContain('不知道：这里没有它的办件记录');
  expect(zh.match(/<li value=/g)).toHaveLength(31);
  const en = await app.inject({ url: '/measures', headers: { accept: 'text/html', 'accept-language': 'en' } });
  expect(en.body).toContain('Mining rights: from forty working days to thirty');
  expect(en.body).not.toMatch(/measures\.[a-z]|\{\{/);
});
