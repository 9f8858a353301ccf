/** Tests of the folder that cannot be made. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { BadConfig, makeHome } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'cuntu-home-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('is made for its owner alone, and made again without a word', async () => {
  const home = join(folder, 'deep', 'home');
  await makeHome(home);
  await makeHome(home);
  expect(statSync(home).mode & 0o777).toBe(0o700);
});

test.each([
  ['file', 'is a file'],
  [join('file', 'below'), 'below a file'],
])('%s is told in a sentence', async (name, words) => {
  writeFileSync(join(folder, 'file'), '');
  const home = join(folder, name);
  await expect(makeHome(home)).rejects.toThrow(BadConfig);
  await expect(makeHome(home)).rejects.toThrow(`CUNTU_HOME is "${home}", which`);
  await expect(makeHome(home)).rejects.toThrow(words);
});
