/** Trackers' real requests over HTTP: taken by the key of an enrolled device, turned away without one. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { pointIn } from '../../../../tests/harness/finding.ts';
import { idOf, openTestHouse, type TestHouse, VILLAGE } from '../../../../tests/harness/house.ts';
import { openTestSite, type TestSite } from '../../../../tests/harness/site.ts';
import { enrolDevice, registerVehicle, startPatrol, strikeOffDevice } from '../../patrols/contract.ts';

let house: TestHouse;
let site: TestSite;
let [lon, lat] = [0, 0];
let mine: { id: string; key: string };
let cars: { id: string; key: string };

beforeAll(async () => {
  house = await openTestHouse();
  site = await openTestSite(house);
  [lon, lat] = await pointIn(house, VILLAGE);
  const startedAt = new Date(Date.parse(house.clock.now()) - 3_600_000).toISOString();
  must(await house.as('bai').run(startPatrol, { id: house.id(), mode: 'foot', startedAt }));
  mine = must(await house.as('bai').run(enrolDevice, { id: house.id(), label: 'phone' }));
  const duty = [['08:00', '18:00'] as [string, string]];
  const vehicle = {
    id: house.id(),
    plate: '鄂S00001',
    unitId: idOf('bureau'),
    division: VILLAGE,
    dutyHours: [...Array(5).fill(duty[0]), null, null],
  };
  must(await house.as('gu').run(registerVehicle, vehicle));
  cars = must(await house.as('gu').run(enrolDevice, { id: house.id(), label: 'box', vehicleId: vehicle.id }));
});

const ago = (minutes: number) => Date.parse(house.clock.now()) - minutes * 60_000;
const kept = async (deviceId: string) =>
  (
    await sql<{
      n: number;
    }>`select coalesce(sum(fixes), 0) as n from track_segment where device_id = ${deviceId}`.execute(house.db)
  ).rows[0]!.n;

async function send(method: 'GET' | 'POST', url: string, payload?: string, headers: Record<string, string> = {}) {
  const more = payload === undefined ? {} : { payload };
  return site.app.inject({ method, url, headers, remoteAddress: '10.9.0.1', ...more });
}

describe('OsmAnd and Traccar Client', () => {
  const forms: [string, () => Parameters<typeof send>][] = [
    [
      'an address, seconds',
      () => [
        'GET',
        `/tracker/osmand?id=${mine.key}&lat=${lat}&lon=${lon}&timestamp=${ago(30) / 1000}&hdop=0.8&altitude=35&speed=1.5&batt=75`,
      ],
    ],
    [
      'an address, milliseconds',
      () => ['GET', `/tracker/osmand/?deviceid=${mine.key}&lat=${lat}&lon=${lon}&timestamp=${ago(29)}&accuracy=10`],
    ],
    [
      'ISO 8601',
      () => [
        'GET',
        `/tracker/osmand?id=${mine.key}&lat=${lat}&lon=${lon}&timestamp=${new Date(ago(28)).toISOString()}`,
      ],
    ],
    [
      'a date in words, in UTC',
      () => [
        'GET',
        `/tracker/osmand?id=${mine.key}&location=${lat},${lon}&timestamp=${new Date(ago(27)).toISOString().slice(0, 19).replace('T', '%20')}`,
      ],
    ],
    [
      'parameters after POST',
      () => [
        'POST',
        `/tracker/osmand?id=${mine.key}&timestamp=${ago(26) / 1000}&lat=${lat}&lon=${lon}&speed=0.0&bearing=0.0&altitude=0.0&accuracy=4.5&batt=88.0`,
      ],
    ],
    [
      'a form',
      () => [
        'POST',
        '/tracker/osmand',
        `id=${mine.key}&timestamp=${ago(25) / 1000}&lat=${lat}&lon=${lon}`,
        { 'content-type': 'application/x-www-form-urlencoded' },
      ],
    ],
    [
      'JSON of Traccar Client 9',
      () => [
        'POST',
        '/tracker/osmand',
        JSON.stringify({
          location: {
            timestamp: new Date(ago(24)).toISOString(),
            coords: { latitude: lat, longitude: lon, accuracy: 5, speed: 1.2, heading: 90, altitude: 80 },
            is_moving: true,
            battery: { level: 0.8, is_charging: false },
            extras: {},
          },
          device_id: mine.key,
        }),
        { 'content-type': 'application/json' },
      ],
    ],
  ];

  test.each(forms)('%s', async (_, request) => {
    const before = await kept(mine.id);
    const answer = await send(...request());
    expect(answer.statusCode).toBe(200);
    expect(await kept(mine.id)).toBe(before + 1);
  });

  test('a message without a position, or with none that is valid, is taken and forgotten', async () => {
    const before = await kept(mine.id);
    for (const rest of ['cell=460,0,1,2', `lat=${lat}&lon=${lon}&valid=false`, 'batt=3'])
      expect((await send('GET', `/tracker/osmand?id=${mine.key}&${rest}`)).statusCode).toBe(200);
    expect(await kept(mine.id)).toBe(before);
  });

  test('what is dropped is answered as taken, or it would be sent for ever', async () => {
    const before = await kept(mine.id);
    for (const timestamp of [-2_145_916_800, 4_291_747_200, ago(300) / 1000, 'yesterday'])
      expect(
        (await send('GET', `/tracker/osmand?id=${mine.key}&lat=${lat}&lon=${lon}&timestamp=${timestamp}`)).statusCode,
      ).toBe(200);
    expect(await kept(mine.id)).toBe(before);
  });

  test('an accuracy beyond all numbers is a bad one, and no unknown device', async () => {
    for (const more of ['hdop=1e308', 'hdop=-1e308', 'accuracy=1e308', 'speed=1e308']) {
      const address = `/tracker/osmand?id=${mine.key}&lat=${lat}&lon=${lon}&timestamp=${ago(17) / 1000}&${more}`;
      expect((await send('GET', address)).statusCode).toBe(200);
    }
  });

  test('a vehicle is followed in its duty hours and at no other time', async () => {
    const at = (time: string) => Date.parse(`2026-11-24T${time}:00+08:00`) / 1000;
    const sunday = Date.parse('2026-11-22T12:00:00+08:00') / 1000;
    for (const timestamp of [at('08:30'), at('07:59'), sunday])
      await send('GET', `/tracker/osmand?id=${cars.key}&lat=${lat}&lon=${lon}&timestamp=${timestamp}`);
    expect(await kept(cars.id)).toBe(1);
  });
});

describe('OwnTracks', () => {
  const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`bai:${key}`).toString('base64')}` });
  const located = () => ({
    _type: 'location',
    BSSID: 'x',
    acc: 13,
    alt: 92,
    batt: 61,
    conn: 'w',
    lat,
    lon,
    t: 'u',
    tid: 'bx',
    tst: ago(20) / 1000,
    vac: 3,
    vel: 4,
  });

  test('a location is kept and answered with an empty list', async () => {
    const before = await kept(mine.id);
    const answer = await send('POST', '/tracker/owntracks', JSON.stringify(located()), {
      'content-type': 'application/json',
      ...basic(mine.key),
      'x-limit-u': 'bai',
      'x-limit-d': 'phone',
    });
    expect([answer.statusCode, answer.json()]).toEqual([200, []]);
    expect(await kept(mine.id)).toBe(before + 1);
  });

  test('of a list every location is kept', async () => {
    const before = await kept(mine.id);
    const list = [
      { ...located(), tst: ago(19) / 1000 },
      { _type: 'lwt', tst: 1 },
      7,
      { ...located(), tst: ago(18) / 1000 },
    ];
    const answer = await send('POST', '/tracker/owntracks', JSON.stringify(list), basic(mine.key));
    expect([answer.statusCode, answer.json()]).toEqual([200, []]);
    expect(await kept(mine.id)).toBe(before + 2);
  });

  test('other types and the empty message are taken and forgotten', async () => {
    const before = await kept(mine.id);
    for (const body of [
      JSON.stringify({ _type: 'lwt', tst: 1 }),
      JSON.stringify({ _type: 'transition', lat, lon, tst: ago(20) / 1000 }),
      '',
      'not json',
    ])
      expect((await send('POST', '/tracker/owntracks', body, basic(mine.key))).json()).toEqual([]);
    expect(await kept(mine.id)).toBe(before);
  });

  test('without a key it asks for one', async () => {
    const answer = await send('POST', '/tracker/owntracks', JSON.stringify(located()));
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Basic']);
  });
});

test('an unknown device is turned away with a sentence, one struck off with its day, and both are counted', async () => {
  const address = (key: string) => `/tracker/osmand?id=${key}&lat=${lat}&lon=${lon}&timestamp=${ago(10) / 1000}`;
  const total = async () =>
    Number(/trackers_turned_away_total (\d+)/.exec(String((await site.get('nobody', '/metrics')).body))?.[1]);
  const before = await total();
  for (const key of ['f'.repeat(32), 'short', '']) {
    const answer = await send('GET', address(key));
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'device.unknown']);
    expect(answer.json().detail).toContain('设备');
  }
  const lost = must(await house.as('bai').run(enrolDevice, { id: house.id(), label: 'lost' }));
  expect((await send('GET', address(lost.key))).statusCode).toBe(200);
  must(await house.as('bai').run(strikeOffDevice, { deviceId: lost.id, words: '' }));
  const answer = await send('GET', address(lost.key));
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'device.struckOff']);
  expect(await total()).toBe(before + 4);
  expect(house.faults).toEqual([]);
});
