/** Numbers without gaps whoever writes at once, one series an organ, kind and year, and a print that is kept once. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { issueStopNotice, reportDefiance } from '#modules/enforcement/contract';
import { checkPaper, keepPrint } from '#modules/papers/contract';
import { sql } from '#platform/database';
import { perform } from '#platform/pipeline';
import { answered, findingIn, inputsFor } from '../harness/finding.ts';
import { openTestHouse, type TestHouse } from '../harness/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

interface NumberRow {
  kind: string;
  year: number;
  seq: number;
  state: string;
}

const register = async () =>
  (await sql<NumberRow>`select kind, year, seq, state from number_register order by kind, year, seq`.execute(house.db))
    .rows;
const seqs = async (kind: string, year: number) =>
  (await register()).filter((row) => row.kind === kind && row.year === year).map((row) => row.seq);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

async function confirmed(): Promise<Awaited<ReturnType<typeof inputsFor>>['issue']> {
  return (await inputsFor(house, await findingIn(house, 'confirmed'))).issue;
}

async function out(input: Awaited<ReturnType<typeof confirmed>>) {
  const drawn = must(await house.as('song').run(issueStopNotice, input));
  must(await answered(house, input.matterId, 'shi'));
  return drawn;
}

describe('numbers', () => {
  test('have no gap when eight are issued at once and some of them fail after they took one', async () => {
    const good = [];
    for (let i = 0; i < 8; i++) good.push(await confirmed());
    const actor = await house.actorOf('song');
    const broken = { ...house.world, hearers: null as never };
    const handler = house.house.handlerOf(issueStopNotice.name);
    const outcomes = await Promise.allSettled(
      good.map((input, i) => {
        const call = { actor, commandId: house.id(), requestId: 'test' };
        return perform(i % 3 === 1 ? broken : house.world, handler, call, input);
      }),
    );
    const failed = outcomes.filter((one) => one.status === 'rejected').length;
    expect(failed).toBe(3);
    expect(await seqs('stopNotice', 2026)).toEqual(upTo(5));
    const numbers = outcomes.flatMap((one) =>
      one.status === 'fulfilled' ? [must(one.value) as { number: string; code: string }] : [],
    );
    expect(new Set(numbers.map((one) => one.number)).size).toBe(5);
    expect(new Set(numbers.map((one) => one.code)).size).toBe(5);
    expect((await register()).every((row) => row.state === 'used')).toBe(true);
    for (const input of good.filter((_, i) => i % 3 === 1)) must(await house.as('song').run(issueStopNotice, input));
    expect(await seqs('stopNotice', 2026)).toEqual(upTo(8));
  });

  test('run apart for each kind, each year and each organ', async () => {
    const { defiance } = await inputsFor(house, await findingIn(house, 'defied'));
    const report = must(await house.as('lin').run(reportDefiance, defiance));
    expect(await seqs('defianceReport', 2026)).toEqual([1]);
    expect(report.number).toContain('演曾自然资');
    house.clock.set('2027-01-04T09:00:00+08:00');
    const first = must(await house.as('song').run(issueStopNotice, await confirmed()));
    expect(first.number).toMatch(/〔2027〕1号$/);
    expect(await seqs('stopNotice', 2027)).toEqual([1]);
    const before = (await seqs('stopNotice', 2026)).length;
    house.clock.set('2026-12-31T23:59:59+08:00');
    const last = must(await house.as('song').run(issueStopNotice, await confirmed()));
    expect(last.number).toMatch(new RegExp(`〔2026〕${before + 1}号$`));
    const { rows } = await sql<{ organ: string }>`select distinct organ from number_series`.execute(house.db);
    expect(rows).toEqual([{ organ: house.idOf('branch') }]);
  });
});

describe('a print', () => {
  test('is kept once, whoever prints again, and its hash is a fact of the matter', async () => {
    const drawn = await confirmed();
    const issued = await out(drawn);
    await house.settle();
    const again = { paperId: issued.id, matterId: drawn.matterId, sha256: 'd'.repeat(64), pages: 9 };
    expect(await house.as('system').run(keepPrint, again)).toEqual({ ok: true, value: { kept: false } });
    const { rows } = await sql<{ sha256: string; facts: number }>`
      select sha256, (select count(*) from fact f where f.matter_id = p.matter_id and f.name = 'papers.paperPrinted') as facts
      from paper_print p where paper_id = ${issued.id}`.execute(house.db);
    expect(rows).toMatchObject([{ facts: 1 }]);
    expect(rows[0]!.sha256).not.toBe(again.sha256);
    expect(house.faults).toEqual([]);
  });

  test('is kept only by the house itself, and only of a paper that there is', async () => {
    const print = { paperId: house.id(), matterId: house.id(), sha256: 'd'.repeat(64), pages: 1 };
    expect(await house.as('gu').run(keepPrint, print)).toMatchObject({ refusal: { code: 'may.denied' } });
    expect(await house.as('system').run(keepPrint, print)).toMatchObject({ refusal: { code: 'thing.notFound' } });
  });
});

describe('a check code', () => {
  test('shows anyone the paper, and neither name nor place', async () => {
    const input = await confirmed();
    const { code, number } = await out(input);
    const shown = must(await house.as('nobody').find(checkPaper, { code }));
    expect(shown).toMatchObject({ number, kind: 'stopNotice', state: 'issued' });
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${input.party.name}|桥头|淅河`));
  });

  test('that nobody issued is not found; what is no code is a wrong field', async () => {
    expect(await house.as('nobody').find(checkPaper, { code: '0'.repeat(16) })).toMatchObject({
      refusal: { code: 'thing.notFound' },
    });
    expect(await house.as('nobody').find(checkPaper, { code: 'I'.repeat(16) })).toMatchObject({
      refusal: { code: 'input.invalid' },
    });
  });
});
