/** Names of villages as people say them, and as their ground is called on a paper. */
import { expect, test } from 'vitest';
import { groundName, shortName } from './naming.ts';

test.each([
  ['光化村委会', '光化', '光化村'],
  ['王家岗村村民委员会', '王家岗村', '王家岗村'],
  ['君子山村民委员会', '君子山', '君子山村'],
  ['桥头村', '桥头', '桥头村'],
  ['乌龙巷居委会（社区）', '乌龙巷', '乌龙巷社区'],
  ['八角楼社区居民委员会', '八角楼', '八角楼社区'],
  ['前进居委会', '前进', '前进社区'],
  ['东门口街社区', '东门口街', '东门口街社区'],
  ['淅河镇', '淅河镇', '淅河镇'],
  ['村委会', '村委会', '村委会'],
])('%s is said %s, and its ground is %s', (name, said, ground) => {
  expect(shortName(name)).toBe(said);
  expect(groundName(name)).toBe(ground);
});
