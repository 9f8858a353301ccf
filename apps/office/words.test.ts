/** Both languages say everything the shell says. */
import { expect, it } from 'vitest';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

const keysOf = (value: unknown, path = ''): string[] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`))
    : [path];

it('has the same keys in both languages', () => expect(keysOf(en).sort()).toEqual(keysOf(zh).sort()));
