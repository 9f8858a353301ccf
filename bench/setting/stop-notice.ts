/** The record of a stop notice as the product makes it, with words of the usual length. */
export const stopNoticeOf = (n: number) => ({
  issuedOn: '2026-03-05',
  demo: true,
  organ: '演示市自然资源和规划局',
  number: `演自然资停字〔2026〕${n}号`,
  check: { code: 'K7QM-3XTD-9RWF-2HCP' },
  party: {
    kind: 'organisation',
    name: '演示甲建材有限公司',
    representative: '演示张三',
    address: `演示市曾都区淅河镇桥头村演示路${n}号`,
  },
  facts: {
    seenOn: '2026-03-03',
    channel: '动态巡查',
    place: '曾都区淅河镇桥头村三组',
    act: `未经批准擅自占用集体土地建设钢结构厂房第${n}号`,
    landUse: '水田',
    areaM2: 11240.5 + n,
    areaMu: 16.86,
    stage: '基础施工，已浇筑独立基础十二处',
  },
  articles: {
    violated: ['《中华人民共和国土地管理法》第四十四条第一款'],
    power: ['《中华人民共和国土地管理法》第六十八条第（四）项'],
    ignored: ['《中华人民共和国土地管理法》第七十七条'],
  },
  remedies: '你单位对本通知有异议的，可以向本机关陈述、申辩。',
  contact: { address: '演示市曾都区演示大道9号自然资源执法监察支队', phone: '0000-1234567' },
  officers: [
    { name: '演示李四', licence: '演示42130001' },
    { name: '演示王五', licence: '演示42130002' },
  ],
  service: null,
});
