/** The stop notice and the report of defiance carry what the law asks of them, on the pages meant for it. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPress, type PaperRecord, type Press } from '#platform/documents';
import { fontsOf, textOfPages } from '#platform/documents/poppler';

const common = {
  issuedOn: '2026-03-05',
  demo: true,
  organ: '演示市自然资源和规划局',
  check: { code: 'K7QM-3XTD-9RWF-2HCP' },
  party: {
    kind: 'organisation',
    name: '演示甲建材有限公司',
    representative: '演示张三',
    address: '演示市曾都区淅河镇桥头村演示路1号',
  },
  facts: {
    seenOn: '2026-03-03',
    channel: '动态巡查',
    place: '曾都区淅河镇桥头村三组',
    act: '未经批准擅自占用集体土地建设钢结构厂房',
    landUse: '水田',
    areaM2: 11240.5,
    areaMu: 16.86,
    stage: '基础施工，已浇筑独立基础十二处',
  },
  articles: {
    violated: ['《中华人民共和国土地管理法》第四十四条第一款'],
    power: [
      '《中华人民共和国土地管理法》第六十八条第（四）项',
      '《中华人民共和国土地管理法实施条例》第四十八条第（三）项',
    ],
    ignored: ['《中华人民共和国土地管理法》第七十七条'],
  },
};

const stopNotice = {
  ...common,
  number: '演自然资停字〔2026〕31号',
  remedies: '你单位对本通知有异议的，可以向本机关陈述、申辩。',
  contact: { address: '演示市曾都区演示大道9号自然资源执法监察支队', phone: '0000-1234567' },
  officers: [
    { name: '演示李四', licence: '演示42130001' },
    { name: '演示王五', licence: '演示42130002' },
  ],
  verification: { enteredBy: '演示李四', confirmedBy: '演示王五', at: '2026-03-05T15:40' },
  service: null,
};

const service = {
  way: 'left',
  place: '曾都区淅河镇桥头村三组施工现场',
  at: '2026-03-05T16:20',
  receivedBy: null,
  reason: '现场负责人拒绝签收，留置于工棚并拍照',
  witness: '演示赵六（桥头村村民委员会）',
};

const defianceReport = {
  ...common,
  number: '演自然资报〔2026〕5号',
  signer: '演示孙七',
  addressees: ['演示市人民政府', '湖北省自然资源厅'],
  notice: { number: stopNotice.number, issuedOn: '2026-03-05', servedOn: '2026-03-05', way: '留置送达' },
  recheck: { on: '2026-03-07', officers: ['演示李四', '演示王五'], found: '当事人未停止施工，已开始吊装钢柱' },
  attachments: ['责令停止违法行为通知书及送达回证', '现场复查照片六张'],
  copies: ['演示供电公司', '演示水务公司', '演示银行'],
  contact: { name: '演示周八', phone: '0000-1234567' },
};

let press: Press;
beforeAll(async () => {
  press = await openPress();
});
afterAll(() => press.close());

async function pagesOf(paper: string, record: PaperRecord): Promise<string[]> {
  const template = await readFile(new URL(`./${paper}.typ`, import.meta.url), 'utf8');
  const outcome = await press.print({ template, record, checkAddress: 'https://cuntu.example/check/K7QM#00' });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  expect(fontsOf(outcome.value.pdf)).toEqual(['NotoSerifSC-Bold', 'NotoSerifSC-Regular']);
  return textOfPages(outcome.value.pdf);
}

describe('the stop notice', () => {
  test('is one page with everything the party must learn, and one of service', async () => {
    const [notice, receipt, ...rest] = await pagesOf('stop-notice', stopNotice);
    expect(rest).toEqual([]);
    for (const words of [
      '演示市自然资源和规划局演自然资停字〔2026〕31号责令停止违法行为通知书演示甲建材有限公司：',
      '法定代表人（负责人）：演示张三。住所（地址）：演示市曾都区淅河镇桥头村演示路1号。',
      '你单位于2026年3月3日被发现在曾都区淅河镇桥头村三组未经批准擅自占用集体土地建设钢结构厂房',
      '占用水田11,240.5平方米（合16.86亩）',
      '《中华人民共和国土地管理法实施条例》第四十八条第（三）项的规定，现责令你单位',
      '立即停止上述违法行为',
      '拒不停止的，本机关将依据《中华人民共和国土地管理法》第七十七条的规定依法立案查处',
      '演示李四证号演示42130001',
      '演示王五证号演示42130002',
      '0000-1234567',
      '2026年3月5日',
      '印章位置',
      '核验码K7QM-3XTD-9RWF-2HCP',
      '第1页共2页',
    ])
      expect(notice).toContain(words);
    expect(receipt).toContain('送达回证');
    expect(receipt).not.toContain('√');
    expect(receipt).toContain('核实：演示李四录入，演示王五于2026年3月5日15时40分在本人设备上确认。');
  });

  test('addresses a person as a person, without a representative', async () => {
    const party = { kind: 'person', name: '演示钱九', representative: null, address: null };
    const [notice] = await pagesOf('stop-notice', { ...stopNotice, party });
    expect(notice).toContain('经查，你于2026年3月3日');
    expect(notice).not.toMatch(/你单位于|法定代表人|住所/);
  });

  test('shows how, where, when and before whom it was served', async () => {
    const [, receipt] = await pagesOf('stop-notice', { ...stopNotice, service });
    expect(receipt).toMatch(/直接送达√?留置送达√?拒收/);
    expect(receipt!.split('√')).toHaveLength(2);
    for (const words of [service.place, '2026年3月5日16时20分', service.reason, service.witness])
      expect(receipt).toContain(words);
  });

  test('goes on to another page when the facts are long, and its signature never stands alone', async () => {
    const facts = { ...common.facts, stage: '已浇筑独立基础。'.repeat(60) };
    const pages = await pagesOf('stop-notice', { ...stopNotice, facts });
    expect(pages).toHaveLength(3);
    expect(pages.join('')).not.toContain('。。');
    expect(pages[1]).toContain('演示李四证号演示42130001');
    expect(pages[1]).toContain('印章位置');
  });
});

test('the report of defiance tells government and superior what was done and what was ignored', async () => {
  const pages = await pagesOf('defiance-report', defianceReport);
  expect(pages).toHaveLength(2);
  const text = pages.join('');
  for (const words of [
    '签发人：演示孙七',
    '关于当事人拒不停止违法行为的报告',
    '演示市人民政府、湖北省自然资源厅：',
    '《责令停止违法行为通知书》（演自然资停字〔2026〕31号），于2026年3月5日送达当事人（留置送达）',
    '2026年3月7日，我局执法人员演示李四、演示王五到现场复查，当事人未停止施工',
    '附件：1.责令停止违法行为通知书及送达回证2.现场复查照片六张',
    '抄送：演示供电公司，演示水务公司，演示银行。',
  ])
    expect(text).toContain(words);
});
