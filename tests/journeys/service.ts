/** What hands do at the window and on an application's page: bring papers, press a deed, see how far it has come. */
import type { Page } from 'playwright-core';
import { firmDigit, personDigit } from '#modules/parties/contract';
import type { PickedFile } from './forms.ts';

/** Of no real firm or person: the area code is unassigned, the check digit is right. */
export const firmNumber = (n: number): string => withDigit(`91990000${String(n).padStart(9, '0')}`, firmDigit);
export const personNumber = (n: number): string => withDigit(`990000199001${String(n).padStart(5, '0')}`, personDigit);
const withDigit = (first17: string, digit: (text: string) => string) => first17 + digit(first17);

export const send = (page: Page, verb: string) => page.getByRole('button', { name: verb, exact: true }).click();
export const isAt = (page: Page, state: string) =>
  page.locator('.road li[data-state=done]').filter({ hasText: state }).last().waitFor();

export const applicant = (page: Page, role: string) => page.getByRole('region', { name: role, exact: true });

export const pdf = (name: string): PickedFile => ({
  name: `${name}.pdf`,
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
});

/** Ticked, with what was scanned of it. */
export async function bring(page: Page, paper: string, files: PickedFile[]): Promise<void> {
  const row = page.locator('.materials li').filter({ has: page.getByText(paper, { exact: true }) });
  await row.getByRole('checkbox').check();
  await row.locator('input[type=file]').setInputFiles(files);
  await row
    .locator('.photo-kept')
    .nth(files.length - 1)
    .waitFor();
}

/** The print that follows an act, as the bytes that everybody gets. */
export async function printed(page: Page, paper: string): Promise<Buffer> {
  const row = page.locator('.paper-row').filter({ hasText: paper });
  const link = row.getByRole('link', { name: '打开' });
  await link.waitFor({ timeout: 30_000 });
  const answer = await page.request.get((await link.getAttribute('href'))!);
  return answer.body();
}
