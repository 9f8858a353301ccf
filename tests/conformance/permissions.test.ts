/** Who may do what where, by declaration and by HTTP: every operation, every person of the cast, every state of a finding. */
import type { AnyCommand, AnyQuery } from '@cuntu/base';
import { decideMay } from '@cuntu/divisions';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { subjectOf } from '#modules/matters';
import { getMatter } from '#modules/matters/contract';
import { findingProcedure } from '../../modules/patrol/findings/procedure.ts';
import { type FindingState, findingIn, pointIn, reported } from '../harness/finding.ts';
import { type CastName, CITY, OTHER_TOWNSHIP, openTestHouse, type TestHouse, VILLAGE } from '../harness/house.ts';
import { denied, expectSentence, fieldsIn, isOfMatter, type Matrix, openMatrix, people, reaches } from './matrix.ts';

// Some 1,500 requests, on a machine that may have other work.
vi.setConfig({ testTimeout: 120_000 });

let house: TestHouse;
let matrix: Matrix;

beforeAll(async () => {
  house = await openTestHouse();
  matrix = await openMatrix(house);
  const photos = [matrix.photo];
  for (const state of Object.keys(findingProcedure.states) as FindingState[])
    await matrix.keep(state, await findingIn(house, state, { photos }));
  const place = { type: 'Point', coordinates: await pointIn(house, `${OTHER_TOWNSHIP}200`) };
  await matrix.keep('elsewhere', (await reported(house, { place, photos }, 'yao')).id);
  await house.settle();
});

describe('a deed on a finding', () => {
  test('is answered by HTTP as its declaration decides, for every person and state', async () => {
    expect(await matrix.wrongDeeds()).toEqual([]);
  });

  test('was tried where it is allowed, each by somebody', () => {
    expect(matrix.deedsOn(['finding']).length).toBeGreaterThan(0);
    expect(matrix.neverAllowed(['finding'])).toEqual([]);
  });
});

test('every other operation is barred to whom its declaration bars, and to no one else', async () => {
  const wrong: string[] = [];
  for (const operation of matrix.operations.filter((one) => !isOfMatter(one)))
    for (const who of people) {
      const told = `${operation.name} by ${who}`;
      const decided = matrix.ever(operation.may, who);
      const got = await matrix.site.ask(who, operation, matrix.example(operation, house.id()));
      if (got.status >= 500) wrong.push(`${told}: ${got.status}`);
      else if (denied(got.status) === decided.ok && !barredByPlace(operation, who))
        wrong.push(`${told}: ${got.status}`);
      if (denied(got.status)) expectSentence(got, told);
    }
  expect(wrong).toEqual([]);
});

/** What an operation asks about a place or a unit is decided by the one that it is asked of. */
function barredByPlace(operation: AnyCommand | AnyQuery, who: CastName): boolean {
  const asksPlace = fieldsIn(operation).some((field) => field === 'division' || field === 'unitId');
  const subject = { division: CITY, unitId: null, reportedBy: null };
  return asksPlace && !decideMay(operation.may, matrix.personOf(who), subject, house.clock.today()).ok;
}

describe('what is read of a finding', () => {
  const questions = () => matrix.questions.filter(({ may }) => reaches(may, 'finding'));
  const visibleTo = async (may: AnyQuery['may'], who: CastName) =>
    (await matrix.everyMatter()).filter((one) => matrix.sees(may, who, subjectOf(one))).map(({ id }) => id);

  // biome-ignore lint/suspicious/noExplicitAny: each list has a shape of its own
  const lists: Record<string, (body: any) => string[]> = {
    'patrol.findFindings': (body) => body.findings.map((row: { id: string }) => row.id),
    'patrol.findFindingsOnMap': (body) => body.points.map((row: { id: string }) => row.id),
    'patrol.exportFindings': (body) => body.features.map((one: { id: string }) => one.id),
    'patrol.findNearby': (body) => body.nearby.map((row: { id: string }) => row.id),
    'matters.findWorklist': (body) => body.tasks.map((row: { matterId: string }) => row.matterId),
  };
  /** Figures of units, nobody's row. */
  const figures = ['matters.findWaitingUnits'];

  test('is one thing or a list, and each is tried below', () => {
    expect(matrix.untried(['finding'], [...Object.keys(lists), ...figures])).toEqual([]);
  });

  test('is found by whom the declaration lets see it, and not there for anybody else', async () => {
    expect(await matrix.wrongAnswers(['ordered', 'elsewhere'], () => true)).toEqual([]);
  });

  test('stands in a list exactly for whom it stands there', async () => {
    const [lon, lat] = await pointIn(house, VILLAGE);
    for (const query of questions().filter(({ name }) => name in lists))
      for (const who of people) {
        const input = { limit: 100, whose: 'others', form: 'geojson', lon, lat };
        const fields = Object.fromEntries(Object.entries(input).filter(([field]) => fieldsIn(query).includes(field)));
        const got = await matrix.site.ask(who, query, fields);
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
    for (const name of ['served', 'elsewhere']) {
      const matter = matrix.kept.get(name)!;
      for (const who of people) {
        const sees = matrix.sees(getMatter.may, who, subjectOf(matter));
        const got = await matrix.site.get(who, `/api/files/${matter.id}/${matrix.photo}`);
        expect(got.status === 200, `${who} ${got.status}`).toBe(sees);
        if (!sees) expectSentence(got, who);
      }
    }
  });

  test('a photo is not read through a matter that it does not hang on', async () => {
    const bare = (await reported(house)).id;
    expect((await matrix.site.get('wu', `/api/files/${bare}/${matrix.photo}`)).status).toBe(404);
  });
});

test('live: nobody is told of another county', async () => {
  await matrix.site.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = matrix.site.app.server.address() as { port: number };
  const listen = async (who: CastName) => {
    const headers = { authorization: `Bearer ${await matrix.site.tokenOf(who)}` };
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
  expect((await matrix.site.get('nobody', '/api/system.live')).status).toBe(401);
});
