/** Tests that every deed and every refusal of the desk has its words in both languages. */
import { expect, it } from 'vitest';
import { deeds } from './contract.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

it('both languages have the same words', () => {
  expect(Object.keys(zh)).toEqual(Object.keys(en));
});

it('the same values are filled into both', () => {
  const values = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).sort();
  for (const key of Object.keys(en) as (keyof typeof en)[]) expect(values(zh[key]), key).toEqual(values(en[key]));
});

it('every deed has a name and every refusal a sentence', () => {
  const needed = deeds.flatMap((deed) => [deed.name, ...deed.refusals.map((code) => `refusal.${code}`)]);
  expect(needed.filter((key) => !(key in zh))).toEqual([]);
});
