/** Bad input through the screens: each gets a sentence that says what is wrong, where it is wrong; nothing is sent on. */
import { expect, test } from 'vitest';
import { as, screenshot, withBrowser } from './browser.ts';
import { choose, photo, photosField, putByNumbers, write } from './forms.ts';

withBrowser();

/** Just beyond what the server keeps: 25 MB. */
const TOO_LARGE = 30 * 1024 * 1024;

test('photos that are none, and a photo too large', async () => {
  const song = await as('song', '/office/report');
  const field = photosField(song, '照片');
  const pick = (name: string, buffer: Buffer) =>
    field.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
  await pick('notes.jpg', Buffer.from('只是一段文字，改了名字。'));
  await field.getByText('这不是一张完好的照片。请重新拍，或者换一张。').waitFor();
  await field.getByRole('button', { name: '不要了' }).click();
  await pick('large.jpg', Buffer.concat([(await photo('large', 5)).buffer, Buffer.alloc(TOO_LARGE)]));
  await field.getByText('这个文件太大，最多 25 兆。请压小一点，或者分开传。').waitFor();
  await screenshot(song, 'bad-photo', true);
  expect(await field.locator('.photo-kept').count()).toBe(0);
});

test('a place outside the city, and no place at all', async () => {
  const song = await as('song', '/office/report');
  await choose(song, '是什么', '采矿');
  await putByNumbers(song, [[114.3, 30.6]]);
  await song.getByText('这个位置不在本市。挪一挪再报。').waitFor();
  await song.getByRole('button', { name: '报上去', exact: true }).click();
  const place = song.locator('.place-field');
  await place.locator('.field-error').getByText('这个位置不在本市。挪一挪，或者移交给那边的局。').waitFor();
  await screenshot(song, 'bad-place', true);
  await place.getByRole('button', { name: '去掉第 1 个点' }).click();
  await song.getByRole('button', { name: '报上去', exact: true }).click();
  await place.locator('.field-error').getByText('这一项要填。').waitFor();
  await song.getByText('有几处填得不对，已经标在旁边。写的都在。').waitFor();
});

test('an outline that crosses itself', async () => {
  const song = await as('song', '/office/report');
  await choose(song, '是什么', '盖房子');
  await write(song, /说两句/, '画错了的一块。');
  await choose(song, '点一个位置还是画一圈', '画一圈');
  await putByNumbers(song, [
    [113.51, 31.8],
    [113.52, 31.81],
    [113.52, 31.8],
    [113.51, 31.81],
  ]);
  const place = song.locator('.place-field');
  await place.locator('.field-error').getByText('边线自己交叉了。多半是点的顺序乱了，挪一挪或者重画。').waitFor();
  await screenshot(song, 'bad-outline', true);
  await song.getByRole('button', { name: '报上去', exact: true }).click();
  // What crosses itself is no place yet, and is not sent as one.
  await place.locator('.field-error').getByText('这一项要填。').waitFor();
  expect(await song.getByRole('heading', { name: /报上去了/ }).count()).toBe(0);
});
