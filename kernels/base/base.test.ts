/** Results, ids, canonical JSON and declarations: what every other part is written in. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  canonicalJson,
  command,
  fact,
  hex,
  instant,
  isUuid,
  must,
  ok,
  query,
  refuse,
  statusOf,
  together,
  unhex,
  uuidV7,
} from './index.ts';

describe('a result', () => {
  test('is a value or the refusal that a person will read', () => {
    expect(must(ok(7))).toBe(7);
    expect(refuse('finding.tooOld', { at: 'foundAt' })).toEqual({
      ok: false,
      refusal: { code: 'finding.tooOld', at: 'foundAt' },
    });
    expect(() => must(refuse('finding.tooOld', { params: { days: 400 } }))).toThrow('finding.tooOld {"days":400}');
  });

  test('of several rules names every wrong field, and of one alone what that one says', () => {
    const early = refuse('finding.tooOld', { at: 'foundAt', params: { days: 400 } });
    const bare = refuse('finding.photoNeeded', { at: 'photos' });
    expect(together(ok(1), ok(2))).toEqual(ok(true));
    expect(together(ok(1), early)).toEqual(early);
    expect(together(early, bare)).toMatchObject({
      refusal: {
        code: 'finding.tooOld',
        at: 'foundAt',
        faults: [
          { at: 'foundAt', code: 'finding.tooOld', params: { days: 400 } },
          { at: 'photos', code: 'finding.photoNeeded' },
        ],
      },
    });
  });

  test('has the status of its code; a module’s own refusals are 422', () => {
    expect(
      ['input.invalid', 'who.unknown', 'may.denied', 'thing.notFound', 'form.stale', 'too.many'].map(statusOf),
    ).toEqual([400, 401, 403, 404, 409, 429]);
    expect(statusOf('finding.outsideCity')).toBe(422);
    expect(statusOf('toString')).toBe(422);
  });
});

describe('an id', () => {
  const random = Uint8Array.from({ length: 10 }, (_, i) => 0xf0 + i);

  test('is a UUIDv7 of RFC 9562: 48 bits of milliseconds, version, variant', () => {
    expect(uuidV7(Date.parse('2022-02-22T19:22:22.000Z'), random)).toBe('017f22e2-79b0-70f1-b2f3-f4f5f6f7f8f9');
    expect(isUuid(uuidV7(0, random))).toBe(true);
  });

  test('sorts by its time, also past 32 bits of milliseconds', () => {
    const ids = [1, 2 ** 32 - 1, 2 ** 32, 2 ** 41].map((ms) => uuidV7(ms, random));
    expect([...ids].sort()).toEqual(ids);
  });

  test('needs its random bytes', () => {
    expect(() => uuidV7(1, random.subarray(1))).toThrow(RangeError);
  });

  test.each([
    '',
    'x',
    '017F22E2-79B0-70F1-B2F3-F4F5F6F7F8F9',
    '017f22e2-79b0-00f1-b2f3-f4f5f6f7f8f9',
    '017f22e279b070f1b2f3f4f5f6f7f8f9',
  ])('%j is none', (text) => expect(isUuid(text)).toBe(false));
});

describe('an instant', () => {
  test.each([
    ['2026-11-24T08:00:00Z', undefined],
    ['1949-01-02T00:00:00+14:00', undefined],
    ['2200-12-30T23:59:59.999-14:59', undefined],
    ['1949-01-01T00:00:00+08:00', 'wrongYear'],
    ['1901-05-01T00:00:00Z', 'wrongYear'],
    ['0000-01-01T00:00:00Z', 'wrongYear'],
    ['2200-12-31T00:00:00Z', 'wrongYear'],
    ['2026-11-24T00:00:00+23:59', 'wrongForm.datetime'],
  ])('%s is %s', (text, fault) => {
    expect(instant.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(fault && [fault]);
  });
});

test('hexadecimal goes there and back, and what is none throws', () => {
  const bytes = Uint8Array.of(0, 1, 15, 16, 255);
  expect(hex(bytes)).toBe('00010f10ff');
  expect(unhex('00010F10ff')).toEqual(bytes);
  for (const wrong of ['0', '0g', '0x']) expect(() => unhex(wrong)).toThrow(RangeError);
});

describe('canonical JSON', () => {
  test('is the one of RFC 8785, with its own examples', () => {
    expect(canonicalJson({ b: [1e21, 0.000001, 1e-7, -0], a: '\u20ac$\u000F\u000aA\'\u0042"\\"/' })).toBe(
      '{"a":"€$\\u000f\\nA\'B\\"\\\\\\"/","b":[1e+21,0.000001,1e-7,0]}',
    );
    expect(canonicalJson({ '\ud83d\ude00': 1, '\ufb33': 2, '\u20ac': 3 })).toBe('{"€":3,"😀":1,"\ufb33":2}');
  });

  test('does not depend on the order in which a value was made', () => {
    expect(canonicalJson({ a: 1, b: { c: 2, d: 3 } })).toBe(canonicalJson({ b: { d: 3, c: 2 }, a: 1 }));
  });

  test('throws on what has no spelling', () => {
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
    expect(() => canonicalJson(Number.NaN)).toThrow();
    expect(() => canonicalJson({ a: Number.POSITIVE_INFINITY })).toThrow();
  });
});

test('a declaration says what kind of deed it is', () => {
  const happened = fact({ name: 'test.happened', sealed: { words: { schema: z.string(), keptIn: 'row.words' } } });
  const given = { input: z.object({}), output: z.null(), may: 'anyone', refusals: [] } as const;
  expect(happened.kind).toBe('fact');
  expect(command({ ...given, name: 'test.do', facts: [happened] }).kind).toBe('command');
  expect(query({ ...given, name: 'test.find' }).kind).toBe('query');
});
