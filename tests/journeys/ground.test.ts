/** The ground is covered and stays so: a zone cut in two and handed over, a gap seen and closed, a blind spot staffed, a plot asked about. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { as, ask, PHONE, screenshot, takenAlong, withBrowser } from './browser.ts';
import { putByNumbers, type Spot, write } from './forms.ts';
import { judge } from './judge.ts';

withBrowser();

interface Zone {
  id: string;
  name: string;
  place: { coordinates: Spot[][] };
  people: { charge: string; name: string | null }[];
  openMatters: { id: string }[];
  blindSpots: { id: string }[];
}

interface Cover {
  gaps: { count: number };
  overlaps: { count: number };
}

const press = (page: Page, verb: string | RegExp) => page.getByRole('button', { name: verb, exact: true }).click();
const coverOf = (page: Page) => ask<Cover>(page, '/api/patrol.findZoneFaults');

/** Zones of deng's county, with where they lie. */
async function zonesOf(page: Page, query: string): Promise<Zone[]> {
  const { zones } = await ask<{ zones: { id: string }[] }>(page, `/api/patrol.findZones?${query}`);
  return Promise.all(zones.map(({ id }) => ask<Zone>(page, `/api/patrol.getZone?id=${id}`)));
}

/** Where something of the county waits. */
async function zoneWithWork(page: Page): Promise<Zone> {
  const { tasks } = await ask<{ tasks: { place: Spot }[] }>(page, '/api/matters.findWorklist?whose=others&limit=30');
  for (const { place } of tasks) {
    const at = `/api/patrol.getZoneAt?lon=${place[0]}&lat=${place[1]}`;
    const { zone } = await ask<{ zone: { id: string } | null }>(page, at);
    const found = zone && (await ask<Zone>(page, `/api/patrol.getZone?id=${zone.id}`));
    if (found && found.blindSpots.length === 0 && found.openMatters.length > 0) return found;
  }
  throw new Error('no zone has open work');
}

/** Through the middle, from one side to the other. */
function cutOf({ place }: Zone): Spot[] {
  const [ring] = place.coordinates;
  const [lons, lats] = [ring!.map(([lon]) => lon), ring!.map(([, lat]) => lat)];
  const middle = (Math.min(...lons) + Math.max(...lons)) / 2;
  return [
    [middle, Math.min(...lats) - 0.001],
    [middle, Math.max(...lats) + 0.001],
  ];
}

test('deng cuts a zone in two and hands it over with what is open in it; the ground stays covered', async () => {
  const deng = await as('deng', '/office/zones');
  await deng.getByText(/首尾相接，无缝无叠|处缝/).waitFor();
  const before = await coverOf(deng);
  const zone = await zoneWithWork(deng);
  await deng.goto(`/office/zones/${zone.id}`);
  await deng.getByRole('link', { name: '拆成两片' }).click();
  await putByNumbers(deng, cutOf(zone));
  await write(deng, '新片的名字', `${zone.name.slice(0, 30)} 新`);
  await screenshot(deng, 'zone-split', true);
  expect(await judge(deng, 'zh')).toEqual([]);
  await press(deng, '拆开');
  await deng.locator('.zone-history').getByText('拆分').first().waitFor();
  expect(await coverOf(deng)).toMatchObject({ gaps: before.gaps, overlaps: before.overlaps });

  const patroller = zone.people.find(({ charge }) => charge === 'patrol')!;
  await press(deng, /换人\s*包巡查/);
  const people = deng.getByRole('combobox', { name: '给谁' });
  await people.locator('option').nth(1).waitFor({ state: 'attached' });
  await people.selectOption({ index: 1 });
  const [taker] = (await people.locator('option').nth(1).textContent())!.split(' · ');
  await write(deng, /为什么换/, '轮岗');
  await screenshot(deng, 'zone-hand-over', true);
  await press(deng, '交给他');
  await deng.locator('.people-list').getByText(taker!).waitFor();
  await deng.locator('.zone-history').getByText(`包巡查 定为 ${taker}`).waitFor();
  expect(taker).not.toBe(patroller.name);
  await screenshot(deng, 'zone-handed', true);
  expect(await judge(deng, 'zh')).toEqual([]);
});

test('a corner drawn in leaves a gap: it is listed with its area, shown on the map, and goes when the border is put back', async () => {
  const deng = await as('deng');
  const whole = await coverOf(deng);
  const zone = (await zonesOf(deng, 'limit=60')).find(
    ({ blindSpots, openMatters }) => blindSpots.length === 0 && openMatters.length === 0,
  )!;
  const [ring] = zone.place.coordinates;
  const [lon, lat] = ring![0]!;
  const middle: Spot = [
    ring!.reduce((sum, [x]) => sum + x, 0) / ring!.length,
    ring!.reduce((sum, [, y]) => sum + y, 0) / ring!.length,
  ];
  const move = async ([x, y]: Spot) => {
    await deng.goto(`/office/zones/${zone.id}/edit`);
    await deng.locator('.vertices summary').click();
    const row = deng.locator('.vertices li').first();
    await row.getByRole('textbox').nth(0).fill(String(x));
    await row.getByRole('textbox').nth(1).fill(String(y));
    await press(deng, '存下新的边线');
    await deng.locator('.zone-history').waitFor();
  };
  await move([(lon + middle[0]) / 2, (lat + middle[1]) / 2]);
  await deng.goto('/office/zones?show=faults');
  await deng.getByText(/处缝，共/).waitFor();
  expect((await coverOf(deng)).gaps.count).toBeGreaterThan(whole.gaps.count);
  await deng
    .locator('.fault-list li')
    .getByRole('button', { name: /^缝 .*亩/ })
    .first()
    .click();
  await deng.locator('.fault-list li[aria-current]').waitFor();
  await screenshot(deng, 'zone-gap');
  expect(await judge(deng, 'zh')).toEqual([]);
  await move([lon, lat]);
  expect(await coverOf(deng)).toMatchObject({ gaps: whole.gaps, overlaps: whole.overlaps });
});

test('a zone without a person is a blind spot until somebody has it', async () => {
  const deng = await as('deng', '/office/blind-spots?reason=noPerson');
  const row = deng.locator('.blind-table tbody tr').first();
  await row.waitFor();
  const count = await deng.locator('.blind-table tbody tr').count();
  await screenshot(deng, 'blind-nobody');
  await row.getByRole('link', { name: '去定人' }).click();
  await deng.locator('.people-list li').first().waitFor();
  const lacking = deng.locator('.people-list li').filter({ hasText: '没有人' });
  for (let left = await lacking.count(); left > 0; left--) {
    await lacking.first().getByRole('button', { name: /定人/ }).click();
    const people = deng.getByRole('combobox', { name: '给谁' });
    await people.locator('option').nth(1).waitFor({ state: 'attached' });
    await people.selectOption({ index: 1 });
    await press(deng, '定下来');
    await expect.poll(() => lacking.count()).toBe(left - 1);
  }
  await deng.goto('/office/blind-spots?reason=noPerson');
  // What is heard waits behind whoever asks: on a slow machine, behind the whole demo.
  await expect.poll(() => deng.locator('.blind-table tbody tr').count(), { timeout: 60_000 }).toBe(count - 1);
});

test('today shows blind spots on the map, and what one of them lacks', async () => {
  const wu = await as('wu', '/office/');
  await wu.getByRole('radio', { name: /^盲区 \d+$/ }).check();
  await wu.locator('.map-legend').getByText('没有人').waitFor();
  await screenshot(wu, 'today-blind');
  expect(await judge(wu, 'zh')).toEqual([]);
});

test('song asks what a plot is, on a phone, by its corners, and takes the answer along', async () => {
  const song = await as('song', '/office/land', { size: PHONE });
  const [zone] = await zonesOf(song, 'limit=1');
  const [lon, lat] = zone!.place.coordinates[0]![0]!;
  await putByNumbers(song, [
    [lon - 0.001, lat - 0.001],
    [lon + 0.001, lat - 0.001],
    [lon + 0.001, lat + 0.001],
    [lon - 0.001, lat + 0.001],
  ]);
  await song.getByRole('heading', { name: '这是什么地' }).waitFor();
  await screenshot(song, 'land-answer', true);
  expect(await judge(song, 'zh')).toEqual([]);
  expect(await takenAlong(song, '打印这一页（PDF）')).toEqual(['application/pdf', '%PDF-']);
});

test('the map of an earlier day is reached from the keyboard, and left', async () => {
  const wu = await as('wu', '/office/map');
  const slider = wu.getByRole('slider');
  await slider.focus();
  await slider.press('PageDown');
  await expect.poll(() => new URL(wu.url()).searchParams.get('asOf')).toMatch(/^2026-\d\d-\d\d$/);
  await press(wu, /回到今天|今天/);
  await expect.poll(() => new URL(wu.url()).searchParams.get('asOf')).toBeNull();
});
