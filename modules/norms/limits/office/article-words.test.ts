/** An article that still names the former length of its limit is found; one that names the present one, or none, is not. */
import { expect, test } from 'vitest';
import type { Words } from '#ui/words';
import zh from '../../words.zh.json' with { type: 'json' };
import { namesAnotherPeriod } from './article-words.ts';

const words = { t: (key: keyof typeof zh) => zh[key] } as unknown as Words;

test.each([
  ['三个工作日为本局动态巡查规程', 3, 'workingDays', false],
  ['三个工作日为本局动态巡查规程', 5, 'workingDays', true],
  ['十三个工作日内办结', 13, 'workingDays', false],
  ['十三个工作日内办结', 3, 'workingDays', true],
  ['二日为自然资发〔2022〕165号规程，待核', 2, 'workingDays', false],
  ['应当在 15 日内答复，15日为限', 10, 'days', true],
  ['本局动态巡查规程（复核办结）', 5, 'workingDays', false],
  ['行政处罚法第四十二条', 5, 'days', false],
])('%s beside %i %s', (article, count, unit, another) => {
  expect(namesAnotherPeriod(words, article, count, unit)).toBe(another);
});
