/** The papers of the book on one page: a changed proof names its agreement and the one it replaces; a release, what ended. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPress, type PaperRecord, type Press } from '#platform/documents';
import { fontsOf, textOfPages } from '#platform/documents/poppler';
import terms from './terms.json' with { type: 'json' };

const entry = {
  issuedOn: '2026-11-24',
  demo: true,
  organ: '演示市自然资源和规划局曾都区分局',
  number: '演曾自然资登证〔2026〕2号',
  check: { code: 'K7QM-3XTD-9RWF-2HCP' },
  land: { place: '曾都区淅河镇桥头村', unitNumber: '421303001001GB00001W00000000' },
  right: terms.right,
  mortgagor: '演示甲实业有限公司',
  mortgagee: '演示乙银行',
  unitNumber: '421303001001GB00001W00000000',
  claim: terms.claims.general,
  amountYuan: 4_500_000.5,
  fromOn: '2026-11-20',
  toOn: '2030-11-20',
  mainContract: '演借2026-1',
  mortgageContract: '演抵2026-1',
};
const changed = {
  ...entry,
  act: terms.acts.changed,
  rank: 1,
  scope: terms.scopes.included,
  formerProof: '演曾自然资登证〔2026〕1号',
  agreement: '演变2026-1',
};

let press: Press;
beforeAll(async () => {
  press = await openPress();
});
afterAll(() => press.close());

async function printed(name: string, record: object): Promise<string> {
  const template = await readFile(new URL(`./${name}.typ`, import.meta.url), 'utf8');
  const given = { template, record: record as unknown as PaperRecord };
  const outcome = await press.print({ ...given, checkAddress: 'https://cuntu.example/check/K7QM#00' });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  expect(fontsOf(outcome.value.pdf)).toEqual(['NotoSerifSC-Bold', 'NotoSerifSC-Regular']);
  const pages = textOfPages(outcome.value.pdf);
  expect(pages).toHaveLength(1);
  expect(pages[0]).toContain('核验码K7QM-3XTD-9RWF-2HCP');
  return pages[0]!;
}

test('the proof of a change names its agreement and the proof in whose place it is', async () => {
  const text = await printed('registration-proof', changed);
  for (const words of [
    '变更登记',
    '4,500,000.5元',
    '变更协议演变2026-1',
    '换发演曾自然资登证〔2026〕1号自本次登记起作废',
  ])
    expect(text).toContain(words);
});

test('the first proof names neither, and so does one that was kept before they were told', async () => {
  const { formerProof: _, agreement: __, ...before } = changed;
  const first = { ...before, act: terms.acts.set };
  for (const record of [first, { ...first, formerProof: null, agreement: null }]) {
    const text = await printed('registration-proof', record);
    expect(text).toContain('首次登记');
    expect(text).not.toMatch(/换发|变更协议/);
  }
});

test('the certificate of a release tells what ended, whose it was, since when and with which proof', async () => {
  const record = { ...entry, number: '演曾自然资注销证〔2026〕1号', proof: '演曾自然资登证〔2026〕2号' };
  const text = await printed('release-certificate', { ...record, reason: '债务已经还清。' });
  for (const words of [
    '演曾自然资注销证〔2026〕1号',
    '不动产抵押权注销登记证明下列抵押权已经于2026年11月24日在不动产登记簿上全部注销',
    '演曾自然资登证〔2026〕2号不动产登记证明自注销之时起作废',
    '抵押权人演示乙银行',
    '抵押人演示甲实业有限公司',
    '421303001001GB00001W00000000',
    '4,500,000.5元',
    '注销事由债务已经还清。',
    '印章位置',
  ])
    expect(text).toContain(words);
});
