/** The pages that the README shows, and that they hold what it says of them. `CUNTU_PICTURES=1` takes them anew. */
import { expect, test } from 'vitest';
import { as, ask, PHONE, picture, withBrowser } from './browser.ts';
import { addPhotos, choose, pointAtMap, scene, write } from './forms.ts';

withBrowser();

test('today: what is due, by the time that is left, beside the map of where it is', async () => {
  const wu = await as('wu');
  await wu.getByRole('link', { name: '一件一件看' }).click();
  await wu.locator('.worklist .row').nth(9).waitFor();
  await wu.locator('.map-steering').waitFor();
  await wu.waitForLoadState('networkidle');
  expect(await wu.locator('.early a, .early div').count()).toBeGreaterThanOrEqual(3);
  await picture(wu, 'today');
});

test('a finding: where, how large, what happened, what can be done', async () => {
  const song = await as('song');
  const { findings } = await ask<{ findings: { id: string; state: string; areaM2: number | null }[] }>(
    song,
    '/api/patrol.findFindings?state=served,stopped&limit=20',
  );
  await song.goto(`/office/findings/${findings[0]!.id}`);
  await song.locator('.paper-row').first().waitFor();
  await song.locator('.photos img').first().waitFor();
  await Promise.race([song.waitForLoadState('networkidle'), song.waitForTimeout(5_000)]);
  expect(await song.locator('.road li[data-state=done]').count()).toBeGreaterThanOrEqual(4);
  await picture(song, 'finding');
});

test('the report on a phone', async () => {
  const bai = await as('bai', '/office/report', { size: PHONE });
  await addPhotos(bai, '照片', [await scene('groundbreaking'), await scene('foundation')]);
  await choose(bai, '是什么', '盖房子');
  await choose(bai, '干到哪一步', '打基础');
  await write(bai, /说两句/, '路边新挖的地基，拉了钢筋。');
  await pointAtMap(bai);
  expect(await bai.locator('.photo-kept img').count()).toBe(2);
  await bai.locator('.frame > main').evaluate((main) => main.scrollTo(0, 0));
  await picture(bai, 'phone-report');
});
