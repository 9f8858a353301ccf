/** Boundary texts in the dialects that bureaus send: what is read, what is told, with which line. */
import { describe, expect, test } from 'vitest';
import { type BoundaryText, readBoundaryText } from './boundary-txt.ts';

const attributes = `[属性描述]
格式版本号=1.01
数据产生单位=演示市自然资源和规划局
数据产生日期=2026-11-22
坐标系=2000国家大地坐标系
几度分带=3
投影类型=高斯克吕格
计量单位=米
带号=38
精度=0.001
转换参数=,,,,,,
[地块坐标]`;
const outer = `J1,1,3509307.425,38449000.258
J2,1,3509307.425,38449060.258
J3,1,3509267.425,38449060.258
J4,1,3509267.425,38449000.258
J1,1,3509307.425,38449000.258`;
const hole = `J5,2,3509292.425,38449020.258
J6,2,3509282.425,38449020.258
J7,2,3509282.425,38449030.258
J8,2,3509292.425,38449030.258
J5,2,3509292.425,38449020.258`;
const head = '10,0.2300,1,淅河示例地块,面,,工业用地,0601,@';
const sample = [attributes, head, outer, hole, ''].join('\n');

const codes = (list: BoundaryText['faults']) => list.map(({ code, line }) => `${code}@${line}`);
const quiet = (text: string) => {
  const read = readBoundaryText(text);
  expect([...codes(read.faults), ...codes(read.warnings)]).toEqual([]);
  return read;
};

describe('the sample of the standard', () => {
  test('is 2,300 m², 3.45 亩, with one hole', () => {
    const { plots, epsg } = quiet(sample);
    expect(epsg).toBe(4526);
    expect(plots).toHaveLength(1);
    expect(plots[0]).toMatchObject({
      number: '1',
      name: '淅河示例地块',
      use: '工业用地',
      landClass: '0601',
      holes: 1,
      line: 13,
    });
    expect(plots[0]!.areaM2).toBeCloseTo(2300, 6);
    expect((plots[0]!.areaM2 * 3) / 2000).toBeCloseTo(3.45, 6);
    expect(plots[0]!.shape.coordinates).toHaveLength(2);
  });

  const dialects: [name: string, text: string][] = [
    ['CRLF and a byte order mark', `\uFEFF${sample.replaceAll('\n', '\r\n')}`],
    ['a count without the repeats', sample.replace('10,0.2300', '8,0.2300')],
    ['numbers that begin again in each ring', sample.replaceAll(/J([5-8])/g, (_, n) => `J${n - 4}`)],
    ['numbers without the J', sample.replaceAll(/^J/gm, '')],
    ['precision as decimals', sample.replace('精度=0.001', '精度=3')],
    ['no zone before the easting', sample.replaceAll(',384', ',4')],
    ['full-width commas', sample.replaceAll(/^(J.*)$/gm, (line) => line.replaceAll(',', '，'))],
    ['a section about the project first', `[项目信息]\n项目名称=甲\n${sample}`],
    ['the hole first', [attributes, head, hole.replaceAll(',2,', ',1,'), outer.replaceAll(',1,', ',2,')].join('\n')],
    ['one ring number for all', [attributes, head, outer, hole.replaceAll(',2,', ',1,')].join('\n')],
    ['more cells before the @', sample.replace('0601,@', '0601,国有,3,@')],
  ];
  test.each(dialects)('is read with %s', (_, text) => {
    expect(quiet(text).plots[0]).toMatchObject({ holes: 1 });
    expect(quiet(text).plots[0]!.areaM2).toBeCloseTo(2300, 6);
  });
});

test('a ring beside the first is a part, and a ring in a hole is one too', () => {
  const beside = hole.replaceAll(',384490', ',384491');
  const island = `J9,3,3509290.425,38449022.258
J10,3,3509284.425,38449022.258
J11,3,3509284.425,38449028.258
J9,3,3509290.425,38449022.258`;
  const read = readBoundaryText([attributes, '15,0.2400,1,a,面,,,,@', outer, beside].join('\n'));
  expect(read.plots[0]).toMatchObject({ holes: 0, shape: { type: 'MultiPolygon' } });
  expect(read.plots[0]!.areaM2).toBeCloseTo(2500, 6);
  const nested = readBoundaryText([attributes, '14,0.2318,1,a,面,,,,@', outer, hole, island].join('\n'));
  expect(nested.plots[0]!.shape.coordinates).toHaveLength(2);
  expect(nested.plots[0]!.areaM2).toBeCloseTo(2318, 6);
});

describe('what is read all the same is told', () => {
  const cases: [string, string, string, object][] = [
    [
      'square metres for hectares',
      sample.replace('0.2300', '2300'),
      'area.inSquareMetres@13',
      { stated: 2300, areaM2: 2300, areaHa: 0.23 },
    ],
    ['another area', sample.replace('0.2300', '0.5'), 'area.differs@13', { stated: 0.5, areaHa: 0.23 }],
    ['no area', sample.replace('0.2300', ''), 'area.missing@13', { areaM2: 2300 }],
    ['a wrong count', sample.replace('10,', '7,'), 'count.differs@13', { stated: '7', read: 10, repeats: 2 }],
    ['no system', sample.replace(/坐标系=.*\n/, ''), 'system.assumed@1', {}],
  ];
  test.each(cases)('%s', (_, text, code, params) => {
    const read = readBoundaryText(text);
    expect(codes(read.faults)).toEqual([]);
    expect(codes(read.warnings)).toEqual([code]);
    expect(read.warnings[0]!.params ?? {}).toMatchObject(params);
    expect(read.plots).toHaveLength(1);
  });
});

describe('what cannot be read is told with its line', () => {
  const cases: [string, string, string][] = [
    ['nothing', '', 'file.noPlots@1'],
    ['something else', 'lon,lat\n113,31', 'file.noPlots@1'],
    ['an open ring', sample.replace(/J1,1,3509307.425,38449000.258\nJ5/, 'J5'), 'ring.open@17'],
    ['an open last ring', sample.trimEnd().replace(/\nJ5.*$/, ''), 'ring.open@22'],
    [
      'two corners',
      [attributes, head, ...outer.split('\n').slice(0, 2), outer.split('\n')[0]].join('\n'),
      'ring.tooFewPoints@16',
    ],
    ['a head without points', [attributes, head].join('\n'), 'plot.empty@13'],
    ['letters', sample.replace('3509267.425,38449060', '35o9267.425,38449060'), 'point.notNumber@16'],
    ['three cells', sample.replace(',38449060.258\nJ3', '\nJ3'), 'point.tooShort@15'],
    [
      'axes exchanged',
      sample.replace('J2,1,3509307.425,38449060.258', 'J2,1,38449060.258,3509307.425'),
      'point.swapped@15',
    ],
    ['degrees', sample.replace('J2,1,3509307.425,38449060.258', 'J2,1,31.7,113.4'), 'point.outside@15'],
    ['two zones', sample.replace('J2,1,3509307.425,38', 'J2,1,3509307.425,39'), 'zone.differs@15'],
    ['another zone than stated', sample.replace('带号=38', '带号=37'), 'zone.differs@14'],
    ['no zone at all', sample.replaceAll(',384', ',4').replace('带号=38', '带号='), 'zone.unknown@14'],
    ['an older system', sample.replace('2000国家大地坐标系', '1980西安坐标系'), 'system.unknown@1'],
    ['zones of six degrees', sample.replace('几度分带=3', '几度分带=6'), 'zone.notThreeDegrees@1'],
    ['feet', sample.replace('计量单位=米', '计量单位=英尺'), 'unit.unknown@1'],
    ['a line', sample.replace('面,', '线,'), 'plot.notAnArea@13'],
    ['a short head', sample.replace(head, '10,0.23,@'), 'head.tooShort@13'],
    ['a point before any head', [attributes, outer, head, outer].join('\n'), 'point.beforeHead@13'],
  ];
  test.each(cases)('%s', (_, text, code) => expect(codes(readBoundaryText(text).faults)).toContain(code));

  test('all at once, and not more than can be read', () => {
    const wrong = sample.replaceAll(/^J.*$/gm, 'J1,1,x,y');
    expect(readBoundaryText(wrong).faults).toHaveLength(10);
    const many = [attributes, head, ...Array.from({ length: 5000 }, () => 'J1,1,x,y')].join('\n');
    expect(readBoundaryText(many).faults).toHaveLength(1000);
  });

  test('more points than a file may have', () => {
    expect(codes(readBoundaryText(sample, { maxPoints: 9 }).faults)).toEqual(['file.tooManyPoints@1']);
    expect(codes(readBoundaryText(sample, { maxPlots: 0 }).faults)).toEqual(['file.tooManyPlots@1']);
  });
});
