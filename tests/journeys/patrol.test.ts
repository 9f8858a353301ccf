/** A patrol on a phone: begun, sent to a report, reached, ended, its log written and taken along; and one that another device recorded. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { as, ask, PHONE, screenshot, takenAlong, tell, withBrowser } from './browser.ts';
import { choose, type Spot, withOfficer, write } from './forms.ts';
import { judge } from './judge.ts';

withBrowser();

const METRES_A_DEGREE = 94_600;
const press = (page: Page, verb: string | RegExp) => page.getByRole('button', { name: verb, exact: true }).click();
const east = ([lon, lat]: Spot, metres: number): Spot => [lon + metres / METRES_A_DEGREE, lat];

async function stand(page: Page, [longitude, latitude]: Spot): Promise<void> {
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ longitude, latitude, accuracy: 5 });
}

/** What the demo has left open on this person is not what the journey is about. */
async function clear(page: Page): Promise<void> {
  const { dispatches } = await ask<{ dispatches: { id: string; state: string }[] }>(
    page,
    '/api/patrol.findMyDispatches',
  );
  const now = await page.evaluate(() => new Date().toISOString());
  for (const { id, state } of dispatches) {
    if (state === 'sent') await tell(page, 'patrol.declineDispatch', { dispatchId: id, words: '正忙' });
    if (state === 'accepted') await tell(page, 'patrol.recordArrival', { dispatchId: id, arrivedAt: now });
  }
  const { patrols } = await ask<{ patrols: { id: string; endedAt: string | null }[] }>(
    page,
    '/api/patrol.findMyPatrols',
  );
  const open = patrols.find(({ endedAt }) => endedAt === null);
  if (open) await tell(page, 'patrol.endPatrol', { patrolId: open.id, endedAt: now });
}

/** A report that waits for its check and to which nobody was sent. */
async function waiting(page: Page): Promise<{ id: string; at: Spot }> {
  const { tasks } = await ask<{ tasks: { matterId: string; verb: string; place: Spot }[] }>(
    page,
    '/api/matters.findWorklist?whose=mine&limit=30',
  );
  for (const { matterId, place } of tasks.filter(({ verb }) => verb === 'verify').reverse()) {
    const { dispatches } = await ask<{ dispatches: { state: string }[] }>(
      page,
      `/api/patrol.findDispatches?findingId=${matterId}`,
    );
    if (!dispatches.some(({ state }) => ['sent', 'accepted'].includes(state))) return { id: matterId, at: place };
  }
  throw new Error('no report waits');
}

const sendFixes = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')));

test('bai goes out, is sent to a report, gets there, comes home and writes the log', async () => {
  const song = await as('song');
  const report = await waiting(song);
  const bai = await as('bai', '/office/', { size: PHONE });
  await clear(bai);
  await stand(bai, east(report.at, 140));
  await bai.goto('/office/patrol');
  await choose(bai, '怎么去', '步行');
  await choose(bai, '去做什么', '日常巡查');
  await screenshot(bai, 'patrol-start', true);
  expect(await judge(bai, 'zh')).toEqual([]);
  await press(bai, '开始巡查');
  await bai.getByRole('heading', { name: '正在巡查' }).waitFor();
  // Where she stood before she began is not of the patrol, and dropped: she takes a step.
  await bai.waitForTimeout(4_100);
  await stand(bai, east(report.at, 139));
  await sendFixes(bai);
  await bai.getByText(/存好 [1-9]\d* 个位置/).waitFor();

  await song.goto(`/office/findings/${report.id}`);
  await write(song, '捎句话', '看看有没有人在挖');
  await screenshot(song, 'dispatch-near', true);
  await press(song, '派 白秀英');
  await song.getByText(/派了 白秀英（1\d\d 米），等答复/).waitFor();

  await bai.getByRole('heading', { name: '请你去看一眼' }).waitFor();
  await press(bai, '去不了');
  await write(bai, /为什么/, '河水涨了，过不去');
  await screenshot(bai, 'patrol-declining', true);
  expect(await judge(bai, 'zh')).toEqual([]);
  await press(bai, '告诉所里');
  await bai.getByRole('heading', { name: '请你去看一眼' }).waitFor({ state: 'detached' });
  await song.getByText(/白秀英 去不了：河水涨了，过不去/).waitFor();
  await screenshot(song, 'dispatch-declined', true);
  await write(song, '捎句话', '水退了，看看有没有人在挖');
  await press(song, '派 白秀英');

  // It comes to her without a reload.
  await bai.getByRole('heading', { name: '请你去看一眼' }).waitFor();
  await bai.getByText('水退了，看看有没有人在挖').waitFor();
  await screenshot(bai, 'patrol-asked', true);
  expect(await judge(bai, 'zh')).toEqual([]);
  const elsewhere = await as('bai', '/office/', { size: PHONE });
  await elsewhere.locator('.asked-line').getByText('请你去看一眼').waitFor();
  await elsewhere.getByRole('button', { name: /更多 我的巡查 1/ }).waitFor();
  await screenshot(elsewhere, 'today-asked');
  expect(await judge(elsewhere, 'zh')).toEqual([]);
  await press(bai, '我去');
  await bai.getByRole('heading', { name: '你答应去的' }).waitFor();
  await screenshot(bai, 'patrol-on-the-way', true);
  await song.getByText(/白秀英 在路上/).waitFor();
  for (const metres of [125, 108, 90]) {
    await bai.waitForTimeout(4_100);
    await stand(bai, east(report.at, metres));
  }
  await bai.getByText(/\d 个正要发/).waitFor();
  await sendFixes(bai);
  await bai.getByRole('heading', { name: '你答应去的' }).waitFor({ state: 'detached' });
  await song.getByText(/白秀英 .+ 到场，用了/).waitFor();
  await song.getByText('由位置记下').waitFor();
  await screenshot(song, 'dispatch-arrived', true);

  await press(bai, '结束巡查');
  await write(bai, '有什么要记一笔的', '沿河走了一遍');
  await press(bai, '结束');
  await bai.getByRole('heading', { name: '以前的巡查' }).waitFor();
  await bai.locator('.patrol-list a').first().click();
  await bai.getByRole('heading', { name: /白秀英的巡查|白秀英 的巡查/ }).waitFor();
  await bai.getByRole('searchbox', { name: '按名字、单位找' }).fill('宋');
  await withOfficer(bai, '宋长河');
  await write(bai, '处理意见', '请所里核实');
  await screenshot(bai, 'patrol-log', true);
  expect(await judge(bai, 'zh')).toEqual([]);
  await press(bai, '存下日志');
  await bai.getByText(/白秀英 .+ 写/).waitFor();
  await bai.getByRole('cell', { name: /宋长河（执法证/ }).waitFor();
  expect(await takenAlong(bai, '打印日志')).toEqual(['application/pdf', '%PDF-']);
  expect(await takenAlong(bai, '存成 GPX')).toEqual(['application/gpx+xml', '<?xml']);
});

/** A file of a handheld receiver: so many points from `beginsAt` on, ten seconds apart, northwards from the spot. */
const gpxOf = ([lon, lat]: Spot, beginsAt: string, points: number) => {
  const point = (i: number) =>
    `<trkpt lat="${(lat + i * 0.0001).toFixed(6)}" lon="${lon.toFixed(6)}"><time>${new Date(Date.parse(beginsAt) + i * 10_000).toISOString()}</time></trkpt>`;
  const text = `<gpx version="1.1"><trk><trkseg>${Array.from({ length: points }, (_, i) => point(i)).join('')}</trkseg></trk></gpx>`;
  return { name: '巡查.gpx', mimeType: 'application/gpx+xml', buffer: Buffer.from(text) };
};

test('song brings what a receiver recorded: its purpose is named, and a wrong clock is told', async () => {
  const song = await as('song', '/office/', { size: PHONE });
  const { at } = await waiting(song);
  await clear(song);
  await song.goto('/office/patrol');
  await song.getByText('传别的设备记的巡查').first().click();
  const form = song.locator('.patrol-import');
  const file = form.locator('input[type=file]');
  await file.setInputFiles(gpxOf(at, '1901-12-13T20:45:52Z', 30));
  await form.getByRole('button', { name: '传上来' }).click();
  await form.locator('.field-error').first().waitFor();
  const choosing = (question: string, answer: string) =>
    form.getByRole('group', { name: question, exact: true }).getByRole('radio', { name: answer }).check();
  await choosing('去做什么', '专项');
  await form.getByRole('button', { name: '传上来' }).click();
  await form.getByText(/时间/).first().waitFor();
  await screenshot(song, 'gpx-clock', true);
  expect(await judge(song, 'zh')).toEqual([]);
  await file.setInputFiles(gpxOf(at, '2026-11-23T02:10:00+08:00', 30));
  await form.getByRole('button', { name: '传上来' }).click();
  await form.getByText(/收下了：.*存好 30 个位置，分成 1 段。/).waitFor();
  await screenshot(song, 'gpx-done', true);
});

test('my patrol and a patrol read well in English and in the dark', async () => {
  const lin = await as('lin', '/office/', { size: PHONE, shade: 'dark' });
  await tell(lin, 'identity.savePreferences', { lang: 'en', theme: 'dark' });
  await lin.goto('/office/patrol');
  await lin.getByRole('heading', { name: 'My patrol' }).waitFor();
  await screenshot(lin, 'patrol-start-en-dark', true);
  const troubles = await judge(lin, 'en');
  await tell(lin, 'identity.savePreferences', { lang: 'zh', theme: 'light' });
  expect(troubles).toEqual([]);
});
