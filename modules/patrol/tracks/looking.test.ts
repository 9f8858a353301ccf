/** Who sees whose track, that it is written down, and what of a track is shown. */
import { must } from '@cuntu/base';
import { beforeAll, expect, test } from 'vitest';
import { findAccesses } from '#modules/bureau/contract';
import { pointIn } from '../../../tests/harness/finding.ts';
import { type CastName, idOf, openTestHouse, type TestHouse, VILLAGE } from '../../../tests/harness/house.ts';
import { findMyPatrols, startPatrol } from '../patrols/contract.ts';
import { findTrack, findTracksIn, recordTrack } from './contract.ts';
import { type Walk, walkFrom } from './coverage.fixture.ts';

let house: TestHouse;
let at: [number, number];
const on = '2026-11-24';

beforeAll(async () => {
  house = await openTestHouse();
  at = await pointIn(house, VILLAGE);
  const startedAt = '2026-11-24T08:00:00+08:00';
  const patrolId = must(await house.as('bai').run(startPatrol, { id: house.id(), mode: 'foot', startedAt })).id;
  const walk = walkFrom(at, Date.parse(startedAt), 240);
  const silent: Walk = walk;
  silent.t = silent.t.map((t, i) => (i < 120 ? t : t + 600_000));
  silent.lon[50]! += 0.02;
  silent.accuracy[60] = 90;
  must(await house.as('bai').run(recordTrack, { patrolId, ...silent, deviceId: idOf('phone') }));
  const outside = { ...walkFrom(at, Date.parse('2026-11-24T07:00:00+08:00'), 12) };
  must(await house.as('bai').run(recordTrack, { patrolId, ...outside }));
});

const look = (who: CastName) => house.as(who).find(findTrack, { personId: idOf('bai'), on });

test('one’s own day shows every fix with its verdict, its gap, and what was dropped', async () => {
  const { patrols, tracks } = must(await look('bai'));
  expect(patrols).toMatchObject([{ mode: 'foot', endedAt: null, dropped: [{ reason: 'outside', fixes: 12 }] }]);
  expect(tracks).toHaveLength(1);
  const [track] = tracks as [(typeof tracks)[number]];
  expect(track.t).toHaveLength(240);
  expect(track.verdict.map((one, i) => (one === 'counted' ? '' : `${i} ${one}`)).filter(Boolean)).toEqual([
    '50 leap',
    '60 inaccurate',
  ]);
  expect(track.gaps).toEqual([{ fromMs: track.t[119], toMs: track.t[120], cause: 'asleep' }]);
  expect(track.lon[0]).toBeCloseTo(at[0], 6);
  expect(must(await house.as('bai').find(findMyPatrols, {})).patrols).toHaveLength(1);
});

test('whoever answers for the place may look, and the person can read that he did', async () => {
  expect(must(await look('song')).tracks).toHaveLength(1);
  expect(must(await look('wu')).tracks).toHaveLength(1);
  expect(must(await look('yao')).tracks).toEqual([]);
  expect(await look('chen')).toMatchObject({ ok: false, refusal: { code: 'may.denied' } });
  expect(await look('tang')).toMatchObject({ ok: false, refusal: { code: 'may.denied' } });
  const { accesses } = must(await house.as('bai').find(findAccesses, {})) as never as {
    accesses: { deed: string; personId?: string }[];
  };
  expect(accesses.filter(({ deed }) => deed === findTrack.name)).toHaveLength(2);
});

test('in a rectangle only what lies in it, of those whom the reader may see', async () => {
  const box = (d: number) => ({ on, west: at[0] - d, south: at[1] - d, east: at[0] + d, north: at[1] + d });
  const all = must(await house.as('song').find(findTracksIn, box(0.1)));
  expect(all.personIds).toEqual([idOf('bai')]);
  expect(all.tracks[0]!.t).toHaveLength(240);
  const near = must(await house.as('song').find(findTracksIn, box(0.0002))).tracks[0]!;
  expect(near.t.length).toBeGreaterThan(0);
  expect(near.t.length).toBeLessThan(30);
  expect(near.lon.every((lon) => Math.abs(lon - at[0]) <= 0.0002)).toBe(true);
  expect(must(await house.as('yao').find(findTracksIn, box(0.1)))).toEqual({ personIds: [], tracks: [], more: false });
});
