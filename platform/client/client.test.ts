/** Deeds over the wire, against a fetch that answers as a server would. */
import { command, query } from '@cuntu/base';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { fileNameIn, find, isStale, keepDraftsOf, nextTry, queryString, readDraft, run, writeDraft } from './index.ts';

const report = command({
  name: 'patrol.reportFinding',
  input: z.object({ words: z.string() }),
  output: z.object({ number: z.string() }),
  may: 'signedIn',
  refusals: ['place.outside'],
  facts: [],
});
const list = query({
  name: 'patrol.findFindings',
  input: z.object({ state: z.string().optional(), near: z.array(z.number()).optional() }),
  output: z.array(z.string()),
  may: 'signedIn',
  refusals: [],
});

const answering = (status: number, body: unknown) => {
  const fetched = vi.fn(async (_path: string, _init: RequestInit) => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', fetched);
  return fetched;
};
afterEach(() => vi.unstubAllGlobals());

describe('run', () => {
  it('posts the input under the name of the command with the given id', async () => {
    const fetched = answering(200, { number: '2026-0417' });
    const answer = await run(report, { words: 'x' }, { id: 'the-id', madeAt: '2026-11-20T01:12:00.000Z' });
    expect(answer).toEqual({ is: 'done', value: { number: '2026-0417' } });
    const [path, init] = fetched.mock.calls[0]!;
    expect(path).toBe('/api/patrol.reportFinding');
    expect(init.headers).toMatchObject({ 'Idempotency-Key': 'the-id', 'Made-At': '2026-11-20T01:12:00.000Z' });
    expect(init.body).toBe('{"words":"x"}');
  });
  it('makes a UUIDv7 where none is given', async () => {
    const fetched = answering(200, {});
    await run(report, { words: 'x' });
    expect((fetched.mock.calls[0]![1].headers as Record<string, string>)['Idempotency-Key']).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7/,
    );
  });
  it('reads a problem as a refusal with its sentence, article and faults', async () => {
    answering(422, {
      code: 'place.outside',
      detail: 'It lies outside.',
      article: 'a 1',
      next: 'Move it.',
      faults: [{ at: 'words', code: 'empty', sentence: 'Empty.' }],
    });
    expect(await run(report, { words: 'x' })).toEqual({
      is: 'refused',
      refusal: expect.objectContaining({
        code: 'place.outside',
        sentence: 'It lies outside.',
        status: 422,
        article: 'a 1',
        next: 'Move it.',
        faults: [{ at: 'words', code: 'empty', sentence: 'Empty.' }],
      }),
    });
  });
  it('tells a fault of the server, with its number, from a refusal', async () => {
    answering(500, { instance: 'req-7' });
    expect(await run(report, { words: 'x' })).toEqual({ is: 'fault', id: 'req-7' });
  });
  it('calls a lost connection and a server away an outage', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('network')));
    expect(await run(report, { words: 'x' })).toEqual({ is: 'outage' });
    answering(503, {});
    expect(await run(report, { words: 'x' })).toEqual({ is: 'outage' });
  });
});

describe('find', () => {
  it('spells each field as its own parameter and leaves out what is absent', async () => {
    expect(queryString({ state: undefined })).toBe('');
    const fetched = answering(200, []);
    await find(list, { state: 'reported', near: [113.4, 31.7] });
    expect(fetched.mock.calls[0]![0]).toBe('/api/patrol.findFindings?state=reported&near=%5B113.4%2C31.7%5D');
  });
});

describe('find with a long question', () => {
  it('sends it as a body to the same address', async () => {
    const fetched = answering(200, []);
    const near = Array.from({ length: 2000 }, (_, i) => i);
    await find(list, { near });
    const [address, init] = fetched.mock.calls[0] as unknown as [string, RequestInit];
    expect([address, init.method, init.body]).toEqual(['/api/patrol.findFindings', 'POST', JSON.stringify({ near })]);
  });
});

describe('an unanswered deed', () => {
  let made = 0;
  const make = () => ({ id: `id-${++made}`, madeAt: 'now' });
  it('keeps its id for the same words, in any order of fields, and gets another for others', () => {
    const first = nextTry(undefined, { a: 1, b: 2 }, make);
    expect(nextTry(first, { b: 2, a: 1 }, make).id).toBe(first.id);
    expect(nextTry(first, { a: 1, b: 3 }, make).id).not.toBe(first.id);
  });
});

describe('drafts and live updates', () => {
  it('keeps a draft and drops one of another shape', () => {
    writeDraft('form', 1, { words: 'half a sen' });
    expect(readDraft('form', 1)).toEqual({ words: 'half a sen' });
    expect(readDraft('form', 2)).toBeUndefined();
  });
  it('shows a draft to nobody but its writer', () => {
    keepDraftsOf('lin');
    writeDraft('form', 1, 'mine');
    keepDraftsOf('deng');
    expect(readDraft('form', 1)).toBeUndefined();
    keepDraftsOf('lin');
    expect(readDraft('form', 1)).toBe('mine');
  });
  it('matches a query by its name or its module, not by a shared beginning', () => {
    expect(isStale('patrol.findFindings', ['patrol'])).toBe(true);
    expect(isStale('patrol.findFindings', ['patrol.findFindings'])).toBe(true);
    expect(isStale('patrolling.find', ['patrol'])).toBe(false);
  });
});

it('reads the name of a file as RFC 8187 spells it', () => {
  expect(fileNameIn("attachment; filename*=UTF-8''%E5%9C%9F%20%281%29.csv")).toBe('\u571f (1).csv');
  expect(fileNameIn('attachment')).toBe('');
});
