/** Findings as their people do them: every refusal of the contract, and what lists, map and figures then show. */
import { must, type Result } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { issueStopNotice } from '#modules/enforcement/contract';
import { findWorklist, getMatter } from '#modules/matters/contract';
import { sql } from '#platform/database';
import { insertStored } from '#platform/files';
import {
  answered,
  type FindingState,
  findingIn,
  inputsFor,
  plotAround,
  pointIn,
  reported,
  reportInput,
  VILLAGES,
  versionOf,
} from '../../../tests/harness/finding.ts';
import {
  everybody,
  idOf,
  OTHER_TOWNSHIP,
  openTestHouse,
  type TestHouse,
  TOWNSHIP,
  VILLAGE,
} from '../../../tests/harness/house.ts';
import {
  closeFinding,
  confirmPresence,
  findEarly,
  findFindings,
  findFindingsOnMap,
  findNearby,
  getFinding,
  joinFinding,
  recheckSite,
  reportFinding,
  verifyFinding,
} from './contract.ts';

let house: TestHouse;
let elsewhere: [number, number];
/** Kept, and no picture. */
const PDF = 'd'.repeat(64);
beforeAll(async () => {
  house = await openTestHouse();
  elsewhere = await pointIn(house, VILLAGES.elsewhere);
  await insertStored(house.db, { sha256: PDF, mediaType: 'application/pdf' }, everybody, house.clock.now());
});

const grown = (plot: ReturnType<typeof plotAround>, times: number) => {
  const [lon, lat] = plot.coordinates[0]![0]!;
  const ring = plot.coordinates[0]!.map(([x, y]): [number, number] => [
    lon + (x - lon) * times,
    lat + (y - lat) * times,
  ]);
  return { ...plot, coordinates: [ring] };
};

/** A thousand metres a side: what a slip of the finger draws on a phone. */
const kilometre = (at: [number, number]) => grown(plotAround(at), 50);

const MINUTE = 60_000;
const later = (ms: number) => new Date(Date.parse(house.clock.now()) + ms).toISOString();
const BEIJING = { type: 'Point' as const, coordinates: [116.39, 39.9] as [number, number] };
const FAR_PLOT = plotAround([116.39, 39.9]);

const seen = new Set<string>();

/** Expects the refusal, and that nothing at all was stored. */
async function refused(doing: () => Promise<Result<unknown>>, code: string, at?: string) {
  const before = await house.rowCounts();
  const done = await doing();
  expect(done).toMatchObject({ ok: false, refusal: { code, ...(at ? { at } : {}) } });
  expect(await house.rowCounts()).toEqual(before);
  seen.add(code);
  return done.ok ? undefined : done.refusal;
}

describe('reporting is refused', () => {
  const bowTie = (at: [number, number]) => {
    const { coordinates } = plotAround(at);
    const [a, b, c, d] = coordinates[0]!;
    return { type: 'Polygon', coordinates: [[a, c, b, d, a]] };
  };
  const cases: [string, (at: [number, number]) => Record<string, unknown>, string, string][] = [
    ['outside the city', () => ({ place: BEIJING }), 'finding.outsideCity', 'place'],
    ['from the future', () => ({ foundAt: later(11 * MINUTE) }), 'finding.inFuture', 'foundAt'],
    ['from long ago', () => ({ foundAt: later(-400 * 24 * 60 * MINUTE) }), 'finding.tooOld', 'foundAt'],
    ['as a building, without how far it has come', () => ({ stage: undefined }), 'finding.stageNeeded', 'stage'],
    ['begun after it was found', () => ({ begunOn: '2026-11-25' }), 'finding.begunAfterFound', 'begunOn'],
    ['with a polygon that crosses itself', (at) => ({ place: bowTie(at) }), 'polygon.wrong', 'place'],
    ['of a square kilometre, unasked', (at) => ({ place: kilometre(at) }), 'finding.largePlot', 'sureOfArea'],
    ['of more than ten', (at) => ({ place: grown(kilometre(at), 4), sureOfArea: true }), 'polygon.wrong', 'place'],
    ['with a photo that nobody put', () => ({ photos: ['a'.repeat(64)] }), 'file.unknown', 'photos.0'],
  ];

  test.each(cases)('%s', async (_, more, code, at) => {
    const input = await reportInput(house, more(await pointIn(house, VILLAGE)));
    const refusal = await refused(() => house.as('bai').run(reportFinding, input), code, at);
    if (code === 'polygon.wrong') expect(refusal?.faults?.length).toBeGreaterThan(0);
  });

  test('no longer, once whoever drew a square kilometre says that it is as large as that', async () => {
    const place = kilometre(await pointIn(house, VILLAGE));
    must(await house.as('bai').run(reportFinding, await reportInput(house, { place, sureOfArea: true })));
  });

  test('with an empty polygon, a place without numbers, a kind that is none', async () => {
    for (const more of [
      { place: { type: 'Polygon', coordinates: [] } },
      { place: { type: 'Point', coordinates: [Number.NaN, 31] } },
      { place: { type: 'Point', coordinates: [113, 95] } },
      { kind: 'castle' },
      { id: 'not an id' },
    ]) {
      const input = await reportInput(house, more);
      await refused(() => house.as('bai').run(reportFinding, input), 'input.invalid');
    }
  });

  test('of a clerk, a citizen, and one who has not signed in', async () => {
    const input = await reportInput(house);
    for (const who of ['chen', 'tang', 'qian'] as const)
      await refused(() => house.as(who).run(reportFinding, input), 'may.denied');
    await refused(() => house.as('nobody').run(reportFinding, input), 'who.unknown');
  });
});

describe('verifying is refused', () => {
  type Verify = Awaited<ReturnType<typeof inputsFor>>['verify'];
  const cases: [string, (good: Verify) => Record<string, unknown>, string, string][] = [
    ['by one officer', () => ({ officers: [idOf('song')] }), 'finding.twoOfficers', 'officers'],
    [
      'by one officer named twice',
      () => ({ officers: [idOf('song'), idOf('song')] }),
      'finding.twoOfficers',
      'officers',
    ],
    [
      'with one whose licence ended yesterday',
      () => ({ officers: [idOf('song'), idOf('sun')] }),
      'finding.officerUnlicensed',
      'officers.1',
    ],
    [
      'with one who is licensed and has no duty here',
      () => ({ officers: [idOf('song'), idOf('yao')] }),
      'finding.officerElsewhere',
      'officers.1',
    ],
    ['with a reviewer', () => ({ officers: [idOf('zhou'), idOf('song')] }), 'finding.officerUnlicensed', 'officers.0'],
    [
      'with somebody unknown',
      () => ({ officers: [idOf('song'), idOf('who?')] }),
      'finding.officerUnlicensed',
      'officers.1',
    ],
    ['by one who was not there', () => ({ officers: [idOf('lin'), idOf('shi')] }), 'finding.actorNotThere', 'officers'],
    ['as lawful without a ground', () => ({ outcome: 'lawful' }), 'finding.groundNeeded', 'ground'],
    [
      'with a plot grown to a square kilometre',
      ({ plot }) => ({ plot: grown(plot, 50) }),
      'finding.largePlot',
      'sureOfArea',
    ],
    ['as illegal without a plot', () => ({ plot: undefined }), 'finding.plotNeeded', 'plot'],
    [
      'as illegal with a point for a plot',
      ({ plot }) => ({ plot: { type: 'Point', coordinates: plot.coordinates[0]![0] } }),
      'finding.plotNeeded',
      'plot',
    ],
    ['with a plot outside the city', () => ({ plot: FAR_PLOT }), 'finding.outsideCity', 'plot'],
    ['with a plot of elsewhere', () => ({ plot: plotAround(elsewhere) }), 'finding.plotFar', 'plot'],
    ['with a plot of 400 km²', ({ plot }) => ({ plot: grown(plot, 1000) }), 'polygon.wrong', 'plot'],
    ['with a file that is no photo', () => ({ photos: [PDF] }), 'file.notAPicture', 'photos.0'],
    [
      'with a plot that is a line',
      ({ plot }) => ({ plot: { ...plot, coordinates: [[0, 1, 0, 1].map((i) => plot.coordinates[0]![i])] } }),
      'polygon.wrong',
      'plot',
    ],
    ['ahead of the clock', () => ({ arrivedAt: later(11 * MINUTE) }), 'finding.inFuture', 'arrivedAt'],
    ['without a photo', () => ({ photos: [] }), 'finding.photoNeeded', 'photos'],
    ['before it was found', () => ({ arrivedAt: later(-2 * MINUTE) }), 'finding.beforeFound', 'arrivedAt'],
    ['with a photo that nobody put', () => ({ photos: ['b'.repeat(64)] }), 'file.unknown', 'photos.0'],
    ['from a form that is old', () => ({ version: 7 }), 'form.stale', ''],
    ['of what is not there', () => ({ matterId: idOf('no matter') }), 'thing.notFound', 'matterId'],
    [
      'of a register entry, which is no finding',
      () => ({ matterId: idOf('the register of the cast') }),
      'thing.notFound',
      'matterId',
    ],
  ];

  test.each(cases)('%s', async (_, more, code, at) => {
    const { verify } = await inputsFor(house, await findingIn(house, 'reported'));
    await refused(() => house.as('song').run(verifyFinding, { ...verify, ...more(verify) } as Verify), code, at);
  });

  test('of a coordinator, of an officer without licence, and of another county', async () => {
    const { verify } = await inputsFor(house, await findingIn(house, 'reported'));
    await refused(() => house.as('bai').run(verifyFinding, verify), 'may.denied');
    await refused(() => house.as('sun').run(verifyFinding, verify), 'may.noLicence');
    await refused(() => house.as('yao').run(verifyFinding, verify), 'may.denied');
  });

  test('of what waits for its second officer, by one who has not seen that it does', async () => {
    const id = await findingIn(house, 'verified');
    const { verify } = await inputsFor(house, id);
    await refused(() => house.as('song').run(verifyFinding, verify), 'form.stale');
    must(await house.as('song').run(verifyFinding, { ...verify, version: await versionOf(house, id) }));
  });

  test('for all that is wrong at once, each fault at its field', async () => {
    const { verify } = await inputsFor(house, await findingIn(house, 'reported'));
    const wrong = {
      ...verify,
      outcome: 'lawful' as const,
      officers: [idOf('song')],
      photos: [],
      arrivedAt: later(11 * MINUTE),
    };
    const refusal = await refused(() => house.as('song').run(verifyFinding, wrong), 'finding.groundNeeded', 'ground');
    expect(refusal?.faults?.map((fault) => fault.at)).toEqual(['ground', 'officers', 'photos', 'arrivedAt']);
  });

  test('by the licence of the day of the deed, not of its recording', async () => {
    // Sun's licence ended on 23 November; entered on the 24th, with him on the spot on the 23rd.
    const yesterday = '2026-11-23T16:00:00+08:00';
    const id = await findingIn(house, 'reported', { foundAt: '2026-11-23T15:00:00+08:00' });
    const { verify } = await inputsFor(house, id);
    const withSun = { ...verify, officers: [idOf('song'), idOf('sun')] };
    await refused(() => house.as('song').run(verifyFinding, withSun), 'finding.officerUnlicensed', 'officers.1');
    expect(must(await house.as('song').run(verifyFinding, { ...withSun, arrivedAt: yesterday })).state).toBe(
      'verified',
    );
  });

  test.each(['confirmed', 'served', 'closed', 'joined'] as FindingState[])('when it is %s', async (state) => {
    const { verify } = await inputsFor(house, await findingIn(house, state));
    await refused(() => house.as('song').run(verifyFinding, verify), 'step.past');
  });
});

describe('the second officer', () => {
  const at = async (id: string) => must(await house.as('song').find(getMatter, { id }));

  test('finds it among what waits for him, and nobody else is asked', async () => {
    const id = await findingIn(house, 'verified');
    const mine = async (who: 'song' | 'shi') =>
      must(await house.as(who).find(findWorklist, { limit: 100 })).tasks.find((task) => task.matterId === id);
    expect(await mine('shi')).toMatchObject({ verb: 'confirm', person: '演示石', state: 'verified' });
    expect(await mine('song')).toBeUndefined();
    for (const who of ['song', 'lin', 'bai', 'zhou'] as const) {
      const refusal = answered(house, id, who);
      expect(await refusal).toMatchObject({ refusal: { code: 'may.denied' } });
    }
    expect((await at(id)).task).toMatchObject({ person: '演示石', mine: false });
  });

  test('says yes once, and the order can be given; before, it cannot', async () => {
    const id = await findingIn(house, 'verified');
    const issue = async () => house.as('song').run(issueStopNotice, (await inputsFor(house, id)).issue);
    expect(await issue()).toMatchObject({ refusal: { code: 'step.notNow' } });
    expect(must(await answered(house, id, 'shi')).state).toBe('confirmed');
    expect(await answered(house, id, 'shi')).toMatchObject({ refusal: { code: 'may.denied' } });
    expect((await at(id)).timeline.slice(1)).toMatchObject([
      { step: 'verifyFinding', person: '演示宋' },
      { step: 'confirmVerification', person: '演示石', outcome: 'agreed' },
    ]);
    must(await issue());
  });

  test('says no only with a reason; then nothing has been measured, and it is to be verified', async () => {
    const id = await findingIn(house, 'verified');
    const no = { matterId: id, version: await versionOf(house, id), agrees: false, words: ' ' };
    await refused(() => house.as('shi').run(confirmPresence, no), 'presence.wordsNeeded', 'words');
    expect(must(await answered(house, id, 'shi', false)).state).toBe('reported');
    expect(must(await house.as('song').find(getFinding, { id }))).toMatchObject({ plot: null, areaM2: null });
    const { verify } = await inputsFor(house, id, ['song', 'lin']);
    must(await house.as('song').run(verifyFinding, verify));
    expect(must(await answered(house, id, 'lin')).state).toBe('confirmed');
  });

  test('does not confirm what was written anew after he read it', async () => {
    const id = await findingIn(house, 'verified');
    const version = await versionOf(house, id);
    const { verify } = await inputsFor(house, id);
    must(await house.as('song').run(verifyFinding, { ...verify, version, words: '改了' }));
    const old = { matterId: id, version, agrees: true };
    await refused(() => house.as('shi').run(confirmPresence, old), 'form.stale');
  });

  test('whose phone is dead is replaced by another, named anew', async () => {
    const id = await findingIn(house, 'verified');
    const { verify } = await inputsFor(house, id, ['song', 'lin']);
    must(await house.as('song').run(verifyFinding, { ...verify, version: await versionOf(house, id) }));
    expect(await answered(house, id, 'shi')).toMatchObject({ refusal: { code: 'may.denied' } });
    must(await answered(house, id, 'lin'));
  });

  test('moves the point into the plot that both have walked round', async () => {
    const [lon, lat] = await pointIn(house, VILLAGE);
    const id = await findingIn(house, 'reported', { place: { type: 'Point', coordinates: [lon + 0.002, lat] } });
    const { verify } = await inputsFor(house, id);
    const pointOf = async () =>
      must(await house.as('song').find(findFindingsOnMap, {})).points.find((point) => point.id === id)!.at;
    must(await house.as('song').run(verifyFinding, verify));
    expect((await pointOf())[0]).toBeCloseTo(lon + 0.002, 6);
    must(await answered(house, id, 'shi'));
    const [x, y] = await pointOf();
    const [west, south] = verify.plot.coordinates[0]![0]!;
    const [east, north] = verify.plot.coordinates[0]![2]!;
    expect(x > west && x < east && y > south && y < north).toBe(true);
  });
});

describe('joining is refused', () => {
  test('to each other at once: one is joined, the other stays', async () => {
    const [a, b] = [await findingIn(house, 'reported'), await findingIn(house, 'reported')];
    const join = async (matterId: string, into: string) =>
      house.as('song').run(joinFinding, { ...(await inputsFor(house, matterId)).join, into });
    const both = await Promise.all([join(a, b), join(b, a)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'finding.joinJoined' } });
  });

  test('to itself, to what is joined already, to what is far or not there', async () => {
    const id = await findingIn(house, 'reported');
    const { join } = await inputsFor(house, id);
    const elsewhere = { place: { type: 'Point', coordinates: await pointIn(house, `${TOWNSHIP}202`) } };
    const far = (await reported(house, elsewhere, 'song')).id;
    const joined = await findingIn(house, 'joined');
    const to = (into: string) => () => house.as('song').run(joinFinding, { ...join, into });
    await refused(to(id), 'finding.joinItself', 'into');
    await refused(to(far), 'finding.joinFar', 'into');
    await refused(to(joined), 'finding.joinJoined', 'into');
    await refused(to(id.toUpperCase()), 'finding.joinItself', 'into');
    await refused(to(idOf('no matter')), 'thing.notFound', 'into');
  });
});

describe('looking again and closing are refused', () => {
  test('ahead of the clock, and before the order was served', async () => {
    const { recheck } = await inputsFor(house, await findingIn(house, 'served'));
    const at = (seenAt: string) => () => house.as('song').run(recheckSite, { ...recheck, seenAt });
    await refused(at(later(11 * MINUTE)), 'finding.inFuture', 'seenAt');
    await refused(at(later(-2 * MINUTE)), 'finding.beforeServed', 'seenAt');
    const bare = { ...recheck, photos: [] };
    await refused(() => house.as('song').run(recheckSite, bare), 'finding.photoNeeded', 'photos');
    expect(must(await house.as('song').run(recheckSite, { ...bare, outcome: 'defied' })).state).toBe('defied');
  });

  test('to whoever verified it, alone or as the second officer', async () => {
    const id = await findingIn(house, 'stopped', {}, ['lin', 'deng']);
    const { close } = await inputsFor(house, id);
    for (const who of ['lin', 'deng'] as const)
      await refused(() => house.as(who).run(closeFinding, close), 'may.notSelf');
    await refused(() => house.as('song').run(closeFinding, close), 'may.denied');
    expect(must(await house.as('zhou').run(closeFinding, close)).state).toBe('closed');
  });
});

test('every refusal of the contracts has been given above', () => {
  const contracts = [reportFinding, verifyFinding, confirmPresence, joinFinding, recheckSite, closeFinding];
  const declared = contracts.flatMap((contract) => [...contract.refusals]);
  expect(declared.filter((code) => !seen.has(code))).toEqual([]);
});

describe('what is seen', () => {
  test('a coordinator finds his own and his village, an officer his station, a leader all', async () => {
    const place = { type: 'Point', coordinates: await pointIn(house, `${OTHER_TOWNSHIP}200`) };
    const other = (await reported(house, { place }, 'yao')).id;
    const ids = async (who: Parameters<TestHouse['as']>[0]) =>
      must(await house.as(who).find(findFindings, { limit: 200 })).findings.map((row) => row.id);
    expect(await ids('yao')).toEqual([other]);
    for (const who of ['bai', 'song'] as const) expect(await ids(who)).not.toContain(other);
    expect(await ids('wu')).toContain(other);
    const points = must(await house.as('yao').find(findFindingsOnMap, {})).points;
    expect(points.map((point) => point.id)).toEqual([other]);
    expect(await house.as('song').find(getFinding, { id: other })).toMatchObject({
      refusal: { code: 'thing.notFound' },
    });
  });

  test.each(['newest', 'oldest', 'due'] as const)('page after page, each row once, sorted by %s', async (sort) => {
    const all = must(await house.as('song').find(findFindings, { sort, limit: 200 })).findings;
    const paged: typeof all = [];
    let cursor: string | undefined;
    do {
      const page = must(await house.as('song').find(findFindings, { sort, limit: 3, cursor }));
      paged.push(...page.findings);
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all);
    expect(new Set(paged.map((row) => row.id)).size).toBe(all.length);
    const keys = all.map((row) => (sort === 'due' ? row.dueOn! : row.openedAt));
    expect(keys).toEqual(sort === 'newest' ? [...keys].sort().reverse() : [...keys].sort());
  });

  test.each(['nonsense', '2026-02-30~x', `2026-02-30~${idOf('x')}`, '~'])(
    'a cursor that is none (%s) is a wrong field',
    async (cursor) => {
      const found = await house.as('song').find(findFindings, { cursor });
      expect(found).toMatchObject({ refusal: { faults: [{ at: 'cursor', code: 'notACursor' }] } });
    },
  );

  test('narrowed by state, kind, day, light and words', async () => {
    const mining = (await reported(house, { kind: 'mining' })).id;
    const found = async (filter: object) =>
      must(await house.as('song').find(findFindings, { limit: 200, ...filter })).findings;
    expect((await found({ kind: 'mining' })).map((row) => row.id)).toEqual([mining]);
    expect(new Set((await found({ state: 'closed,joined' })).map((row) => row.state))).toEqual(
      new Set(['closed', 'joined']),
    );
    const all = await found({});
    expect(await found({ from: '2026-11-24', to: '2026-11-24' })).toEqual(all);
    expect(await found({ to: '2026-11-23' })).toEqual([]);
    expect(await found({ from: '2026-11-25' })).toEqual([]);
    expect((await found({ text: all[0]!.number })).map((row) => row.id)).toEqual([all[0]!.id]);
    expect(await found({ text: '%' })).toEqual([]);
    expect((await found({ light: 'green' })).every((row) => row.light === 'green')).toBe(true);
    expect(await found({ light: 'red' })).toEqual([]);
  });

  test('what is near is told before anybody reports, and only what one may see', async () => {
    const [lon, lat] = await pointIn(house, VILLAGE);
    const near = must(await house.as('song').find(findNearby, { lon, lat }));
    expect(near.division).toBe(VILLAGE);
    expect(near.nearby.length).toBeGreaterThan(0);
    expect(must(await house.as('yao').find(findNearby, { lon, lat })).nearby).toEqual([]);
    expect(must(await house.as('song').find(findNearby, { lon: 116.39, lat: 39.9 }))).toMatchObject({ division: null });
  });

  test('how early: medians of the month, for the county and the city', async () => {
    const foundAt = house.clock.now();
    house.clock.advance(30 * MINUTE);
    const { id } = await reported(house, { foundAt, begunOn: '2026-11-20' });
    await house.settle();
    const month = async (who: 'lin' | 'wu', division?: string) =>
      must(await house.as(who).find(findEarly, { division })).months.find((one) => one.month === '2026-11');
    const county = await month('lin', '421303');
    // From the midnight on which 20 November begins in Shanghai to 09:00 on the 24th.
    expect(county).toMatchObject({ found: expect.any(Number), foundAfterDays: 4.375 });
    expect((await month('wu'))!.found).toBe(county!.found + 1);
    await reported(house, { foundAt: house.clock.now(), begunOn: undefined });
    await house.settle();
    expect(await month('lin', '421303')).toMatchObject({ found: county!.found + 1, begun: county!.begun });
    expect(await house.as('song').find(findEarly, {})).toMatchObject({ refusal: { code: 'may.denied' } });
    const now = (await month('lin', '421303'))!;
    const opened = async (early: 'found' | 'reported' | 'stopped' | 'caught') =>
      must(await house.as('lin').find(findFindings, { month: '2026-11', early, division: '421303', limit: 200 })).total;
    const figures = { found: now.begun, reported: now.found, stopped: now.stopped, caught: now.early };
    expect(new Set(Object.values(figures)).size).toBeGreaterThan(2);
    for (const [early, figure] of Object.entries(figures)) expect(await opened(early as 'found'), early).toBe(figure);
    expect(must(await house.as('lin').find(findFindings, { month: '2026-10', early: 'reported' })).total).toBe(0);
    expect(await house.as('lin').find(findFindings, { month: '2026-13' })).toMatchObject({
      refusal: { faults: [{ at: 'month', code: 'notAMonth' }] },
    });
    const detail = must(await house.as('song').find(getFinding, { id }));
    expect(detail).toMatchObject({ caughtEarly: true, delays: { begunOn: '2026-11-20', foundAt } });
  });
});

test('of what lies beyond the border one may not see, joining tells nothing', async () => {
  const at = await pointIn(house, `${TOWNSHIP}202`);
  const there = (await reported(house, { place: { type: 'Point', coordinates: at } }, 'deng')).id;
  await house.database.transaction(async (tx) => {
    await sql`update matter set division = ${VILLAGES.elsewhere} where id = ${there}`.execute(tx);
  });
  const { id } = await reported(house, { place: { type: 'Point', coordinates: at } }, 'song');
  const { join } = await inputsFor(house, id);
  await refused(() => house.as('song').run(joinFinding, { ...join, into: there }), 'thing.notFound', 'into');
});
