/** One command, one effect: repeats, copies at once, refusals, faults, and what a deed must not forget. */
import { type Command, canonicalJson, command, fact, hex, must, ok, refuse } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { closeFinding, reportFinding, verifyFinding } from '#modules/patrol/contract';
import { sql } from '#platform/database';
import { type Deed, handle, perform, sha256 } from '#platform/pipeline';
import { findingIn, inputsFor, reportInput } from '../harness/finding.ts';
import { openTestHouse, type TestHouse } from '../harness/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

describe('a repeat', () => {
  test('of the same id by the same person with the same input gets the same answer and has no second effect', async () => {
    const [commandId, input] = [house.id(), await reportInput(house)];
    const first = must(await house.as('bai').run(reportFinding, input, { commandId }));
    const before = await house.rowCounts();
    house.clock.advance(1000);
    expect(await house.as('bai').run(reportFinding, input, { commandId })).toEqual({ ok: true, value: first });
    expect(await house.rowCounts()).toEqual(before);
  });

  test('with other input, or by somebody else, is refused', async () => {
    const [commandId, input] = [house.id(), await reportInput(house)];
    must(await house.as('bai').run(reportFinding, input, { commandId }));
    const { close } = await inputsFor(house, input.id);
    const before = await house.rowCounts();
    const reused = { ok: false, refusal: { code: 'command.reused' } };
    const other = { ...input, words: 'something else' };
    expect(await house.as('bai').run(reportFinding, other, { commandId })).toEqual(reused);
    expect(await house.as('song').run(reportFinding, input, { commandId })).toEqual(reused);
    expect(await house.as('zhou').run(closeFinding, close, { commandId })).toMatchObject({ ok: false });
    expect(await house.rowCounts()).toEqual(before);
  });

  test('is known by what tells neither its input nor its answer to whoever reads the database', async () => {
    const [commandId, input] = [house.id(), await reportInput(house)];
    const { number } = must(await house.as('bai').run(reportFinding, input, { commandId }));
    const { rows } = await sql<{ row: string }>`select to_jsonb(c)::text as row from command_log c
      where id = ${commandId}`.execute(house.db);
    const tried = hex(sha256(new TextEncoder().encode(canonicalJson(input))));
    for (const told of [number, tried]) expect(rows[0]!.row).not.toContain(told);
  });

  test('of what was done before answers were sealed is refused', async () => {
    const [commandId, input] = [house.id(), await reportInput(house)];
    must(await house.as('bai').run(reportFinding, input, { commandId }));
    await sql`update command_log set input_mark = null, answer_sealed = null where id = ${commandId}`.execute(house.db);
    expect(await house.as('bai').run(reportFinding, input, { commandId })).toMatchObject({
      refusal: { code: 'command.reused' },
    });
  });

  test('at the same moment has one effect and one answer', async () => {
    const [commandId, input] = [house.id(), await reportInput(house)];
    const copies = Array.from({ length: 6 }, () => house.as('bai').run(reportFinding, input, { commandId }));
    const answers = await Promise.all(copies);
    expect(answers).toEqual(Array(6).fill({ ok: true, value: must(answers[0]!) }));
    expect(await factsOf(input.id)).toHaveLength(1);
  });

  test('at the same moment on a matter that the first has moved on gets the answer of the first', async () => {
    const id = await findingIn(house, 'reported');
    const [commandId, { verify }] = [house.id(), await inputsFor(house, id)];
    const copies = Array.from({ length: 6 }, () => house.as('song').run(verifyFinding, verify, { commandId }));
    expect((await Promise.all(copies)).map((each) => must(each).state)).toEqual(Array(6).fill('verified'));
    expect(await factsOf(id)).toHaveLength(2);
  });

  test('two commands with one client-made id: the second is told that it is taken', async () => {
    const input = await reportInput(house);
    must(await house.as('bai').run(reportFinding, input));
    const before = await house.rowCounts();
    expect(await house.as('bai').run(reportFinding, input)).toMatchObject({ refusal: { code: 'id.taken' } });
    expect(await house.rowCounts()).toEqual(before);
  });

  test('two different deeds on one matter at once: one is done, the other finds it done', async () => {
    const id = await findingIn(house, 'reported');
    const { verify } = await inputsFor(house, id);
    const both = await Promise.all([
      house.as('song').run(verifyFinding, verify),
      house.as('shi').run(verifyFinding, { ...verify, outcome: 'noChange' }),
    ]);
    expect(both.filter((each) => each.ok)).toHaveLength(1);
    expect(both.find((each) => !each.ok)).toMatchObject({ refusal: { code: 'form.stale' } });
    expect(await factsOf(id)).toHaveLength(2);
  });
});

describe('nothing is half-stored', () => {
  test('by a refusal at the last moment', async () => {
    const input = await reportInput(house, { photos: ['0'.repeat(64)] });
    const before = await house.rowCounts();
    const done = await house.as('bai').run(reportFinding, input);
    expect(done).toMatchObject({ refusal: { code: 'file.unknown', at: 'photos.0' } });
    expect(await house.rowCounts()).toEqual(before);
    must(await house.as('bai').run(reportFinding, { ...input, photos: [] }));
  });

  test('by a fault after rows were written', async () => {
    const input = await reportInput(house);
    const before = await house.rowCounts();
    const broken = { ...house.world, hearers: null as never };
    const call = { actor: await house.actorOf('bai'), commandId: house.id(), requestId: 'test' };
    await expect(perform(broken, house.house.handlerOf(reportFinding.name), call, input)).rejects.toThrow();
    expect(await house.rowCounts()).toEqual(before);
  });

  test('by an input that no schema lets in', async () => {
    const before = await house.rowCounts();
    const input = await reportInput(house);
    for (const wrong of [null, [], 'text', 7, { ...input, more: 1 }, { ...input, place: { type: 'Point' } }])
      expect(await house.as('bai').run(reportFinding, wrong as never)).toMatchObject({
        refusal: { code: 'input.invalid' },
      });
    expect(await house.rowCounts()).toEqual(before);
  });
});

describe('faults of an input', () => {
  test('are all told at once, each with its place', async () => {
    const input = { ...(await reportInput(house)), foundAt: 'yesterday', kind: 'castle', channel: undefined, nope: 1 };
    const { id: _, ...withoutId } = input;
    const done = await house.as('bai').run(reportFinding, withoutId as never);
    expect(done.ok ? [] : done.refusal.faults).toEqual([
      { at: 'id', code: 'missing' },
      { at: 'kind', code: 'notInList', params: expect.anything() },
      { at: 'foundAt', code: 'wrongForm.datetime' },
      { at: '', code: 'unknownField', params: { fields: 'nope' } },
    ]);
  });

  test('tell what is missing from what is of the wrong type', async () => {
    const done = await house.as('bai').run(reportFinding, { ...(await reportInput(house)), words: 7 } as never);
    expect(done.ok ? [] : done.refusal.faults).toEqual([{ at: 'words', code: 'wrongType.string' }]);
  });

  test.each([
    ['U+0000', 'a\0b'],
    ['half a surrogate pair', 'a\ud83d'],
    ['a control', 'a\u001b[31m'],
    ['a noncharacter, which no workbook keeps', 'a\uffff'],
    ['nothing that anybody sees', ' \u200b\u3164'],
  ])('%s, which cannot be kept', async (_, words) => {
    const done = await house.as('bai').run(reportFinding, await reportInput(house, { words }));
    expect(done.ok ? [] : done.refusal.faults).toEqual([{ at: 'words', code: 'unfitText' }]);
  });
});

describe('what would pass a loose reading', () => {
  test.each([
    ['a year that PostgreSQL has not', 'begunOn', '0000-01-01', 'wrongForm.date'],
    ['an offset that no zone has', 'foundAt', '2026-11-24T00:00:00+23:59', 'wrongForm.datetime'],
    ['a year before any calendar of ours', 'foundAt', '1901-01-01T00:00:00Z', 'wrongYear'],
    ['a last hour that is next year in China', 'foundAt', '2200-12-31T23:00:00Z', 'wrongYear'],
    ['more digits than nanoseconds', 'foundAt', '2026-11-24T00:00:00.1234567890Z', 'wrongForm.datetime'],
  ])('%s', async (_, field, value, code) => {
    const done = await house.as('bai').run(reportFinding, await reportInput(house, { [field]: value }));
    expect(done.ok ? [] : done.refusal.faults).toEqual([{ at: field, code }]);
  });

  test('nesting that would use up the stack', async () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const done = await house.as('bai').run(reportFinding, { deep } as never);
    expect(done.ok ? [] : done.refusal.faults?.map(({ code }) => code)).toEqual(['tooDeep']);
  });

  test('a hundred thousand fields are not all named again', async () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, 1]));
    const done = await house.as('bai').run(reportFinding, { ...(await reportInput(house)), ...many } as never);
    expect(done.ok ? 0 : JSON.stringify(done.refusal).length).toBeLessThan(500);
  });

  test('an id in capitals is the same id', async () => {
    const input = await reportInput(house);
    const { id } = must(await house.as('bai').run(reportFinding, { ...input, id: input.id.toUpperCase() }));
    expect(id).toBe(input.id);
  });
});

describe('a deed', () => {
  const happened = fact({ name: 'test.somethingHappened', sealed: {} });
  const declared = command({
    name: 'test.doSomething',
    input: z.object({ id: z.uuid() }).strict(),
    output: z.object({ id: z.uuid() }),
    may: [{ role: 'stationOfficer', scope: 'division' }],
    refusals: ['test.refused'],
    facts: [happened],
  });
  const record = (deed: Deed, matterId: string, what: typeof happened = happened) => {
    deed.begin(matterId);
    return deed.record(what, { matterId, division: '421303', from: null, to: 'done', fields: {} });
  };
  const doing = async (run: (deed: Deed, id: string) => Promise<unknown>, more: Partial<Command> = {}) => {
    const id = house.id();
    const handler = handle({ ...declared, ...more } as typeof declared, async (deed, input) => {
      const done = await run(deed, input.id);
      return (done as { ok?: boolean })?.ok === false
        ? (done as ReturnType<typeof refuse<'test.refused'>>)
        : ok({ id });
    });
    const call = { actor: await house.actorOf('song'), commandId: house.id(), requestId: 'test' };
    const before = await house.rowCounts();
    const done = await perform(house.world, handler, call, { id }).catch((fault: Error) => fault);
    const changed = JSON.stringify(before) !== JSON.stringify(await house.rowCounts());
    return { done, changed };
  };
  const allow = (deed: Deed) => must(deed.allow({ division: '421303187201' }));

  test('that never asks whether it may is a fault', async () => {
    const { done, changed } = await doing(async () => {});
    expect(String(done)).toContain('commits without asking whether it may');
    expect(changed).toBe(false);
  });

  test('that records before it asks is a fault', async () => {
    const { done, changed } = await doing(async (deed, id) => void record(deed, id));
    expect(String(done)).toContain('before asking whether it may');
    expect(changed).toBe(false);
  });

  test('that records a fact its command does not declare is a fault', async () => {
    const other = fact({ name: 'test.otherHappened', sealed: {} }) as unknown as typeof happened;
    const { done, changed } = await doing(async (deed, id) => {
      allow(deed);
      record(deed, id, other);
    });
    expect(String(done)).toContain('does not declare the fact test.otherHappened');
    expect(changed).toBe(false);
  });

  test('on a matter that it has not locked is a fault', async () => {
    const { done } = await doing(async (deed, id) => {
      allow(deed);
      deed.record(happened, { matterId: id, division: '421303', from: null, to: 'done', fields: {} });
    });
    expect(String(done)).toContain('on a matter that is not locked');
  });

  test('with more than 40 statements is a fault, and with 30 of its own is none', async () => {
    const asking = (times: number) => async (deed: Deed) => {
      allow(deed);
      for (let i = 0; i < times; i++) await sql`select 1`.execute(deed.tx);
    };
    expect(String((await doing(asking(45))).done)).toMatch(/made 4\d statements, at most 40/);
    expect((await doing(asking(30))).done).toMatchObject({ ok: true });
  });

  test('whose answer is not the declared one is a fault', async () => {
    const { done, changed } = await doing(async (deed) => void allow(deed), {
      output: z.object({ other: z.string() }),
    });
    expect(done).toBeInstanceOf(Error);
    expect(changed).toBe(false);
  });

  test('that is refused after it recorded leaves nothing; the same done to the end leaves a fact', async () => {
    const first = await doing(async (deed, id) => {
      allow(deed);
      record(deed, id);
      deed.enqueue({ name: 'papers.print', key: id, payload: {} });
      return refuse('test.refused');
    });
    expect(first).toEqual({ done: { ok: false, refusal: { code: 'test.refused' } }, changed: false });
    const second = await doing(async (deed, id) => {
      allow(deed);
      record(deed, id);
    });
    expect(second).toMatchObject({ done: { ok: true }, changed: true });
  });

  test('is told to listening screens after the commit, and not at all when refused', async () => {
    const told: unknown[] = [];
    const end = house.world.bus.subscribe(
      (event) => event.topic === 'test',
      (event) => void told.push(event),
    );
    const say = (deed: Deed) => {
      allow(deed);
      deed.announce({ topic: 'test', division: '421303' });
    };
    await doing(async (deed) => {
      say(deed);
      return refuse('test.refused');
    });
    expect(told).toEqual([]);
    await doing(async (deed) => say(deed));
    await expect.poll(() => told.length).toBe(1);
    end();
  });
});

const factsOf = async (matterId: string) =>
  (await sql<{ n: number }>`select n from fact where matter_id = ${matterId}`.execute(house.db)).rows;
