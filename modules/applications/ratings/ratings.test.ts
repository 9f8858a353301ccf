/** Ratings: one an event, by an applicant who holds the code; bad and disowned ones called back; whoever handled the matter learns nothing. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { findWorklist, getMatter } from '#modules/matters/contract';
import { sql } from '#platform/database';
import {
  APPLICANT,
  applicantOf,
  firmNumber,
  MORTGAGEE,
  MORTGAGOR,
  mortgageIn,
  parcelIn,
  personNumber,
  previewIn,
  previewInput,
} from '../../../tests/harness/application.ts';
import { type CastName, openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { setUpSmallBranch } from '../../../tests/harness/small-county.ts';
import {
  answerRater,
  callApplicant,
  callRater,
  declineApplication,
  disownRating,
  findRatingFigures,
  findRatings,
  type Grade,
  getApplication,
  getCallBack,
  rateService,
  renewRatingWord,
  reviewRating,
  submitApplication,
  whereIs,
} from '../contract.ts';

let house: TestHouse;
let parcel: string;

beforeAll(async () => {
  house = await openTestHouse();
  parcel = await parcelIn(house);
});

const codeOf = async (matterId: string): Promise<string> =>
  (await sql<{ code: string }>`select code from application where matter_id = ${matterId}`.execute(house.db)).rows[0]!
    .code;

async function delivered(): Promise<{ matterId: string; code: string }> {
  const matterId = await mortgageIn(house, 'delivered', parcel);
  return { matterId, code: await codeOf(matterId) };
}

/** Of every mortgage here. */
const applicant = firmNumber(1);

const rated = (code: string, grade: Grade, more = {}, who: CastName = 'nobody') =>
  house.as(who).run(rateService, { id: house.id(), code, applicant, grade, ...more });

async function badlyRated(of?: string) {
  const matterId = of ?? (await delivered()).matterId;
  const code = await codeOf(matterId);
  const told = { words: '跑了三趟', phone: '13800000000', applicant: await applicantOf(house, matterId) };
  const { id, secret } = must(await rated(code, 'veryDissatisfied', told));
  const { rows } = await sql<{ id: string }>`select matter_id as id from call_back where rating_id = ${id}`.execute(
    house.db,
  );
  return { matterId, code, rating: id, secret, callBack: rows[0]!.id };
}

describe('a rating', () => {
  test('is given once the matter has ended, once, and never by whoever is signed in', async () => {
    const open = await codeOf(await mortgageIn(house, 'registered', parcel));
    expect(await rated(open, 'satisfied')).toMatchObject({ refusal: { code: 'rating.notYet' } });
    const { code } = await delivered();
    for (const who of ['chen', 'he', 'tang'] as const)
      expect(await rated(code, 'verySatisfied', {}, who)).toMatchObject({ refusal: { code: 'rating.notByStaff' } });
    expect(await rated(code, 'satisfied')).toMatchObject({ ok: true });
    expect(await rated(code, 'dissatisfied')).toMatchObject({ refusal: { code: 'rating.given' } });
    expect(await rated('7777777777777777', 'satisfied')).toMatchObject({ refusal: { code: 'thing.notFound' } });
  });

  test('sent twice is one, with the same answer', async () => {
    const { code } = await delivered();
    const input = { id: house.id(), code, applicant, grade: 'satisfied' as const };
    const commandId = house.id();
    const both = await Promise.all([0, 1].map(() => house.as('nobody').run(rateService, input, { commandId })));
    expect(both).toEqual([
      { ok: true, value: { id: input.id, secret: expect.stringMatching(/^[0-9A-Z]{16}$/) } },
      both[0],
    ]);
  });

  test('is given by who knows a whole number of the application, not by whoever has its code', async () => {
    const { matterId, code } = await delivered();
    for (const guess of [applicant.slice(-4), firmNumber(7), '13800000000'])
      expect(await rated(code, 'verySatisfied', { applicant: guess.padStart(5, '0') })).toMatchObject({
        refusal: { code: 'rating.notTheApplicant', at: 'applicant' },
      });
    expect(await rated(code, 'satisfied', { applicant: await applicantOf(house, matterId) })).toMatchObject({
      ok: true,
    });
  });

  test('is told, and what came of it, to the rater alone: whoever has the code learns that it was rated', async () => {
    const { code, secret } = await badlyRated();
    const whole = {
      told: { grade: 'veryDissatisfied', ratedOn: '2026-11-24', called: true, setAside: false, answer: null },
    };
    const asked = async (more: object) => must(await house.as('nobody').find(whereIs, { code, ...more })).rating;
    expect(await asked({ secret })).toEqual(whole);
    const other = (await badlyRated()).secret;
    for (const without of [{}, { secret: other }, { secret: code }])
      expect(await asked(without)).toEqual({ told: null });
  });

  test('stands on a chain of its own, not in the timeline of the matter', async () => {
    const { matterId, code } = await delivered();
    const before = must(await house.as('chen').find(getMatter, { id: matterId }));
    must(await rated(code, 'veryDissatisfied', { words: '态度不好' }));
    expect(must(await house.as('chen').find(getMatter, { id: matterId }))).toEqual(before);
    const { rows } =
      await sql`select 1 from fact where name = 'applications.serviceRated' and matter_id = ${matterId}`.execute(
        house.db,
      );
    expect(rows).toEqual([]);
  });

  test('keeps its telephone sealed', async () => {
    const { rating } = await badlyRated();
    const { rows } = await sql<{
      all: string;
    }>`select to_jsonb(r)::text as all from rating r where matter_id = ${rating}`.execute(house.db);
    expect(rows[0]!.all).not.toContain('13800000000');
    const { rows: logged } =
      await sql`select 1 from command_log c where to_jsonb(c)::text like '%13800000000%'`.execute(house.db);
    expect(logged).toEqual([]);
  });
});

describe('an application in which nobody gave a number', () => {
  const nameless = { identityValidTo: null, role: 'applicant' } as const;
  async function declined(party: object, agent?: object) {
    const applicants = [{ ...nameless, party: { id: house.id(), kind: 'firm', name: APPLICANT, ...party }, agent }];
    const chen = house.as('chen');
    const given = must(await chen.run(submitApplication, await previewInput(house, { applicants } as never, 7)));
    const why = { ground: 'notOurs', words: '不归本局管' } as const;
    must(await chen.run(declineApplication, { id: house.id(), matterId: given.id, ...why }));
    return given;
  }

  test.each([{}, { phone: '-' }, { phone: '无' }])('is rated with the word told at the window: %o', async (party) => {
    const { id, code, word } = await declined(party);
    expect(word).toMatch(/^[0-9A-Z]{16}$/);
    for (const guess of [APPLICANT, '-----', '     -', '无无无无无', code, (await declined({})).word!])
      expect(await rated(code, 'satisfied', { applicant: guess })).toMatchObject({ ok: false });
    const { rows } = await sql<{ all: string }>`select to_jsonb(a)::text || to_jsonb(p)::text || f.body as all
      from application a join party p on p.matter_id = a.matter_id,
        lateral (select string_agg(to_jsonb(f)::text, '') as body from fact f where f.matter_id = a.matter_id) f
      where a.matter_id = ${id}`.execute(house.db);
    expect(rows[0]!.all).not.toContain(word);
    expect(JSON.stringify(must(await house.as('chen').find(getApplication, { matterId: id })))).not.toContain(word);
    const spaced = word!.toLowerCase().replace(/(.{4})(?=.)/g, '$1-');
    expect(await rated(code, 'satisfied', { applicant: spaced })).toMatchObject({ ok: true });
    must(await house.as('nobody').run(disownRating, { id: house.id(), code, applicant: word! }));
  });

  test('gets a new word at the window, and no former one works any more', async () => {
    const { id, code, word } = await declined({});
    const renew = (who: CastName, words = '与申请表上的签名核对过') =>
      house.as(who).run(renewRatingWord, { matterId: id, words });
    const second = must(await renew('chen')).word;
    const third = must(await renew('chen')).word;
    expect(new Set([word, second, third]).size).toBe(3);
    for (const former of [word!, second])
      expect(await rated(code, 'satisfied', { applicant: former })).toMatchObject({
        refusal: { code: 'rating.notTheApplicant' },
      });
    for (const who of ['xu', 'he', 'wu', 'bai', 'nobody'] as const)
      expect(await renew(who)).toMatchObject({ ok: false });
    const chen = house.as('chen');
    expect(must(await chen.find(getApplication, { matterId: id })).byWord).toBe(true);
    const { timeline } = must(await chen.find(getMatter, { id }));
    expect(timeline.at(-1)).toMatchObject({ step: 'renewRatingWord', said: { words: '与申请表上的签名核对过' } });
    const { rows } = await sql<{ all: string }>`select string_agg(to_jsonb(w)::text, '') as all from rating_word w
      where matter_id = ${id}`.execute(house.db);
    const { rows: facts } = await sql<{ all: string }>`select string_agg(to_jsonb(f)::text, '') as all from fact f
      where matter_id = ${id}`.execute(house.db);
    for (const kept of [rows[0]!.all, facts[0]!.all, JSON.stringify(timeline)]) expect(kept).not.toContain(third);
    expect(await rated(code, 'satisfied', { applicant: third })).toMatchObject({ ok: true });
  });

  test('asked for twice at once are two words, of which the last is right', async () => {
    const { id, code } = await declined({});
    const both = await Promise.all(
      ['第一次核对', '第二次核对'].map((words) => house.as('chen').run(renewRatingWord, { matterId: id, words })),
    );
    const given = both.map((one) => must(one).word);
    const right = [];
    for (const word of given) if ((await rated(code, 'satisfied', { applicant: word })).ok) right.push(word);
    expect([new Set(given).size, right.length]).toEqual([2, 1]);
  });

  test('there is no word where a number was given', async () => {
    const { id } = await declined({ phone: '0722-3311223' });
    const asked = { matterId: id, words: '与申请表上的签名核对过' };
    expect(await house.as('chen').run(renewRatingWord, asked)).toMatchObject({
      refusal: { code: 'rating.numbersGiven' },
    });
    expect(must(await house.as('chen').find(getApplication, { matterId: id })).byWord).toBe(false);
  });

  test.each([
    [{ identityNumber: firmNumber(3) }, undefined],
    [{ phone: '0722-3311223' }, undefined],
    [{}, { name: '演示代', identityNumber: personNumber(5), identityValidTo: null }],
  ])('is none where there is one: %o %o', async (party, agent) => {
    expect((await declined(party, agent)).word).toBeNull();
  });
});

describe('whoever handled the matter', () => {
  test.each(['chen', 'xu', 'xie', 'qin', 'ma', 'zhou', 'tang', 'nobody'] as const)(
    '%s reads neither ratings nor call-backs, in no list',
    async (who) => {
      const { callBack } = await badlyRated();
      expect(await house.as(who).find(findRatings, {})).toMatchObject({ ok: false });
      expect(await house.as(who).find(getCallBack, { id: callBack })).toMatchObject({ ok: false });
      expect(await house.as(who).find(getMatter, { id: callBack })).toMatchObject({ ok: false });
      for (const whose of ['mine', 'unit', 'others'] as const) {
        const work = await house.as(who).find(findWorklist, { whose, limit: 100 });
        if (work.ok) expect(work.value.tasks.filter(({ kind }) => kind === 'callBack')).toEqual([]);
      }
    },
  );

  test('even as a leader finds nothing of that one, is given no task of it, and cannot act on it', async () => {
    const { callBack, rating } = await badlyRated(await previewIn(house, 'delivered'));
    must(await house.as('he').run(callRater, { matterId: callBack, outcome: 'malicious', words: '无理取闹的' }));
    const wu = house.as('wu');
    for (const seek of [getCallBack, getMatter])
      expect(await wu.find(seek, { id: callBack })).toMatchObject({ refusal: { code: 'thing.notFound' } });
    for (const whose of ['mine', 'unit', 'others'] as const) {
      const { tasks } = must(await wu.find(findWorklist, { whose, limit: 100 }));
      expect(tasks.map(({ matterId }) => matterId)).not.toContain(callBack);
    }
    const seen = must(await wu.find(findRatings, { limit: 100 })).ratings.map(({ id }) => id);
    expect(seen).not.toContain(rating);
    expect(seen.length).toBeGreaterThan(0);
    const review = { matterId: callBack, outcome: 'setAside', words: '看过录音，同意' } as const;
    expect(await wu.run(reviewRating, review)).toMatchObject({ refusal: { code: 'may.recused' } });
    // The other leader's, were there one: it waits at the post, in sight of whoever watches.
    const { task } = must(await house.as('he').find(getMatter, { id: callBack }));
    expect(task).toMatchObject({ verb: 'reviewRating', person: null });
  });
});

describe('a bad rating', () => {
  test('waits for the supervisor within five working days, without place or name of the rater', async () => {
    const { callBack, matterId } = await badlyRated();
    const work = must(await house.as('he').find(findWorklist, { whose: 'mine', limit: 100 })).tasks;
    expect(work.find((one) => one.matterId === callBack)).toMatchObject({
      kind: 'callBack',
      verb: 'callRater',
      dueOn: '2026-12-01',
      division: '421303',
    });
    const seen = must(await house.as('he').find(getCallBack, { id: callBack }));
    expect(seen).toMatchObject({ phone: '13800000000', applicationId: matterId, rating: { words: '跑了三趟' } });
    const { rows } = await sql`select 1 from access_record where deed = 'applications.getCallBack'`.execute(house.db);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('is nothing to whoever answers for another county', async () => {
    await setUpSmallBranch(house);
    const { callBack } = await badlyRated();
    expect(await house.as('yao').find(getCallBack, { id: callBack })).toMatchObject({
      refusal: { code: 'thing.notFound' },
    });
    expect(must(await house.as('yao').find(findRatings, { limit: 100 })).ratings).toEqual([]);
  });

  test('that is true is answered under the rater’s secret', async () => {
    const { callBack, code, secret } = await badlyRated();
    const he = house.as('he');
    must(await he.run(callRater, { matterId: callBack, outcome: 'confirmed', words: '电话核实，确实跑了三趟' }));
    must(await he.run(answerRater, { matterId: callBack, outcome: 'mended', words: '窗口已改为一次告知' }));
    expect(must(await house.as('nobody').find(whereIs, { code, secret })).rating).toMatchObject({
      told: { grade: 'veryDissatisfied', answer: '窗口已改为一次告知' },
    });
    expect(JSON.stringify(must(await he.find(getMatter, { id: callBack })).timeline)).not.toContain('三趟');
  });

  test('of which what was said cannot be kept stays as it was', async () => {
    const { callBack } = await badlyRated();
    await sql`insert into call_back_act (matter_id, fact_n, act, outcome, words, at)
      values (${callBack}, 2, 'callRater', 'confirmed', '在先', now())`.execute(house.db);
    const call = { matterId: callBack, outcome: 'confirmed', words: '已致电，情况属实' } as const;
    expect(await house.as('he').run(callRater, call)).toMatchObject({ refusal: { code: 'id.taken' } });
    expect(must(await house.as('he').find(getCallBack, { id: callBack })).state).toBe('badRated');
  });

  test('thought malicious leaves the figures only after a second person, never by the first', async () => {
    const { callBack } = await badlyRated();
    const he = house.as('he');
    const count = async () =>
      must(await house.as('nobody').find(findRatingFigures, {})).figures.find(({ item }) => item === 'mortgageSet')!
        .count;
    const before = await count();
    must(await he.run(callRater, { matterId: callBack, outcome: 'malicious', words: '号码是空号，内容辱骂' }));
    expect(await count()).toBe(before);
    const aside = { matterId: callBack, outcome: 'setAside', words: '看过录音，同意' } as const;
    expect(await he.run(reviewRating, aside)).toMatchObject({ ok: false });
    expect(must(await house.as('wu').run(reviewRating, aside)).state).toBe('ratingSetAside');
    expect(await count()).toBe(before - 1);
  });
});

describe('an applicant who finds his matter rated', () => {
  const disown = (code: string, more = {}, who: CastName = 'nobody') =>
    house.as(who).run(disownRating, { id: house.id(), code, applicant, words: '我没有评过', ...more });

  async function ratedByAnother(grade: Grade = 'verySatisfied') {
    const { matterId, code } = await delivered();
    const { id: rating, secret } = must(await rated(code, grade));
    return { matterId, code, rating, secret };
  }

  const toldUnder = async (code: string, secret: string) => {
    const { rating, disowned } = must(await house.as('nobody').find(whereIs, { code, secret }));
    return { rating, disowned };
  };
  const sums = async (grade: string) =>
    (
      await sql<{ n: number }>`select n from rating_sum where item = 'mortgageSet' and grade = ${grade}`.execute(
        house.db,
      )
    ).rows[0]!.n;
  const done = '按材料上的电话问过本人';

  test('says so once, by the proof that rating asks, and never while signed in', async () => {
    const { code } = await ratedByAnother();
    const unrated = (await delivered()).code;
    expect(await disown(unrated)).toMatchObject({ refusal: { code: 'rating.none' } });
    expect(await disown('7777777777777777')).toMatchObject({ refusal: { code: 'thing.notFound' } });
    for (const who of ['chen', 'he'] as const)
      expect(await disown(code, {}, who)).toMatchObject({ refusal: { code: 'rating.notByStaff' } });
    expect(await disown(code)).toMatchObject({ ok: true });
    expect(await disown(code)).toMatchObject({ refusal: { code: 'rating.disowned' } });
    // Whoever has the code alone does not learn that an applicant spoke up.
    expect(await disown(code, { applicant: firmNumber(7) })).toMatchObject({
      refusal: { code: 'rating.notTheApplicant', at: 'applicant' },
    });
  });

  test('whoever tries numbers is stopped for the day, on this application alone', async () => {
    const { code } = await ratedByAnother();
    for (let n = 10; n < 20; n++)
      expect(await disown(code, { applicant: firmNumber(n) })).toMatchObject({
        refusal: { code: 'rating.notTheApplicant' },
      });
    const stopped = { refusal: { code: 'rating.tooManyTries', at: 'applicant' } };
    expect(await disown(code, { applicant: firmNumber(20) })).toMatchObject(stopped);
    // The right one as well, or its answer would tell.
    expect(await disown(code)).toMatchObject(stopped);
    expect(await disown((await ratedByAnother()).code)).toMatchObject({ ok: true });
    house.clock.advance(86_400_000);
    expect(await disown(code)).toMatchObject({ ok: true });
    house.clock.advance(-86_400_000);
  });

  test('twice at once is heard once', async () => {
    const { code } = await ratedByAnother();
    const both = await Promise.all([disown(code), disown(code)]);
    expect(both.map((one) => (one.ok ? 'ok' : one.refusal.code)).sort()).toEqual(['ok', 'rating.disowned']);
  });

  test('takes nothing away by saying so: it counts, cannot be given anew, and whoever rated reads it as before', async () => {
    const { code, secret } = await ratedByAnother('satisfied');
    const before = await sums('satisfied');
    const own = must(await disown(code)).secret;
    expect(await sums('satisfied')).toBe(before);
    expect(await rated(code, 'dissatisfied')).toMatchObject({ refusal: { code: 'rating.given' } });
    expect(await toldUnder(code, secret)).toMatchObject({ rating: { told: { setAside: false } }, disowned: null });
    expect(await toldUnder(code, own)).toEqual({
      rating: { told: null },
      disowned: { saidOn: '2026-11-24', byOther: false, answer: null },
    });
    expect(must(await house.as('nobody').find(whereIs, { code }))).toMatchObject({ disowned: null });
  });

  test('is called back within the limit of a bad rating, by the telephones of the file, and the read is kept', async () => {
    const { code } = await ratedByAnother();
    const { id } = must(await disown(code, { phone: '13800000001' }));
    const work = must(await house.as('he').find(findWorklist, { whose: 'mine', limit: 100 })).tasks;
    expect(work.find(({ matterId }) => matterId === id)).toMatchObject({
      topic: 'disowning',
      verb: 'callApplicant',
      dueOn: '2026-12-01',
      division: '421303',
    });
    const seen = must(await house.as('he').find(getCallBack, { id }));
    expect(seen).toMatchObject({ phone: '13800000001', rating: { callBackId: null, disowningId: id } });
    expect(seen.disowned).toMatchObject({ words: '我没有评过' });
    expect(seen.disowned!.applicants.map(({ name }) => name).sort()).toEqual([MORTGAGOR, MORTGAGEE].sort());
    const parties = seen.disowned!.applicants.map((one) => one.id);
    const { rows } = await sql`select 1 from access_record
      where deed = 'applications.getCallBack' and about @> ${parties}::uuid[]`.execute(house.db);
    expect(rows).toHaveLength(1);
    const { rows: clear } = await sql`select 1 from disowning d where to_jsonb(d)::text like '%13800000001%'`.execute(
      house.db,
    );
    expect(clear).toEqual([]);
  });

  test.each(['chen', 'xu', 'qin'] as const)('is kept from %s, who handled it', async (who) => {
    const { code, matterId } = await ratedByAnother();
    const before = must(await house.as('chen').find(getMatter, { id: matterId }));
    const { id } = must(await disown(code));
    expect(must(await house.as('chen').find(getMatter, { id: matterId }))).toEqual(before);
    for (const seek of [getCallBack, getMatter])
      expect(await house.as(who).find(seek, { id })).toMatchObject({ ok: false });
    expect(
      await house.as(who).run(callApplicant, { matterId: id, outcome: 'own', words: '是他本人评的' }),
    ).toMatchObject({ ok: false });
  });

  test('of what the leader signed, is kept from that leader', async () => {
    const matterId = await previewIn(house, 'delivered');
    const code = await codeOf(matterId);
    const his = { applicant: await applicantOf(house, matterId) };
    must(await rated(code, 'satisfied', his));
    const { id } = must(await disown(code, his));
    must(await house.as('he').run(callApplicant, { matterId: id, outcome: 'notOwn', words: done }));
    expect(await house.as('wu').find(getCallBack, { id })).toMatchObject({ refusal: { code: 'thing.notFound' } });
    expect(await house.as('wu').run(reviewRating, { matterId: id, outcome: 'setAside', words: done })).toMatchObject({
      refusal: { code: 'may.recused' },
    });
  });

  test('where it was another’s, two have said so: it leaves the figures, and he rates himself, once', async () => {
    const { code, rating, secret } = await ratedByAnother('basicallySatisfied');
    const before = await sums('basicallySatisfied');
    const { id, secret: own } = must(await disown(code));
    const he = house.as('he');
    must(await he.run(callApplicant, { matterId: id, outcome: 'notOwn', words: done }));
    expect(await sums('basicallySatisfied')).toBe(before);
    const aside = { matterId: id, outcome: 'setAside', words: '听过录音，同意' } as const;
    expect(await he.run(reviewRating, aside)).toMatchObject({ ok: false });
    expect(await rated(code, 'dissatisfied')).toMatchObject({ refusal: { code: 'rating.given' } });
    expect(must(await house.as('wu').run(reviewRating, aside)).state).toBe('ratingSetAside');
    expect(await sums('basicallySatisfied')).toBe(before - 1);
    expect(await toldUnder(code, own)).toMatchObject({ rating: null, disowned: { byOther: true } });
    // Whoever gave it is told, and may object.
    expect(await toldUnder(code, secret)).toMatchObject({ rating: { told: { setAside: true } } });
    const anew = must(await rated(code, 'dissatisfied', { words: '等得太久' }));
    expect(await rated(code, 'satisfied')).toMatchObject({ refusal: { code: 'rating.given' } });
    const { ratings } = must(await he.find(findRatings, { limit: 100 }));
    expect(ratings.find((one) => one.id === rating)).toMatchObject({ setAside: true, disowningId: id });
    expect(ratings.find((one) => one.id === anew.id)).toMatchObject({
      setAside: false,
      callBackId: expect.any(String),
    });
    expect(await disown(code)).toMatchObject({ ok: true });
  });

  test('where an applicant gave it, is answered, and the rating stands', async () => {
    const { code } = await ratedByAnother('satisfied');
    const before = await sums('satisfied');
    const { id, secret: own } = must(await disown(code));
    const he = house.as('he');
    must(await he.run(callApplicant, { matterId: id, outcome: 'own', words: '另一位申请人说是他评的' }));
    must(await he.run(answerRater, { matterId: id, outcome: 'explained', words: '另一位申请人评的，照旧' }));
    expect(await sums('satisfied')).toBe(before);
    expect(await toldUnder(code, own)).toEqual({
      rating: { told: null },
      disowned: { saidOn: '2026-11-24', byOther: false, answer: '另一位申请人评的，照旧' },
    });
    expect(await rated(code, 'dissatisfied')).toMatchObject({ refusal: { code: 'rating.given' } });
  });

  test('a bad one has two call-backs, each of its own; set aside twice it leaves the figures once', async () => {
    const { code, callBack } = await badlyRated();
    const { id } = must(await disown(code));
    const [he, wu] = [house.as('he'), house.as('wu')];
    const before = await sums('veryDissatisfied');
    expect(must(await he.find(getCallBack, { id: callBack }))).toMatchObject({
      disowned: null,
      phone: '13800000000',
      rating: { callBackId: callBack, disowningId: id },
    });
    must(await he.run(callRater, { matterId: callBack, outcome: 'mistaken', words: '号码是空号' }));
    must(await he.run(callApplicant, { matterId: id, outcome: 'notOwn', words: done }));
    for (const matterId of [callBack, id])
      must(await wu.run(reviewRating, { matterId, outcome: 'setAside', words: '听过录音，同意' }));
    await house.settle();
    expect(must(await he.find(getCallBack, { id: callBack })).state).toBe('ratingSetAside');
    expect(await sums('veryDissatisfied')).toBe(before - 1);
    expect(await rated(code, 'veryDissatisfied')).toMatchObject({ ok: true });
  });

  test.each([
    ['nobody had called', []],
    ['it was found true', ['confirmed']],
    ['it was doubted', ['mistaken']],
  ] as const)('of a bad one that was another’s the bad grade’s call-back ends by itself: %s', async (_, called) => {
    const { code, callBack } = await badlyRated();
    const { id } = must(await disown(code));
    const [he, wu] = [house.as('he'), house.as('wu')];
    for (const outcome of called) must(await he.run(callRater, { matterId: callBack, outcome, words: done }));
    must(await he.run(callApplicant, { matterId: id, outcome: 'notOwn', words: done }));
    must(await wu.run(reviewRating, { matterId: id, outcome: 'setAside', words: '听过录音，同意' }));
    const words = '已致电，情况属实';
    const late = [
      await he.run(callRater, { matterId: callBack, outcome: 'confirmed', words }),
      await he.run(answerRater, { matterId: callBack, outcome: 'explained', words }),
      await wu.run(reviewRating, { matterId: callBack, outcome: 'upheld', words }),
    ];
    expect(late.filter((one) => one.ok)).toEqual([]);
    expect(late.map((one) => !one.ok && one.refusal.code)).toContain('rating.byOther');
    await house.settle();
    const ended = must(await he.find(getCallBack, { id: callBack }));
    expect(ended).toMatchObject({ state: 'callBackVoid', can: [], rating: { setAside: true } });
    expect(ended.acts.at(-1)).toMatchObject({ act: 'voidCallBack', outcome: 'byOther', person: null });
    const { tasks } = must(await he.find(findWorklist, { whose: 'mine', limit: 100 }));
    expect(tasks.map(({ matterId }) => matterId)).not.toContain(callBack);
  });

  test('a call-back goes on where the rating was found to be the applicant’s', async () => {
    const { code, callBack } = await badlyRated();
    const { id } = must(await disown(code));
    const he = house.as('he');
    must(await he.run(callApplicant, { matterId: id, outcome: 'notOwn', words: done }));
    must(await house.as('wu').run(reviewRating, { matterId: id, outcome: 'upheld', words: '另一位申请人评的' }));
    await house.settle();
    expect(must(await he.run(callRater, { matterId: callBack, outcome: 'confirmed', words: done })).state).toBe(
      'ratingConfirmed',
    );
  });
});

test('figures are told from three ratings on', async () => {
  const fresh = await openTestHouse({ seed: 'few' });
  const land = await parcelIn(fresh);
  const give = async () => {
    const id = await mortgageIn(fresh, 'delivered', land);
    const { rows } = await sql<{ code: string }>`select code from application where matter_id = ${id}`.execute(
      fresh.db,
    );
    must(
      await fresh.as('nobody').run(rateService, { id: fresh.id(), code: rows[0]!.code, applicant, grade: 'satisfied' }),
    );
    return must(await fresh.as('nobody').find(findRatingFigures, {})).figures;
  };
  expect([await give(), await give()]).toEqual([[], []]);
  expect(await give()).toEqual([{ item: 'mortgageSet', count: 3, grades: { satisfied: 3 } }]);
});
