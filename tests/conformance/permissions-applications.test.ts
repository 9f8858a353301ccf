/** Who may do what to which application, by declaration and by HTTP: every kind, every state, here and in another county. */
import { type May, must } from '@cuntu/base';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type MatterRow, subjectOf } from '#modules/matters';
import { getMatter, recuse, serviceKinds } from '#modules/matters/contract';
import { sql } from '#platform/database';
import { badlyRated, broughtTo, inTheCity, type Walked, walking } from '../harness/application-steps.ts';
import { type CastName, openTestHouse, type TestHouse } from '../harness/house.ts';
import { inSmallCounty, SMALL_BRANCH, setUpSmallBranch } from '../harness/small-county.ts';
import { holderOf } from '../harness/supervision.ts';
import { expectSentence, fieldsIn, isAskedOfOne, type Matrix, openMatrix, people, reaches } from './matrix.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let house: TestHouse;
let matrix: Matrix;

beforeAll(async () => {
  house = await openTestHouse();
  await setUpSmallBranch(house);
  const [here, there] = [walking(house), walking(house, inSmallCounty)];
  const asking = walking(house, { ...inTheCity, unit: SMALL_BRANCH, reviewer: 'yao' });
  const made = new Map<string, string>();
  const make = async (name: string, walked: Walked, state: string) => {
    made.set(name, await broughtTo(walked, state));
    return made.get(name)!;
  };

  await make('late here', here.mortgage, 'admitted');
  await make('late elsewhere', there.mortgage, 'admitted');
  house.clock.set('2026-11-30T09:00:00+08:00');
  await house.turnClocks();

  for (const kind of serviceKinds)
    for (const state of Object.keys(here[kind].procedure.states)) await make(`${kind} ${state}`, here[kind], state);
  for (const [kind, state] of [
    ['mortgage', 'admitted'],
    ['mortgage', 'examined'],
    ['preview', 'checked'],
    ['preview', 'concluded'],
    ['opinion', 'opinionAsked'],
    ['callBack', 'badRated'],
  ] as const)
    await make(`${kind} ${state} elsewhere`, there[kind], state);
  await make('opinion asked of another county', asking.opinion, 'opinionAsked');
  const signed = await make('signed', here.preview, 'delivered');
  made.set('callBack of what the leader signed', await badlyRated(house, signed));
  const matterId = await make('recused', here.mortgage, 'admitted');
  const who = await holderOf(house, matterId);
  must(await house.as(who).run(recuse, { matterId, words: '抵押人是我的亲属' }));
  await house.settle();

  matrix = await openMatrix(house);
  for (const [name, id] of made) await matrix.keep(name, id);
});

test('work is shared out: of each who holds a duty there is a task that is his, and one that is not', () => {
  const examining = [...matrix.kept.values()].filter(({ verb }) => verb === 'examine');
  const holders = ['xu', 'xie', 'sun'].map((one) => house.idOf(one));
  expect(new Set(examining.map(({ personId }) => personId))).toEqual(new Set(holders));
});

describe('a deed on an application', () => {
  test('is answered by HTTP as its declaration decides, for every person and state', async () => {
    expect(await matrix.wrongDeeds()).toEqual([]);
  });

  test('was tried where it is allowed, each by somebody', () => {
    expect(matrix.neverAllowed(serviceKinds)).toEqual([]);
  });

  test('is barred to whoever has stepped back, whatever else would let him', async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const matter of matrix.kept.values())
      for (const who of people.filter((one) => matrix.hasRecused(one, matter)))
        for (const deed of matrix.deedsOn([matter.kind]))
          if (matrix.decide(deed, who, matter).ok) {
            tried++;
            const form = fieldsIn(deed).includes('version') ? { version: matter.version } : {};
            const input = { ...matrix.example(deed, matter.id), ...form };
            const got = await matrix.site.ask(who, deed, input);
            if (got.body.code !== 'may.recused') wrong.push(`${deed.name} by ${who}: ${got.status} ${got.body.code}`);
            expectSentence(got, deed.name);
          }
    expect(tried).toBeGreaterThan(3);
    expect(wrong).toEqual([]);
  });

  test('is of something that whoever may do it can read', () => {
    const blind: string[] = [];
    for (const [name, matter] of matrix.kept)
      for (const deed of matrix.deedsOn([matter.kind]))
        for (const who of people)
          if (matrix.decide(deed, who, matter).ok && !matrix.hasRecused(who, matter))
            if (!matrix.sees(getMatter.may, who, subjectOf(matter))) blind.push(`${deed.name} by ${who} on ${name}`);
    expect(blind).toEqual([]);
  });
});

describe('what is read of an application', () => {
  const questions = () => matrix.questions.filter(({ may }) => serviceKinds.some((kind) => reaches(may, kind)));
  const issued = ['issued', 'delivered'];
  const finished = [...issued, 'registered', 'refusalReady', 'refused'];

  interface List {
    name: string;
    asked?: object;
    /** Of which matters its rows are; null: of one that is not named. */
    ids: (body: never, all: readonly MatterRow[]) => (string | null)[];
    /** By which he sees them; absent: the question's own. */
    may?: May;
    /** Which of those that he sees are in it. */
    among(matter: MatterRow, who: CastName): boolean;
  }
  const idOf = (who: CastName) => (matrix.personOf(who) as { personId?: string }).personId;
  const unitsOf = (who: CastName) => (matrix.personOf(who) as { units?: readonly string[] }).units ?? [];
  const idsIn = (rows: string, id: string) => (body: Record<string, Record<string, string | null>[]>) =>
    body[rows]!.map((row) => row[id] ?? null);
  /** Not every rating is called back, and few are disowned. */
  const ratingsWith = (id: string) => (body: { ratings: Record<string, string | null>[] }) =>
    body.ratings.flatMap((row) => row[id] ?? []);
  /** A table as a file: after its heads each line begins with the matter's number. */
  const idsInFile = (file: Buffer, all: readonly MatterRow[]) => {
    const numbers = file
      .toString('utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    return numbers.map((number) => all.find((one) => one.number === number)?.id ?? null);
  };
  const records = (item: string, kind: string): List => ({
    name: 'applications.findPromiseRecords',
    asked: { item, month: '2026-11' },
    ids: idsIn('records', 'matterId'),
    among: (one) => one.kind === kind && finished.includes(one.state),
  });
  const work = (whose: string, among: List['among']): List => ({
    name: 'matters.findWorklist',
    asked: { whose },
    ids: idsIn('tasks', 'matterId'),
    among: (one, who) => one.closedAt === null && among(one, who),
  });

  const lists: List[] = [
    {
      name: 'applications.findApplications',
      ids: idsIn('applications', 'id'),
      among: ({ kind }) => kind === 'mortgage' || kind === 'preview',
    },
    {
      name: 'applications.exportApplications',
      asked: { form: 'csv' },
      ids: idsInFile,
      among: ({ kind }) => kind === 'mortgage' || kind === 'preview',
    },
    {
      name: 'applications.findPreviewOpinions',
      ids: idsIn('opinions', 'matterId'),
      among: ({ kind, state }) => kind === 'preview' && issued.includes(state),
    },
    records('mortgageSet', 'mortgage'),
    records('landPreview', 'preview'),
    work('mine', ({ personId }, who) => personId === idOf(who)),
    work('unit', ({ unitId }, who) => unitsOf(who).includes(unitId ?? '')),
    work('others', ({ personId }, who) => personId !== idOf(who)),
    {
      name: 'applications.findRatings',
      ids: ratingsWith('callBackId'),
      may: getMatter.may,
      among: ({ topic }) => topic === 'callBack',
    },
    {
      name: 'applications.findRatings',
      ids: ratingsWith('disowningId'),
      may: getMatter.may,
      among: ({ topic }) => topic === 'disowning',
    },
    {
      name: 'matters.findUnexplained',
      asked: { whose: 'division' },
      ids: idsIn('delays', 'matterId'),
      among: ({ id }) => ['late here', 'late elsewhere'].some((name) => matrix.kept.get(name)!.id === id),
    },
  ];
  /** Told to somebody by name, which the ladder's own tests try; figures, nobody's row. */
  const others = ['matters.findEscalations', 'matters.findWaitingUnits'];

  test('is one thing or a list, and each is tried below', () => {
    expect(matrix.untried(serviceKinds, [...lists.map(({ name }) => name), ...others])).toEqual([]);
  });

  test('is found by whom the declaration lets see it, and not there for anybody else', async () => {
    const some = [...matrix.kept.keys()].filter((name) =>
      / (admitted|checked|opinionAsked|badRated|ratingDisowned)|of what|asked of/.test(name),
    );
    expect(await matrix.wrongAnswers(some, ({ kind }) => kind === 'mortgage')).toEqual([]);
  });

  test('is in no question more than on its own page', () => {
    const wider: string[] = [];
    for (const [name, matter] of matrix.kept)
      for (const query of matrix.questions)
        for (const who of people) {
          const subject = subjectOf(matter);
          if (matrix.sees(query.may, who, subject) && !matrix.sees(getMatter.may, who, subject))
            wider.push(`${query.name} by ${who} on ${name}`);
        }
    expect(wider).toEqual([]);
  });

  test('stands in a list exactly for whom it stands there', async () => {
    const wrong: string[] = [];
    const all = await matrix.everyMatter();
    for (const { name, asked, ids, among, ...by } of lists) {
      const query = questions().find((one) => one.name === name)!;
      const may = by.may ?? query.may;
      const most = fieldsIn(query).includes('limit') ? { limit: 100 } : {};
      let listed = 0;
      for (const who of people) {
        const told = `${name} ${JSON.stringify(asked ?? {})} by ${who}`;
        const got = await matrix.site.ask(who, query, { ...asked, ...most });
        if ((got.status === 200) !== matrix.ever(query.may, who).ok) wrong.push(`${told}: ${got.status}`);
        if (got.status !== 200) continue;
        const due = all.filter((one) => among(one, who) && matrix.sees(may, who, subjectOf(one)));
        const found = ids(got.body as never, all).sort();
        listed += found.length;
        const nameOf = (id: string | null) => [...matrix.kept].find(([, one]) => one.id === id)?.[0] ?? id;
        const surplus = found.filter((id) => !due.some((one) => one.id === id)).map(nameOf);
        const missing = due.filter(({ id }) => !found.includes(id)).map(({ id }) => nameOf(id));
        if (surplus.length + missing.length > 0) wrong.push(`${told}: +${surplus} -${missing}`);
      }
      if (listed === 0) wrong.push(`${name}: tried with nothing in it`);
    }
    expect(wrong).toEqual([]);
  });

  test('tells nobody of the staff its code, with which the applicant reads what is not for them', async () => {
    const { id } = matrix.kept.get('mortgage registered')!;
    const { rows } = await sql<{ code: string }>`select code from application where matter_id = ${id}`.execute(
      house.db,
    );
    const [{ code }] = rows as [{ code: string }];
    let answered = 0;
    const told: string[] = [];
    for (const query of questions())
      for (const who of people) {
        const got = await matrix.site.ask(who, query, isAskedOfOne(query) ? matrix.example(query, id) : {});
        if (got.status === 200) answered++;
        if (JSON.stringify(got.body).includes(code)) told.push(`${query.name} to ${who}`);
      }
    expect(answered).toBeGreaterThan(50);
    expect(told).toEqual([]);
  });

  test('its photos and its papers are read by whoever reads it', async () => {
    const { id } = matrix.kept.get('mortgage registered')!;
    const { rows } = await sql<{ sha256: string }>`select r.sha256 from paper_print r join paper p on p.id = r.paper_id
      where p.matter_id = ${id}`.execute(house.db);
    expect(rows.length).toBeGreaterThan(1);
    for (const sha256 of [matrix.photo, ...rows.map((row) => row.sha256)])
      for (const who of people) {
        const sees = matrix.sees(getMatter.may, who, subjectOf(matrix.kept.get('mortgage registered')!));
        const got = await matrix.site.get(who, `/api/files/${id}/${sha256}`);
        expect(got.status === 200, `${who} ${got.status}`).toBe(sees);
        if (!sees) expectSentence(got, who);
      }
  });
});
