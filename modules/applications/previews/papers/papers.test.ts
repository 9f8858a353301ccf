/** The preliminary opinion carries its land by class, its conditions and its last day, on as many pages as they need. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPress, type PaperRecord, type Press } from '#platform/documents';
import { fontsOf, textOfPages } from '#platform/documents/poppler';
import terms from './terms.json' with { type: 'json' };

const area = (areaM2: number) => ({ areaM2, areaMu: Math.round((areaM2 * 30_000) / 2000) / 10_000 });

const record = {
  issuedOn: '2026-11-24',
  demo: true,
  organ: '演示市自然资源和规划局',
  number: '演自然资预审〔2026〕1号',
  check: { code: 'K7QM-3XTD-9RWF-2HCP' },
  applicants: [{ role: '申请人', name: '演示丁能源有限公司', agent: null }],
  project: { name: '演示风电场', code: '2026-421303-44-01-000001', basis: '演发改〔2026〕1号。', purpose: '能源' },
  land: { place: '曾都区淅河镇桥头村', unitNumber: null },
  whole: area(10_000),
  classes: {
    rows: [
      { code: '0101', name: '水田', ...area(6000) },
      { code: '0301', name: '乔木林地', ...area(4000) },
    ],
    more: 0,
    rest: area(0),
  },
  unclassified: area(0),
  sums: [
    { name: '农用地', ...area(10_000) },
    { name: '耕地', ...area(6000) },
    { name: '永久基本农田', ...area(0) },
  ],
  fit: terms.fit.all,
  asOf: '2026-11-24',
  opinions: [{ unit: '演示法规科', outcome: '同意', words: '没有在办案件。' }],
  conclusion: '符合国土空间规划和供地政策。',
  despite: null,
  conditions: [
    terms.conditions.farmland,
    terms.conditions.cropland,
    terms.conditions.anew,
    terms.conditions.notApproval,
  ],
  years: 3,
  validTo: '2029-11-24',
  contact: { name: '演示陈', organAddress: '演示大道1号', organPhone: '0000-1234567' },
};

let press: Press;
beforeAll(async () => {
  press = await openPress();
});
afterAll(() => press.close());

async function printed(more: Partial<Record<keyof typeof record, unknown>> = {}): Promise<string[]> {
  const template = await readFile(new URL('./preview-opinion.typ', import.meta.url), 'utf8');
  const given = { template, record: { ...record, ...more } as unknown as PaperRecord };
  const outcome = await press.print({ ...given, checkAddress: 'https://cuntu.example/check/K7QM#00' });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  expect(fontsOf(outcome.value.pdf)).toEqual(['NotoSerifSC-Bold', 'NotoSerifSC-Regular']);
  return textOfPages(outcome.value.pdf);
}

test('tells what the project takes, what the offices said, on which conditions and until when it holds', async () => {
  const pages = await printed();
  expect(pages.length).toBeLessThanOrEqual(2);
  const text = pages.join('');
  for (const words of [
    '演自然资预审〔2026〕1号',
    '建设项目用地预审意见演示丁能源有限公司：',
    '演示风电场（项目代码2026-421303-44-01-000001）用地预审，建设依据为演发改〔2026〕1号，用途为能源',
    '总面积10,000平方米（合15亩）',
    '一、符合国土空间规划和供地政策。',
    '农用地10,000.00平方米（15.0000亩），耕地6,000.00平方米（9.0000亩），永久基本农田0.00平方米（0.0000亩）',
    '0101水田6,000.009.0000',
    '合计10,000.0015.0000',
    '三、征求意见情况：演示法规科同意（没有在办案件）。',
    '四、有下列要求：',
    '（1）使用土地前应当依法办理农用地转用和土地征收手续',
    '（4）本意见不是用地批准文件',
    '本意见有效期3年，自签发之日起至2029年11月24日止',
    '印章位置',
    '核验码K7QM-3XTD-9RWF-2HCP',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('。。');
  expect(text).not.toContain('就图上所示情况');
});

test('numbers on without opinions, says the ground against the map, and counts what has no class', async () => {
  const rows = Array.from({ length: 10 }, (_, i) => ({ code: `030${i}`, name: '乔木林地', ...area(900) }));
  const classes = { rows, more: 3, rest: area(600) };
  const despite = '按纸质规划图核对，在允许建设区内。';
  const pages = await printed({ opinions: [], despite, classes, unclassified: area(400) });
  const text = pages.join('');
  for (const words of [
    '就图上所示情况：按纸质规划图核对，在允许建设区内。',
    '其余3类600.000.9000',
    '没有地类图层的400.000.6000',
    '三、有下列要求：',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('征求意见情况');
  expect(pages.at(-1)).toContain('印章位置');
  expect(pages.at(-1)).toContain('2029年11月24日');
});
