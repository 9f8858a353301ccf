/** What hands do on the bureau's forms: choose, write, pick photos, point at the map, put a plot by its numbers. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';

export type Spot = readonly [lon: number, lat: number];

export interface PickedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A picture like no other of its run: files are kept by their content. */
export async function photo(name: string, shade: number): Promise<PickedFile> {
  const background = { r: shade % 256, g: (shade * 7) % 256, b: (shade * 31) % 256 };
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background } });
  return { name: `${name}.jpg`, mimeType: 'image/jpeg', buffer: await picture.jpeg().toBuffer() };
}

/** One of the demo's own drawings, for what is shown to people. */
export const scene = async (name: string): Promise<PickedFile> => ({
  name: `${name}.jpg`,
  mimeType: 'image/jpeg',
  buffer: await readFile(new URL(`../../apps/server/demo/seed/pictures/${name}.jpg`, import.meta.url)),
});

/** A choice is known by its question and its answer, as it is heard. */
export const choose = (page: Page, question: string, answer: string): Promise<void> =>
  page.getByRole('group', { name: question, exact: true }).getByRole('radio', { name: answer, exact: true }).check();

export const write = (page: Page, label: string | RegExp, text: string): Promise<void> =>
  page.getByRole('textbox', { name: label }).fill(text);

export async function addPhotos(page: Page, label: string, files: PickedFile[]): Promise<void> {
  const field = photosField(page, label);
  const before = await field.locator('.photo-kept').count();
  await field.locator('input[type=file]').setInputFiles(files);
  await field
    .locator('.photo-kept')
    .nth(before + files.length - 1)
    .waitFor();
}

export const photosField = (page: Page, label: string): Locator =>
  page.locator('fieldset.photos-field').filter({ has: page.getByText(label, { exact: true }) });

/** The engine has drawn and its tool listens: the cross-hair says so. */
export async function pointAtMap(page: Page, share: { x: number; y: number } = { x: 0.5, y: 0.5 }): Promise<void> {
  const canvas = page.locator('.place-map canvas').first();
  await canvas.scrollIntoViewIfNeeded();
  await page.locator('.place-map .map-steering').waitFor();
  const box = (await canvas.boundingBox())!;
  await canvas.click({ position: { x: box.width * share.x, y: box.height * share.y } });
}

/** Opens the list of numbers and puts corners into it, after those that are there. */
export async function putByNumbers(page: Page, spots: readonly Spot[]): Promise<void> {
  const list = page.locator('.vertices');
  if (!(await list.getAttribute('open').then((open) => open !== null))) await list.locator('summary').click();
  const first = await list.locator('li').count();
  for (const [nth, [lon, lat]] of spots.entries()) {
    await list.getByRole('button', { name: '加一个点' }).click();
    const row = list.locator('li').nth(first + nth);
    await row.getByRole('textbox').nth(0).fill(String(lon));
    await row.getByRole('textbox').nth(1).fill(String(lat));
  }
}

/** About 30 m by 40 m beside a spot, its corner there. */
export const plotAt = ([lon, lat]: Spot): Spot[] => [
  [lon, lat],
  [lon + 0.0003, lat],
  [lon + 0.0003, lat + 0.0004],
  [lon, lat + 0.0004],
];

/** Ticks the named officer, whoever else is ticked already. */
export const withOfficer = (page: Page, name: string): Promise<void> =>
  page.locator('.officers-list label').filter({ hasText: name }).getByRole('checkbox').check();
