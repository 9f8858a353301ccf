/** Who may do what where, by declaration and by HTTP: every operation, every person of the cast, every state. */
import type { AnyCommand, AnyQuery, May } from '@cuntu/base';
import { type Actor, condition, decideMay, holds, mayEver, type Subject } from '@cuntu/divisions';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { findMatter, subjectOf } from '#modules/matters';
import {
  findBlindSpots,
  findNeighbours,
  findZoneDays,
  findZoneFaults,
  findZonePeople,
  findZones,
  findZonesOnMap,
  findZoneTile,
  getZone,
  getZoneAt,
  getZoneVisits,
} from '#modules/patrol/contract';
import { sql } from '#platform/database';
import { insertStored } from '#platform/files';
import { findingProcedure } from '../../modules/patrol/findings/procedure.ts';
import { type FindingState, findingIn, plotAround, pointIn, reported } from '../harness/finding.ts';
import {
  type CastName,
  CITY,
  castNames,
  OTHER_TOWNSHIP,
  openTestHouse,
  type TestHouse,
  VILLAGE,
} from '../harness/house.ts';
import { type Answer, openTestSite, type TestSite } from '../harness/site.ts';
import { exampleOf } from './examples.ts';

// Some 1,500 requests, on a machine that may have other work.
vi.setConfig({ testTimeout: 120_000 });

let house: TestHouse;
let site: TestSite;
/** A finding in each state, here; and one just reported in another county. */
const findings = new Map<string, { id: string; subject: Subject }>();
let photo: string;
/** Grants do not change here. */
const actors = new Map<CastName, Actor>();

const states = Object.keys(findingProcedure.states) as FindingState[];
/** The house itself has no session: what only it may do, nobody does by HTTP. */
const people = castNames.filter((who) => who !== 'system');
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

beforeAll(async () => {
  house = await openTestHouse();
  site = await openTestSite(house);
  const kept = await house.house.files.put(Buffer.from(PNG, 'base64'), { claimedType: 'image/png' });
  if (!kept.ok) throw new Error(kept.refusal.code);
  photo = kept.value.sha256;
  await insertStored(house.db, kept.value, null, house.clock.now());
  for (const state of states) await keep(state, await findingIn(house, state, { photos: [photo] }));
  const place = { type: 'Point', coordinates: await pointIn(house, `${OTHER_TOWNSHIP}200`) };
  await keep('elsewhere', (await reported(house, { place, photos: [photo] }, 'yao')).id);
  for (const who of people) actors.set(who, await house.actorOf(who));
  await house.settle();
});

async function keep(name: string, id: string): Promise<void> {
  findings.set(name, { id, subject: subjectOf((await findMatter(house.db, id))!) });
}

const operations = async () => house.handlers.map((handler) => handler.declaration);
const scopedByPlace = (may: May) => typeof may !== 'string' && may.some((rule) => rule.scope === 'division');
/** Asked of ground, not of findings: who sees which zones and blind spots is tried beside them. */
const ofGround = new Set(
  [
    findZones,
    findZonesOnMap,
    findNeighbours,
    getZone,
    getZoneAt,
    getZoneVisits,
    findZoneDays,
    findZoneTile,
    findZoneFaults,
    findZonePeople,
    findBlindSpots,
  ].map((one): string => one.name),
);
/** Patrols, dispatches, plans and windows have their own ids and tests beside them. */
const ofPatrols = new Set([
  // A window is a unit: `modules/applications/queue`.
  'applications.getWindowDay',
  'patrol.findCrews',
  'patrol.findDispatches',
  'patrol.getDispatch',
  'patrol.getPatrol',
  'patrol.findPatrols',
  'patrol.exportPatrols',
  'patrol.getPlan',
]);
/** A zone is no matter: its deeds name it by its own id, and are tried beside it (modules/patrol/zones). */
const reachesFindings = (may: May) =>
  typeof may === 'string' || may.some(({ kinds }) => !kinds || kinds.includes('finding'));
const isOfMatter = ({ may, input }: AnyCommand | AnyQuery) =>
  scopedByPlace(may) && reachesFindings(may) && 'shape' in input && 'matterId' in (input.shape as object);
const namesStates = (may: May) => typeof may !== 'string' && may.some((rule) => rule.states);
const example = (declaration: AnyCommand | AnyQuery, id: string) =>
  exampleOf(declaration, {
    id,
    now: house.clock.now(),
    fields: {
      division: VILLAGE,
      sha256: photo,
      code: '0'.repeat(16),
      token: '0'.repeat(26),
      month: '2026-11',
      key: 'finding.dance',
      lon: 113.5,
      lat: 31.6,
      start: house.clock.now(),
      dutyHours: Array(7).fill(null),
      scheme: 'GB/T 21010-2017',
      plot: plotAround([113.5, 31.6]),
    },
  });

/** What the pipeline asks in turn: could he ever, and may he here. */
function decide(may: May, who: CastName, subject: Subject) {
  const ever = mayEver(may, actors.get(who)!, house.clock.today());
  return ever.ok ? decideMay(may, actors.get(who)!, subject, house.clock.today()) : ever;
}

const denied = (status: number) => status === 401 || status === 403;

/** A refusal in the words of a person: no key, no gap. */
function expectSentence({ body }: Answer, told: string): void {
  expect(body, told).toMatchObject({
    code: expect.any(String),
    detail: expect.any(String),
    instance: expect.any(String),
  });
  expect(body.detail, told).not.toMatch(/refusal\.|\{\{/);
  expect(body.detail.length, told).toBeGreaterThan(4);
}

describe('a deed on a finding', () => {
  const deeds = async () =>
    (await operations()).filter((one): one is AnyCommand => one.kind === 'command' && isOfMatter(one));

  test('is answered by HTTP as its declaration decides, for every person and state', async () => {
    const wrong: string[] = [];
    const tryOne = async (deed: AnyCommand, state: string, who: CastName) => {
      const { id, subject } = findings.get(state)!;
      const told = `${deed.name} by ${who} on ${state}`;
      const decided = decide(deed.may, who, subject);
      const got = await site.ask(who, deed, example(deed, id));
      // The form is an old one: that is said before what its state would bar.
      const late = decided.ok || decided.refusal.code === 'step.notNow';
      const expected = late ? 'form.stale' : decided.refusal.code;
      if (got.body.code !== expected) wrong.push(`${told}: ${got.status} ${got.body.code}, not ${expected}`);
      if (!decided.ok) expectSentence(got, told);
    };
    for (const deed of await deeds())
      for (const state of findings.keys()) await Promise.all(people.map((who) => tryOne(deed, state, who)));
    expect(wrong).toEqual([]);
  });

  test('was tried where it is allowed, each by somebody', async () => {
    for (const deed of await deeds()) {
      const allowed = [];
      for (const { subject } of findings.values())
        for (const who of people) if (decide(deed.may, who, subject).ok) allowed.push(who);
      expect(allowed, deed.name).not.toEqual([]);
    }
  });
});

test('every other operation is barred to whom its declaration bars, and to no one else', async () => {
  const wrong: string[] = [];
  const others = (await operations()).filter((one) => one.kind === 'query' || !isOfMatter(one));
  for (const operation of others)
    for (const who of people) {
      const told = `${operation.name} by ${who}`;
      const decided = mayEver(operation.may, actors.get(who)!, house.clock.today());
      const got = await site.ask(who, operation, example(operation, house.id()));
      if (got.status >= 500) wrong.push(`${told}: ${got.status}`);
      else if (denied(got.status) === decided.ok && !(await barredByPlace(operation, who)))
        wrong.push(`${told}: ${got.status}`);
      if (denied(got.status)) expectSentence(got, told);
    }
  expect(wrong).toEqual([]);
});

/** What an operation asks about a place or a unit is decided by the one that it is asked of. */
async function barredByPlace({ may, input }: AnyCommand | AnyQuery, who: CastName): Promise<boolean> {
  const fields = 'shape' in input ? (input.shape as object) : {};
  const asksPlace = 'division' in fields || 'unitId' in fields;
  const subject = { division: CITY, unitId: null, reportedBy: null };
  return asksPlace && !decideMay(may, actors.get(who)!, subject, house.clock.today()).ok;
}

describe('what is read of a finding', () => {
  const visibleTo = async (may: May, who: CastName) => {
    const seen = condition(may, actors.get(who)!, house.clock.today());
    const matters = await sql<{ id: string }>`select id from matter`.execute(house.db);
    const visible: string[] = [];
    for (const { id } of matters.rows) if (holds(seen, subjectOf((await findMatter(house.db, id))!))) visible.push(id);
    return visible.sort();
  };
  const fieldsOf = ({ input }: AnyQuery) => Object.keys('shape' in input ? (input.shape as object) : {});
  const queries = async () =>
    (await operations()).filter(
      (one): one is AnyQuery =>
        one.kind === 'query' &&
        scopedByPlace(one.may) &&
        reachesFindings(one.may) &&
        !ofGround.has(one.name) &&
        !ofPatrols.has(one.name),
    );
  const ofOne = async () =>
    (await queries()).filter((one) => fieldsOf(one).some((field) => /^(id|matterId)$/.test(field)));

  // biome-ignore lint/suspicious/noExplicitAny: each list has a shape of its own
  const lists: Record<string, (body: any) => string[]> = {
    'patrol.findFindings': (body) => body.findings.map((row: { id: string }) => row.id),
    'patrol.findFindingsOnMap': (body) => body.points.map((row: { id: string }) => row.id),
    'patrol.exportFindings': (body) => body.features.map((one: { id: string }) => one.id),
    'patrol.findNearby': (body) => body.nearby.map((row: { id: string }) => row.id),
    'matters.findWorklist': (body) => body.tasks.map((row: { matterId: string }) => row.matterId),
    'matters.findEscalations': (body) => body.escalations.map((row: { matterId: string }) => row.matterId),
    'matters.findUnexplained': (body) => body.delays.map((row: { matterId: string }) => row.matterId),
    'applications.findPreviewOpinions': (body) => body.opinions.map((row: { matterId: string }) => row.matterId),
  };
  /** Figures of months, nobody's row. */
  const figures = ['patrol.findEarly', 'matters.findWaitingUnits'];
  /** Not of findings: `modules/patrol/tracks/looking.test.ts`. */
  const tracks = ['patrol.findTrack', 'patrol.findTracksIn'];

  test('is one thing or a list, and each is tried below', async () => {
    const known = [...(await ofOne()).map((one) => one.name), ...Object.keys(lists), ...figures, ...tracks];
    expect((await queries()).map((one) => one.name).filter((name) => !known.includes(name))).toEqual([]);
  });

  test('is found by whom the declaration lets see it, and not there for anybody else', async () => {
    const wrong: string[] = [];
    const tryOne = async (query: AnyQuery, state: string, who: CastName) => {
      const { id, subject } = findings.get(state)!;
      const today = house.clock.today();
      const ever = mayEver(query.may, actors.get(who)!, today).ok;
      const sees = ever && holds(condition(query.may, actors.get(who)!, today), subject);
      const got = await site.ask(who, query, example(query, id));
      const expected = sees ? [200] : ever ? [404, 200] : [401, 403];
      const leaks = !sees && got.status === 200 && !isEmpty(got.body);
      if (!expected.includes(got.status) || leaks) wrong.push(`${query.name} by ${who} on ${state}: ${got.status}`);
    };
    const somewhere = (query: AnyQuery) => (namesStates(query.may) ? [...findings.keys()] : ['ordered', 'elsewhere']);
    for (const query of await ofOne())
      for (const state of somewhere(query)) await Promise.all(people.map((who) => tryOne(query, state, who)));
    expect(wrong).toEqual([]);
  });

  test('stands in a list exactly for whom it stands there', async () => {
    const [lon, lat] = await pointIn(house, VILLAGE);
    for (const query of (await queries()).filter((one) => one.name in lists))
      for (const who of people) {
        const input = { limit: 100, whose: 'others', form: 'geojson', lon, lat };
        const fields = Object.fromEntries(Object.entries(input).filter(([field]) => fieldsOf(query).includes(field)));
        const got = await site.ask(who, query, fields);
        if (got.status !== 200) continue;
        const visible = await visibleTo(query.may, who);
        const listed = lists[query.name]!(got.body).sort();
        expect(
          listed.filter((id) => !visible.includes(id)),
          `${query.name} by ${who}`,
        ).toEqual([]);
        if (/Findings/.test(query.name)) expect(listed, `${query.name} by ${who}`).toEqual(visible);
      }
  });

  test('its photos are read by whoever reads it', async () => {
    const getMatter = (await ofOne()).find((one) => one.name === 'matters.getMatter')!;
    for (const { id } of [findings.get('served')!, findings.get('elsewhere')!])
      for (const who of people) {
        const sees = (await visibleTo(getMatter.may, who)).includes(id);
        const got = await site.get(who, `/api/files/${id}/${photo}`);
        expect(got.status === 200, `${who} ${got.status}`).toBe(sees);
        if (!sees) expectSentence(got, who);
      }
  });

  test('a photo is not read through a matter that it does not hang on', async () => {
    const bare = (await reported(house)).id;
    expect((await site.get('wu', `/api/files/${bare}/${photo}`)).status).toBe(404);
  });
});

/** Lists of what hangs on a matter are empty where the matter is not seen. */
const isEmpty = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  Object.values(body).every((value) => value === null || (Array.isArray(value) && value.length === 0));

test('live: nobody is told of another county', async () => {
  await site.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = site.app.server.address() as { port: number };
  const listen = async (who: CastName) => {
    const headers = { authorization: `Bearer ${await site.tokenOf(who)}` };
    const answer = await fetch(`http://127.0.0.1:${port}/api/system.live`, { headers });
    return answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  };
  const until = async (reader: Awaited<ReturnType<typeof listen>>, word: string) => {
    for (let heard = ''; ; ) {
      const { value, done } = await reader.read();
      heard += value ?? '';
      if (done || heard.includes(word)) return heard;
    }
  };
  const [here, elsewhere] = [await listen('song'), await listen('yao')];
  await Promise.all([until(here, 'retry'), until(elsewhere, 'retry')]);
  // Told in order: whoever hears of norms without patrol before it was not told of the finding.
  house.house.bus.publish({ topic: 'matter', division: VILLAGE }, { topic: 'norms', division: CITY });
  expect(await until(here, 'norms')).toContain('patrol');
  expect(await until(elsewhere, 'norms')).not.toContain('patrol');
  await Promise.all([here.cancel(), elsewhere.cancel()]);
  expect((await site.get('nobody', '/api/system.live')).status).toBe(401);
});
