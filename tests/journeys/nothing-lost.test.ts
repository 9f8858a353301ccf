/** What is typed stays typed, and what is sent is done once: over a reload, a lost connection, two clicks, two people. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { as, ask, PHONE, screenshot, withBrowser } from './browser.ts';
import { addPhotos, choose, photo, plotAt, pointAtMap, putByNumbers, type Spot, withOfficer, write } from './forms.ts';

withBrowser();

interface Found {
  id: string;
  placeName: string;
}

/** How many findings of the person's own places say these words. */
async function saying(page: Page, words: string): Promise<number> {
  const { findings } = await ask<{ findings: Found[] }>(page, '/api/patrol.findFindings?state=reported&limit=100');
  const each = await Promise.all(
    findings.map(({ id }) => ask<{ words: string }>(page, `/api/patrol.getFinding?id=${id}`)),
  );
  return each.filter((one) => one.words === words).length;
}

test('a report survives a reload and a lost connection, and arrives once', async () => {
  const words = '塘边堆了三车渣土，人走了。';
  const bai = await as('bai', '/office/report', { size: PHONE });
  await addPhotos(bai, '照片', [await photo('dump', 77)]);
  await choose(bai, '是什么', '堆东西');
  await write(bai, /说两句/, words);
  await pointAtMap(bai);
  await bai.reload();
  await bai.getByText('上次写到一半，都还在。').waitFor();
  expect(await bai.getByRole('textbox', { name: /说两句/ }).inputValue()).toBe(words);
  expect(await bai.getByRole('radio', { name: '堆东西' }).isChecked()).toBe(true);
  expect(await bai.locator('.photo-kept').count()).toBe(1);

  // The deed arrives and its answer is lost: the worst of the ways a line breaks.
  const sent: string[] = [];
  let broken = true;
  await bai.route('**/api/patrol.reportFinding', async (route) => {
    sent.push(route.request().headers()['idempotency-key'] ?? '');
    if (!broken) return route.continue();
    await route.fetch();
    return route.abort('internetdisconnected');
  });
  const button = bai.getByRole('button', { name: '报上去', exact: true });
  await button.click();
  await bai.getByText('没有送到，网断了。').waitFor();
  await bai.getByText('写的都存着。连上网会自己发，只发一次。').waitFor();
  await screenshot(bai, 'phone-outage', true);
  broken = false;
  await bai.evaluate(() => dispatchEvent(new Event('online')));
  await bai.getByRole('heading', { name: /报上去了/ }).waitFor();
  expect(sent.length).toBe(2);
  expect(new Set(sent).size).toBe(1);
  expect(await saying(bai, words)).toBe(1);
});

test('two clicks on the button are one deed', async () => {
  const words = '路口铺了一车石渣。';
  const bai = await as('bai', '/office/report', { size: PHONE });
  await choose(bai, '是什么', '铺石渣');
  await write(bai, /说两句/, words);
  await pointAtMap(bai, { x: 0.45, y: 0.55 });
  await bai.getByRole('button', { name: '报上去', exact: true }).dblclick();
  await bai.getByRole('heading', { name: /报上去了/ }).waitFor();
  expect(await saying(bai, words)).toBe(1);
});

test('of two who write at once the second is told, and keeps what he wrote', async () => {
  const song = await as('song');
  const { tasks } = await ask<{ tasks: { matterId: string; verb: string; place: Spot }[] }>(
    song,
    '/api/matters.findWorklist?whose=mine&limit=30',
  );
  const { matterId, place } = tasks.filter(({ verb }) => verb === 'verify').at(-1)!;
  const address = `/office/findings/${matterId}?do=verifyFinding`;
  const deng = await as('deng', address);
  await song.goto(address);
  for (const [page, words] of [
    [song, '宋看到的：已经浇了地梁。'],
    [deng, '邓看到的：正在绑钢筋。'],
  ] as const) {
    await choose(page, '看下来是什么', '违法');
    await write(page, '看到了什么', words);
  }
  await withOfficer(song, '崔永芳');
  await addPhotos(song, '现场照片', [await photo('song', 90)]);
  await putByNumbers(song, plotAt(place));
  // What the other did does not come to deng's page: his line to the live stream is down.
  await deng.route('**/api/system.live', (route) => route.abort());
  await deng.reload();
  await choose(deng, '看下来是什么', '违法');
  await withOfficer(deng, '宋长河');
  await song.getByRole('button', { name: '报核实结果' }).click();
  await song.getByRole('group', { name: /^现在还不能：确认我/ }).waitFor();
  await deng.getByRole('button', { name: '报核实结果' }).click();
  await deng.getByText('别人刚刚动过这件事。请看一眼新的情况再办，写的都在。').waitFor();
  await screenshot(deng, 'stale', true);
  const kept = await deng.evaluate(() => Object.values(localStorage).some((text) => text.includes('邓看到的')));
  expect(kept).toBe(true);
  expect(await deng.getByRole('textbox', { name: '看到了什么' }).inputValue()).toBe('邓看到的：正在绑钢筋。');
});
