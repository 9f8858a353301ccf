/** Files as bureaus send them: what is brought in, what is told before, and that nothing stays of what is refused. */
import { must } from '@cuntu/base';
import { project, unproject } from '@cuntu/geodesy';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { importLayer, importParcels, previewLayer, previewParcels } from '../contract.ts';
import {
  box,
  bringParcels,
  collection,
  FROM,
  type Frame,
  frameAt,
  polygon,
  put,
  unitNumber,
} from '../testing/ground.ts';

const SAMPLE = `[属性描述]
格式版本号=1.01
坐标系=2000国家大地坐标系
几度分带=3
计量单位=米
带号=38
精度=0.001
[地块坐标]
10,0.2300,1,淅河示例地块,面,,工业用地,0601,@
J1,1,3509307.425,38449000.258
J2,1,3509307.425,38449060.258
J3,1,3509267.425,38449060.258
J4,1,3509267.425,38449000.258
J1,1,3509307.425,38449000.258
J5,2,3509292.425,38449020.258
J6,2,3509282.425,38449020.258
J7,2,3509282.425,38449030.258
J8,2,3509292.425,38449030.258
J5,2,3509292.425,38449020.258
`;
let house: TestHouse;
let frame: Frame;
beforeAll(async () => {
  house = await openTestHouse();
  frame = await frameAt(house);
});

const classes = { layer: 'landClass', scheme: 'GB/T 21010-2017' } as const;
const approvals = { layer: 'approval', scheme: '建设用地批准', code: '3' } as const;
const previewOf = async (content: string | Uint8Array, into: object = classes) =>
  house.as('gu').find(previewLayer, { file: await put(house, content), ...(into as typeof classes) });
const previewParcelsOf = async (content: string) =>
  house.as('gu').find(previewParcels, { file: await put(house, content) });
const square = (...corners: [number, number, number, number]) => polygon(frame(box(...corners)));
const rows = async () =>
  (
    await sql<{ n: number }>`select (select count(*) from parcel) + (select count(*) from layer_feature)
    + (select count(*) from land_import) as n`.execute(house.db)
  ).rows[0]!.n;

describe('the sample of boundary points', () => {
  test('is 2,300 m², 3.45 亩, with one hole', async () => {
    const found = must(await previewOf(SAMPLE));
    expect(found).toMatchObject({
      format: 'boundaryText',
      epsg: 4526,
      features: 1,
      faults: [],
      warnings: [],
      areaM2: 2300,
    });
    expect(found.first).toEqual([{ place: 9, name: '淅河示例地块', areaM2: 2300, areaMu: 3.45, points: 10, holes: 1 }]);
  });
  test('is brought in as an approval, whose kind the file does not say', async () => {
    const file = await put(house, SAMPLE);
    const input = { id: house.id(), file, ...approvals, source: '批文一', from: '2026-02-01' };
    expect(must(await house.as('gu').run(importLayer, input))).toEqual({ features: 1, ended: 0 });
    const { rows: kept } = await sql<{ code: string; areaM2: number; holes: number }>`select code, area_m2 as "areaM2",
      st_numinteriorrings(geometry) as holes from layer_feature where import_id = ${input.id}`.execute(house.db);
    expect(kept).toEqual([{ code: '3', areaM2: 2300, holes: 1 }]);
  });
});

/** The only Han of the sample in its bytes of GB 18030, by the decoder itself turned round. */
function gbk(text: string): Uint8Array {
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      const letter = decoder.decode(Uint8Array.of(high, low));
      if (letter.length === 1 && !table.has(letter)) table.set(letter, [high, low]);
    }
  return Uint8Array.from([...text].flatMap((letter) => table.get(letter) ?? [letter.charCodeAt(0)]));
}

test('a text in GBK with wrong counts and m² for ha is read, and both are told with their line', async () => {
  const found = must(await previewOf(gbk(SAMPLE.replace('10,0.2300', '7,2300').replaceAll('\n', '\r\n'))));
  expect(found.first[0]).toMatchObject({ name: '淅河示例地块', areaM2: 2300, holes: 1 });
  expect(found.faults).toEqual([]);
  expect(found.warnings.map(({ line, code }) => [line, code])).toEqual([
    [9, 'txt.count.differs'],
    [9, 'txt.area.inSquareMetres'],
  ]);
  expect(found.warnings[1]!.params).toEqual({ stated: 2300, areaM2: 2300, areaHa: 0.23 });
});

test('an open ring and letters for numbers are told with their lines', async () => {
  const broken = SAMPLE.replace('J1,1,3509307.425,38449000.258\nJ5', 'J5').replace(
    '3509282.425,38449030',
    '35O9282.425,38449030',
  );
  const found = must(await previewOf(broken));
  expect(found.faults.map(({ line, code }) => [line, code])).toEqual([
    [13, 'txt.ring.open'],
    [16, 'txt.point.notNumber'],
  ]);
});

describe('GeoJSON', () => {
  const features = (crs: string, points: number[][]) =>
    collection([{ geometry: { type: 'Polygon', coordinates: [points] }, properties: { code: '0101' } }], crs);
  const metres = [
    [449000, 3509300],
    [449060, 3509300],
    [449060, 3509260],
    [449000, 3509260],
    [449000, 3509300],
  ];
  const in4549 = metres.map(([eastingM, northingM]) => {
    const planar = project(4549, unproject(4547, { eastingM: eastingM!, northingM: northingM! }));
    return [planar.eastingM, planar.northingM];
  });
  test.each([
    ['urn:ogc:def:crs:EPSG::4547', metres],
    ['EPSG:4549', in4549],
    ['urn:ogc:def:crs:EPSG:9.8:4526', metres.map(([x, y]) => [x! + 38_000_000, y!])],
  ])('in %s is measured in the plane of its own zone', async (crs, points) => {
    expect(must(await previewOf(features(crs, points)))).toMatchObject({ areaM2: 2400, faults: [] });
  });
  test('in a system that is not known is refused by its name', async () => {
    expect(await previewOf(features('EPSG:27700', metres))).toMatchObject({
      refusal: { code: 'landFile.system', params: { system: 'EPSG:27700' } },
    });
  });
  test.each([
    ['EPSG:28992', [155_000, 463_000]],
    ['EPSG:31287', [625_000, 480_000]],
    ['EPSG:2056', [2_683_000, 1_248_000]],
  ])('in %s is read, and lies where it lies', async (crs, [x, y]) => {
    const around = [
      [0, 0],
      [40, 0],
      [40, 50],
      [0, 50],
      [0, 0],
    ].map(([dx, dy]) => [x! + dx!, y! + dy!]);
    const found = must(await previewOf(features(crs, around)));
    expect(new Set(found.faults.map(({ code }) => code))).toEqual(new Set(['point.outOfBounds']));
  });
  test.each([
    [
      'axes exchanged, in metres',
      features(
        'EPSG:4547',
        metres.map(([x, y]) => [y!, x!]),
      ),
      'point.swapped',
    ],
    [
      'axes exchanged, in degrees',
      features('EPSG:4490', [
        [31.7, 113.4],
        [31.7, 113.41],
        [31.71, 113.41],
        [31.7, 113.4],
      ]),
      'point.swapped',
    ],
    [
      'another city',
      features('EPSG:4490', [
        [114.3, 30.5],
        [114.31, 30.5],
        [114.31, 30.51],
        [114.3, 30.5],
      ]),
      'outsideCity',
    ],
    ['an open ring', features('EPSG:4547', metres.slice(0, -1)), 'ring.notClosed'],
    [
      'crossing itself',
      features('EPSG:4547', [metres[0]!, metres[2]!, metres[1]!, metres[3]!, metres[0]!]),
      'ring.crosses',
    ],
    ['no numbers', features('EPSG:4547', [['a', 'b'], ...metres.slice(1)] as never), 'point.notNumber'],
    ['a line', collection([{ geometry: { type: 'LineString', coordinates: metres } }]), 'feature.notAnArea'],
    ['no geometry', collection([{ geometry: null }]), 'feature.notAnArea'],
    ['no code', collection([{ geometry: { type: 'Polygon', coordinates: [metres] } }], 'EPSG:4547'), 'code.missing'],
  ])('with %s is told by the number of its feature', async (_, content, code) => {
    const found = must(await previewOf(content as string));
    expect(found.faults.map(({ feature, code: told }) => [feature, told])).toContainEqual([1, code]);
  });
  test('with slivers, repeats and another area stated is taken, and told', async () => {
    const sliver = [
      [449000, 3509300],
      [449060, 3509300],
      [449060, 3509300.02],
      [449060, 3509300.02],
      [449000, 3509300],
    ];
    const found = must(
      await previewOf(
        collection(
          [{ geometry: { type: 'Polygon', coordinates: [sliver] }, properties: { code: '0101', MJ: 99 } }],
          'EPSG:4547',
        ),
      ),
    );
    expect(found.faults).toEqual([]);
    expect(found.warnings.map(({ code }) => code).sort()).toEqual([
      'area.sliver',
      'area.statedDiffers',
      'point.repeatsDropped',
    ]);
  });
  test.each([
    [
      'cut off',
      '{"type":"FeatureCollection",\n"features":[{"type"',
      { code: 'landFile.notJson', params: { line: '2' } },
    ],
    ['something else', '{"type":"Topology"}', { code: 'landFile.notFeatures' }],
    ['empty', collection([]), { code: 'landFile.empty' }],
  ])('that is %s is refused', async (_, content, refusal) => {
    expect(await previewOf(content)).toMatchObject({ refusal });
  });
  test('of more than a million corners is told its limit', async () => {
    const ring = Array.from({ length: 1_000_001 }, (_, i) => [Math.cos(i), i % 7]);
    const found = must(
      await previewOf(
        JSON.stringify({ type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] } }).replaceAll(
          /\.(\d\d)\d+/g,
          '.$1',
        ),
      ),
    );
    expect(found.faults).toEqual([
      { feature: null, line: null, code: 'file.tooManyPoints', params: { count: 1_000_001, most: 1_000_000 } },
    ]);
  });
});

describe('a parcel', () => {
  const told = async (features: Parameters<typeof collection>[0]) =>
    must(await previewParcelsOf(collection(features))).faults.map(({ feature, code }) => [feature, code]);
  test('has a number of 28 places in seven parts, once', async () => {
    const number = (text: string | undefined) => ({ geometry: square(0, 0, 10, 10), properties: { unitNumber: text } });
    expect(
      await told([
        number(undefined),
        number('421303'),
        number(unitNumber(1).replace('JC', 'XC')),
        number(unitNumber(2).replace('W00000000', 'W00000001')),
        number(unitNumber(3)),
        number(unitNumber(3)),
        number(unitNumber(4).replace('W00000000', 'F00010001')),
      ]),
    ).toEqual([
      [1, 'unit.missing'],
      [2, 'unit.length'],
      [3, 'unit.structure'],
      [4, 'unit.noFixture'],
      [6, 'unit.twice'],
    ]);
  });
  test('of a holder has a kind of right and a day', async () => {
    const about = (properties: object) => ({
      geometry: square(0, 0, 10, 10),
      properties: { unitNumber: unitNumber(9), ...properties },
    });
    expect(await told([about({ holder: '演示钱九' })])).toEqual([[1, 'right.noKind']]);
    expect(await told([about({ rightKind: '宅基地使用权', rightFrom: '去年' })])).toEqual([[1, 'right.notADay']]);
  });
  test('that is known gets a new version from its day on, and the former ends with its rights', async () => {
    const one = (properties: object = {}) => [
      {
        geometry: square(20, 20, 30, 30),
        properties: { unitNumber: unitNumber(50), rightKind: '宅基地使用权', ...properties },
      },
    ];
    must(await bringParcels(house, one({ holder: '演示甲', holderNumber: '110000190001010000' })));
    expect(await bringParcels(house, one())).toMatchObject({
      refusal: { code: 'landFile.faulty', faults: [{ at: 'feature 1', code: 'land.unit.notLater' }] },
    });
    expect(must(await bringParcels(house, one({ holder: '演示乙' }), '2026-06-01'))).toEqual({ features: 1, ended: 1 });
    const { rows: kept } = await sql`select p.valid_from::text as "from", p.valid_to::text as "to", r.holder,
        r.valid_to::text as "rightTo", r.identity_tail as tail, r.identity_sealed is null as "unsealed"
      from parcel p join registered_right r on r.parcel_id = p.id
      where p.unit_number = ${unitNumber(50)} order by 1`.execute(house.db);
    expect(kept).toEqual([
      { from: FROM, to: '2026-05-31', holder: '演示甲', rightTo: '2026-05-31', tail: '0000', unsealed: false },
      { from: '2026-06-01', to: null, holder: '演示乙', rightTo: null, tail: null, unsealed: true },
    ]);
  });
  test('is refused as a whole, and nothing stays', async () => {
    const before = await rows();
    const good = { geometry: square(40, 40, 50, 50), properties: { unitNumber: unitNumber(60) } };
    expect(await bringParcels(house, [good, { ...good, properties: { unitNumber: 'x' } }])).toMatchObject({
      refusal: {
        code: 'landFile.faulty',
        params: { count: 1 },
        faults: [{ at: 'feature 2', code: 'land.unit.length' }],
      },
    });
    expect(await rows()).toBe(before);
  });
});

test('a layer takes codes of its own scheme only', async () => {
  const file = await put(house, collection([{ geometry: square(0, 0, 10, 10), properties: { code: '9999' } }]));
  const base = { id: house.id(), file, source: 'test', from: FROM };
  const run = (into: object) => house.as('gu').run(importLayer, { ...base, ...classes, ...into });
  expect(await run({ scheme: '建设用地批准' })).toMatchObject({
    refusal: { code: 'landFile.wrongScheme', at: 'scheme' },
  });
  expect(await run({ code: '77' })).toMatchObject({ refusal: { code: 'landFile.wrongScheme', at: 'code' } });
  expect(await run({ to: '2020-01-01' })).toMatchObject({ refusal: { code: 'landFile.daysReversed' } });
  expect(await run({})).toMatchObject({
    refusal: { code: 'landFile.faulty', faults: [{ code: 'land.code.unknown' }] },
  });
});

test('a file that was never sent, and people who do not keep the register, are refused', async () => {
  const file = 'a'.repeat(64);
  const input = { id: house.id(), file, source: 'test', from: FROM };
  expect(await house.as('gu').run(importParcels, input)).toMatchObject({ refusal: { code: 'landFile.none' } });
  for (const who of ['song', 'wu', 'tang', 'nobody'] as const)
    expect((await house.as(who).run(importParcels, input)).ok, who).toBe(false);
});
