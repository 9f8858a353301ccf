/** Every check sees what breaks its rule, where it stands, and lets pass what keeps it. */
import { describe, expect, test } from 'vitest';
import { checks } from './checks/index.ts';
import { examples } from './examples.ts';
import type { RuleId } from './house.ts';
import { treeOf } from './tree.ts';

describe.each(Object.entries(examples))('%s', (rule, cases) => {
  test('is shown broken and kept', () => {
    expect(cases.some(({ found }) => found.length > 0)).toBe(true);
    expect(cases.some(({ found }) => found.length === 0)).toBe(true);
  });

  test.each(cases.map((example, i) => ({ ...example, i })))('example $i', ({ files, found }) => {
    const seen = checks[rule as RuleId](treeOf(files)).map(({ path, line }) => `${path}:${line}`);
    expect(seen).toEqual(found);
  });
});
