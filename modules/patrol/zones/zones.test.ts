/** Zones as their people keep them: drawn, edited, cut, merged, given and handed over, imported; every refusal of the contract. */
import { must, type Result } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { findMatter } from '#modules/matters';
import { findWorklist, getMatter } from '#modules/matters/contract';
import { sql } from '#platform/database';
import { mortgageIn, parcelIn } from '../../../tests/harness/application.ts';
import { findingIn, reported } from '../../../tests/harness/finding.ts';
import { idOf, OTHER_TOWNSHIP, openTestHouse, type TestHouse, VILLAGE } from '../../../tests/harness/house.ts';
import { featureOf, keepFile, neighboursOf, outlineOf, zoneOver } from '../../../tests/harness/zones.ts';
import {
  assignZone,
  drawZone,
  editZone,
  findNeighbours,
  findZoneFaults,
  findZonePeople,
  findZones,
  findZonesOnMap,
  getZone,
  getZoneAt,
  handOverZone,
  importZones,
  mergeZones,
  previewZones,
  splitZone,
  type ZonePlace,
} from './contract.ts';

let house: TestHouse;
let village: ZonePlace;
const seen = new Set<string>();

beforeAll(async () => {
  house = await openTestHouse();
  village = await outlineOf(house, VILLAGE);
});

/** Expects the refusal, and that nothing at all was stored. */
async function refused(doing: () => Promise<Result<unknown>>, code: string, at?: string) {
  const before = await house.rowCounts();
  const done = await doing();
  expect(done).toMatchObject({ ok: false, refusal: { code, ...(at ? { at } : {}) } });
  expect(await house.rowCounts()).toEqual(before);
  seen.add(code);
  return done.ok ? undefined : done.refusal;
}

/** A line from north of the outline to south of it, through its middle. */
function through(place: ZonePlace, share = 0.5) {
  const lons = place.coordinates[0]!.map(([lon]) => lon);
  const lats = place.coordinates[0]!.map(([, lat]) => lat);
  const lon = Math.min(...lons) + (Math.max(...lons) - Math.min(...lons)) * share;
  return {
    type: 'LineString' as const,
    coordinates: [
      [lon, Math.min(...lats) - 0.01],
      [lon, Math.max(...lats) + 0.01],
    ] as [number, number][],
  };
}

const moved = (place: ZonePlace, east: number): ZonePlace => ({
  type: 'Polygon',
  coordinates: place.coordinates.map((ring) => ring.map(([lon, lat]): [number, number] => [lon + east, lat])),
});

const clear = () =>
  sql`truncate zone, zone_version, zone_charge, zone_split, zone_end, zone_fault cascade`.execute(house.db);

describe('drawing', () => {
  beforeAll(clear);

  test('makes a zone of the village it lies in, and tells what is still uncovered', async () => {
    const id = house.id();
    const drawn = must(await house.as('song').run(drawZone, { id, name: '桥头片', zoneClass: 2, place: village }));
    expect(drawn).toMatchObject({ zoneId: id, version: 1 });
    const zone = must(await house.as('song').find(getZone, { id }));
    expect(zone).toMatchObject({
      name: '桥头片',
      zoneClass: 2,
      division: VILLAGE,
      areaM2: drawn.areaM2,
      place: village,
    });
    expect(zone.interval).toMatchObject({ count: 14, unit: 'days', confidence: 'M?' });
    expect(zone.people.map((one) => [one.charge, one.name])).toEqual([
      ['patrol', null],
      ['stop', null],
      ['handle', null],
    ]);
    const cover = must(await house.as('gu').find(findZoneFaults, {}));
    expect(cover.gaps.count).toBe(1008);
    expect(cover.gaps.areaM2 + drawn.areaM2).toBeCloseTo(cover.territoryM2, -2);
    expect(cover).toMatchObject({ zones: 1, overlaps: { count: 0 }, slivers: { count: 0, belowM2: 100 } });
  });

  test('is refused where the outline is none, outside the city, and beyond one’s own area', async () => {
    const draw = (place: ZonePlace, who: 'song' | 'gu' = 'gu') =>
      house.as(who).run(drawZone, { id: house.id(), name: 'x', zoneClass: 1, place });
    const [a, b, c, d] = village.coordinates[0]! as [
      [number, number],
      [number, number],
      [number, number],
      [number, number],
    ];
    const bowTie: ZonePlace = { type: 'Polygon', coordinates: [[a, c, b, d, a]] };
    const wrong = await refused(() => draw(bowTie), 'polygon.wrong', 'place');
    expect(wrong?.faults?.length).toBeGreaterThan(0);
    const beijing: ZonePlace = moved(village, 3);
    await refused(() => draw(beijing), 'zone.outsideTerritory', 'place');
    const border = await outlineOf(house, `${OTHER_TOWNSHIP}200`);
    await refused(() => draw(border, 'song'), 'may.denied');
    for (const who of ['chen', 'wu', 'bai', 'tang', 'qian'] as const)
      await refused(
        () => house.as(who).run(drawZone, { id: house.id(), name: 'x', zoneClass: 1, place: village }),
        'may.denied',
      );
  });
});

describe('editing', () => {
  beforeAll(clear);

  test('keeps what it was, readable by day', async () => {
    const { id } = await zoneOver(house, VILLAGE);
    house.clock.set('2026-11-26T09:00:00+08:00');
    const smaller = must(
      await house.as('gu').find(findNeighbours, { west: 113, south: 31, east: 114, north: 32 }),
    ).zones;
    expect(smaller.map((one) => one.id)).toContain(id);
    const edited = must(await house.as('gu').run(editZone, { zoneId: id, version: 1, name: '新名', zoneClass: 3 }));
    expect(edited.version).toBe(2);
    expect(must(await house.as('gu').find(getZone, { id, on: '2026-11-25' }))).toMatchObject({
      name: VILLAGE,
      version: 1,
    });
    expect(must(await house.as('gu').find(getZone, { id }))).toMatchObject({
      name: '新名',
      zoneClass: 3,
      place: village,
    });
    const then = must(await house.as('gu').find(findZonesOnMap, { division: VILLAGE, on: '2026-11-25' }));
    expect(then.zones.map((one) => one.name)).toEqual([VILLAGE]);
    const now = must(await house.as('gu').find(findZonesOnMap, { division: VILLAGE }));
    expect(now.zones.map((one) => one.name)).toEqual(['新名']);
    await refused(
      () => house.as('gu').run(editZone, { zoneId: id, version: 1, name: 'y', zoneClass: 1 }),
      'form.stale',
    );
    await refused(
      () => house.as('gu').run(editZone, { zoneId: house.id(), version: 1, name: 'y', zoneClass: 1 }),
      'thing.notFound',
      'zoneId',
    );
    await refused(
      () => house.as('gu').run(editZone, { zoneId: id, version: 2, name: 'y', zoneClass: 1, place: moved(village, 3) }),
      'zone.outsideTerritory',
    );
    house.clock.set('2026-11-24T09:00:00+08:00');
  });

  test('a border drawn over the neighbour’s is an overlap of that size, and drawn back it is none', async () => {
    const [next] = await neighboursOf(house, VILLAGE);
    const { id, place } = await zoneOver(house, next!);
    const overlaps = async () => must(await house.as('gu').find(findZoneFaults, { kind: 'overlap' }));
    expect((await overlaps()).overlaps.count).toBe(0);
    const edit = async (version: number, over: ZonePlace) =>
      must(await house.as('gu').run(editZone, { zoneId: id, version, name: next!, zoneClass: 1, place: over }));
    const { version, areaM2, faults } = await edit(1, village);
    expect(faults).toBeGreaterThan(0);
    const found = await overlaps();
    expect(found.overlaps.areaM2).toBeCloseTo(areaM2, -1);
    expect(found.faults[0]).toMatchObject({ kind: 'overlap', zones: [{}, {}] });
    await edit(version, place);
    expect((await overlaps()).overlaps.count).toBe(0);
  });
});

describe('splitting and merging', () => {
  beforeAll(clear);

  test('a zone cut in two and merged again covers what it covered, with the people it had', async () => {
    const { id } = await zoneOver(house, VILLAGE);
    const { areaM2 } = must(await house.as('gu').find(getZone, { id }));
    must(
      await house.as('gu').run(assignZone, { zoneId: id, charge: 'patrol', personId: idOf('bai'), from: '2026-11-01' }),
    );
    const intoId = house.id();
    const cutting = { zoneId: id, version: 1, intoId, name: '东半' };
    await refused(
      () => house.as('gu').run(splitZone, { ...cutting, line: through(moved(village, 0.5)) }),
      'zone.notCut',
      'line',
    );
    const [[lon, lat]] = through(village).coordinates as [[number, number]];
    const zigzag = [0, 1, 2, 3, 4, 5].map((i): [number, number] => [lon + (i - 2.5) * 0.002, i % 2 ? lat : lat + 1]);
    await refused(
      () => house.as('gu').run(splitZone, { ...cutting, line: { type: 'LineString', coordinates: zigzag } }),
      'zone.cutInPieces',
    );
    const [next] = await neighboursOf(house, VILLAGE);
    const other = await zoneOver(house, next!);
    for (const taken of [id, other.id])
      await refused(
        () => house.as('gu').run(splitZone, { ...cutting, intoId: taken, line: through(village) }),
        'id.taken',
        'intoId',
      );
    await refused(
      () => house.as('gu').run(drawZone, { id, name: 'x', zoneClass: 1, place: other.place }),
      'id.taken',
      'id',
    );
    const split = must(await house.as('song').run(splitZone, { ...cutting, line: through(village) }));
    expect(split.areaM2).toBeGreaterThanOrEqual(split.intoAreaM2);
    expect(split.areaM2 + split.intoAreaM2).toBeCloseTo(areaM2, 0);
    const part = must(await house.as('gu').find(getZone, { id: intoId }));
    expect(part.people[0]).toMatchObject({ charge: 'patrol', name: '演示白', from: '2026-11-24' });
    const before = must(await house.as('gu').find(findZoneFaults, {}));
    expect(before.overlaps.count).toBe(0);
    const merging = { zoneId: id, version: 2, others: [{ zoneId: intoId, version: 1 }] };
    await refused(
      () => house.as('gu').run(mergeZones, { ...merging, others: [{ zoneId: id, version: 2 }] }),
      'zone.mergeItself',
    );
    const merged = must(await house.as('gu').run(mergeZones, merging));
    expect(merged.areaM2).toBeCloseTo(areaM2, 0);
    expect(must(await house.as('gu').find(findZoneFaults, {})).gaps).toEqual(before.gaps);
    const ended = must(await house.as('gu').find(getZone, { id: intoId }));
    expect(ended.endedAt).not.toBeNull();
    expect(ended.people[0]!.name).toBeNull();
    const { history } = must(await house.as('gu').find(getZone, { id }));
    expect(history.map((one) => one.what).sort()).toEqual(['charged', 'drawn', 'merged', 'split']);
  });

  test('zones that do not touch do not merge', async () => {
    const far = await zoneOver(house, `${OTHER_TOWNSHIP}200`);
    const near = must(await house.as('gu').find(findZones, { division: VILLAGE })).zones[0]!;
    const merging = { zoneId: near.id, version: near.version, others: [{ zoneId: far.id, version: 1 }] };
    await refused(() => house.as('gu').run(mergeZones, merging), 'zone.notTouching', 'others');
    await refused(() => house.as('song').run(mergeZones, merging), 'may.denied');
  });
});

describe('charges', () => {
  let id: string;
  beforeAll(async () => {
    await clear();
    id = (await zoneOver(house, VILLAGE)).id;
  });

  test('a vacant one is given, a held one is not, and only to one who serves', async () => {
    const give =
      (personId: string, more = {}) =>
      () =>
        house.as('song').run(assignZone, { zoneId: id, charge: 'stop', personId, from: '2026-11-20', ...more });
    await refused(give(idOf('qian'), { from: '2026-11-24' }), 'zone.personNotServing', 'personId');
    await refused(give(idOf('who?')), 'zone.personNotServing');
    // A station of another county, and a post that stops nobody.
    for (const who of ['yao', 'gu'] as const) await refused(give(idOf(who)), 'zone.personElsewhere', 'personId');
    await refused(give(idOf('song'), { to: '2026-11-19' }), 'zone.endsBeforeItBegins', 'to');
    expect(must(await give(idOf('song'))())).toMatchObject({ charge: 'stop', name: '演示宋' });
    await refused(give(idOf('shi')), 'zone.chargeTaken', 'charge');
    const { people } = must(await house.as('song').find(findZonePeople, { zoneId: id, charge: 'stop' }));
    expect(people.map((one) => one.name)).toEqual(expect.arrayContaining(['演示宋', '演示石', '演示林']));
    expect(people.map((one) => one.name)).not.toContain('演示钱');
  });

  test('a finding there is owed by whoever stops, elsewhere by the station', async () => {
    const here = await reported(house);
    expect(must(await house.as('song').find(getZoneAt, await at(here.id)))).toMatchObject({ zone: { id } });
    expect((await findMatter(house.db, here.id))!.personId).toBe(idOf('song'));
    must(
      await house
        .as('gu')
        .run(handOverZone, { zoneId: id, charge: 'stop', toPersonId: idOf('shi'), from: '2026-11-24' }),
    );
    const next = await reported(house, { foundAt: '2026-11-24T08:00:00+08:00' });
    expect((await findMatter(house.db, next.id))!.personId).toBe(idOf('shi'));
  });

  test('its page tells what was found there, and nothing of what somebody applies for', async () => {
    const matterId = await mortgageIn(house, 'submitted', await parcelIn(house, 0));
    const where = must(await house.as('chen').find(getMatter, { id: matterId })).place;
    const { rows } = await sql<{ within: boolean }>`select st_covers(place, st_pointonsurface(st_setsrid(
      st_geomfromgeojson(${JSON.stringify(where)}), 4490))) as within from zone_version where zone_id = ${id}`.execute(
      house.db,
    );
    expect(rows).toEqual([{ within: true }]);
    for (const who of ['gu', 'wu', 'song'] as const) {
      const { openMatters } = must(await house.as(who).find(getZone, { id }));
      expect(openMatters.map(({ kind }) => kind)).toEqual(['finding', 'finding']);
    }
  });

  test('handing over takes along what is open, and nothing that is another’s', async () => {
    const before = must(await house.as('gu').find(getZone, { id }));
    const mine = before.openMatters.length;
    expect(mine).toBe(2);
    const hand =
      (toPersonId: string, more = {}) =>
      () =>
        house.as('gu').run(handOverZone, { zoneId: id, charge: 'stop', toPersonId, from: '2026-11-24', ...more });
    await refused(hand(idOf('shi')), 'zone.handToSelf', 'toPersonId');
    await refused(hand(idOf('song'), { from: '2026-11-25' }), 'zone.handedAhead', 'from');
    await refused(hand(idOf('song'), { from: '2026-11-23' }), 'zone.handedTooEarly', 'from');
    await refused(hand(idOf('qian')), 'zone.personNotServing', 'toPersonId');
    await refused(hand(idOf('yao')), 'zone.personElsewhere', 'toPersonId');
    await refused(hand(idOf('lin'), { charge: 'handle' }), 'zone.chargeVacant', 'charge');
    const waiting = async (who: 'shi' | 'song') => {
      const { tasks } = must(await house.as(who).find(findWorklist, { whose: 'mine' }));
      return before.openMatters.filter((one) => tasks.some((task) => task.matterId === one.id)).length;
    };
    const [kept, taken] = [await waiting('song'), await waiting('shi')];
    expect(kept + taken).toBe(2);
    expect(must(await hand(idOf('song'), { words: '轮岗' })()).matters).toBe(2);
    expect([await waiting('song'), await waiting('shi')]).toEqual([2, 0]);
    for (const { id: matterId } of before.openMatters) {
      expect((await findMatter(house.db, matterId))!).toMatchObject({ personId: idOf('song') });
      const matter = must(await house.as('song').find(getMatter, { id: matterId }));
      expect(matter.timeline.at(-1)).toMatchObject({
        fact: 'matters.matterHandedOver',
        person: '演示顾',
        said: { handedFrom: '演示石', handedTo: '演示宋', words: '轮岗' },
      });
      expect(matter.road.filter(({ at }) => at !== null)).toHaveLength(1);
      expect(matter).toMatchObject({ state: 'reported', task: { mine: true } });
    }
  });

  test('handing over takes any number along, and never what waits for a second officer by name', async () => {
    for (let n = 0; n < 12; n++) await reported(house, { foundAt: `2026-11-24T08:${10 + n}:00+08:00` });
    const named = await findingIn(house, 'verified');
    expect((await findMatter(house.db, named))!).toMatchObject({ personId: idOf('shi'), named: true });
    const hand = { zoneId: id, charge: 'stop', from: '2026-11-24' } as const;
    const { matters } = must(await house.as('gu').run(handOverZone, { ...hand, toPersonId: idOf('shi') }));
    expect(matters).toBeGreaterThanOrEqual(12);
    const back = must(await house.as('gu').run(handOverZone, { ...hand, toPersonId: idOf('song') }));
    expect(back.matters).toBe(matters);
    expect((await findMatter(house.db, named))!.personId).toBe(idOf('shi'));
  });

  test('whoever has a charge is named on what lies there, in whatever post', async () => {
    must(
      await house.as('gu').run(assignZone, { zoneId: id, charge: 'patrol', personId: idOf('shi'), from: '2026-11-24' }),
    );
    const { id: matterId } = await reported(house, { foundAt: '2026-11-24T08:40:00+08:00' });
    const { people } = must(await house.as('song').find(getMatter, { id: matterId }));
    expect(people.map(({ duty, name }) => [duty, name])).toEqual([
      ['coordinator', '演示石'],
      ['stationOfficer', '演示宋'],
      ['inspector', '演示林'],
    ]);
  });

  async function at(matterId: string) {
    const { place } = (await findMatter(house.db, matterId))!;
    const [lon, lat] = place.coordinates as [number, number];
    return { lon, lat };
  }
});

describe('importing', () => {
  beforeAll(clear);
  const collection = (features: unknown[]) => ({ type: 'FeatureCollection', features });

  test('brings all zones of a file with their people', async () => {
    const [next] = await neighboursOf(house, VILLAGE);
    const features = [
      featureOf('一号片', village, { class: 2, patrol: 'bai', stop: 'song', handle: 'lin' }),
      featureOf('二号片', await outlineOf(house, next!)),
    ];
    const file = await keepFile(house, collection(features));
    const preview = must(await house.as('gu').find(previewZones, { file }));
    expect(preview).toMatchObject({ zones: 2, people: 3, faults: [], more: 0 });
    expect(must(await house.as('gu').run(importZones, { id: house.id(), file }))).toEqual({ zones: 2, people: 3 });
    const { zones } = must(await house.as('gu').find(findZones, { text: '一号' }));
    expect(zones).toMatchObject([{ name: '一号片', zoneClass: 2, division: VILLAGE }]);
    expect(zones[0]!.people.map((one) => one.name).sort()).toEqual(['演示宋', '演示林', '演示白']);
    const edited = await house.as('gu').run(editZone, { zoneId: zones[0]!.id, version: 1, name: '一号', zoneClass: 1 });
    expect(must(edited).version).toBe(2);
  });

  test('brings nothing of a file with faults, and tells all of them with feature and place', async () => {
    const bad = collection([
      featureOf('一号', village),
      featureOf('三号片', moved(village, 3)),
      featureOf('四号片', village, { class: 7, patrol: 'nobody' }),
    ]);
    const file = await keepFile(house, bad);
    const refusal = await refused(() => house.as('gu').run(importZones, { id: house.id(), file }), 'zones.faulty');
    expect(refusal?.faults?.map((one) => `${one.at} ${one.code}`)).toEqual([
      'features.0 zone.nameTaken',
      'features.1 zone.outsideTerritory',
      'features.2 zone.classUnknown',
    ]);
    const preview = must(await house.as('gu').find(previewZones, { file }));
    expect(preview.faults[1]).toMatchObject({ feature: 2, name: '三号片', code: 'zone.outsideTerritory' });
    expect(preview.faults[1]!.at).toHaveLength(2);
  });

  test('tells of metres without a named system, and of points off the earth, instead of failing', async () => {
    const scaled = (by: number) => ({
      ...village,
      coordinates: village.coordinates.map((ring) => ring.map(([x, y]) => [x * by, y * by])),
    });
    const file = await keepFile(
      house,
      collection([featureOf('米', scaled(300_000) as ZonePlace), featureOf('远', scaled(3) as ZonePlace)]),
    );
    const { faults } = must(await house.as('gu').find(previewZones, { file }));
    expect(faults.slice(0, 2)).toMatchObject([
      { feature: 1, code: 'zone.noSystem', at: null },
      { feature: 2, code: 'point.outOfBounds', at: null },
    ]);
    expect(house.faults).toEqual([]);
  });

  test('is refused of what is no file of zones, and to whoever does not keep them', async () => {
    const run =
      (file: string, who: 'gu' | 'song' = 'gu') =>
      () =>
        house.as(who).run(importZones, { id: house.id(), file });
    await refused(run('a'.repeat(64)), 'zones.noFile', 'file');
    await refused(run(await keepFile(house, '{"type": "Feature')), 'zones.notGeoJson');
    await refused(run(await keepFile(house, collection([]))), 'zones.empty');
    await refused(run(await keepFile(house, collection(Array(10_001).fill({})))), 'zones.tooLarge');
    const foreign = { ...collection([{}]), crs: { properties: { name: 'EPSG:28992' } } };
    await refused(run(await keepFile(house, foreign)), 'zones.otherSystem');
    await refused(run('a'.repeat(64), 'song'), 'may.denied');
  });
});

test('every refusal of the contracts has been given above', () => {
  const contracts = [drawZone, editZone, splitZone, mergeZones, assignZone, handOverZone, importZones];
  const declared = contracts.flatMap((contract) => [...contract.refusals]);
  expect(declared.filter((code) => !seen.has(code))).toEqual([]);
});

describe('what is seen', () => {
  test('a station its own area, a leader all, a citizen nothing', async () => {
    await clear();
    await zoneOver(house, VILLAGE);
    const far = await zoneOver(house, `${OTHER_TOWNSHIP}200`);
    const ids = async (who: 'song' | 'wu' | 'yao' | 'bai') =>
      must(await house.as(who).find(findZones, {})).zones.map((one) => one.division);
    expect(await ids('song')).toEqual([VILLAGE]);
    expect(await ids('bai')).toEqual([VILLAGE]);
    expect(await ids('yao')).toEqual([`${OTHER_TOWNSHIP}200`]);
    expect(await ids('wu')).toHaveLength(2);
    expect(await house.as('song').find(getZone, { id: far.id })).toMatchObject({ refusal: { code: 'thing.notFound' } });
    expect(await house.as('tang').find(findZones, {})).toMatchObject({ refusal: { code: 'may.denied' } });
    const gaps = must(await house.as('song').find(findZoneFaults, {}));
    expect(gaps.faults.every((one) => one.placeName.startsWith('淅河镇'))).toBe(true);
  });
});
