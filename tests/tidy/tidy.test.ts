/** The project, held to every rule of the house: all violations at once, each with its file and line. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { pastGuides } from './checks/files.ts';
import { checks } from './checks/index.ts';
import { guides, houseAsMarkdown, type RuleId, rules } from './house.ts';
import { treeAt } from './tree.ts';

const tree = treeAt(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

describe('the house', () => {
  test.each(Object.keys(rules) as RuleId[])('%s', (rule) => {
    const found = checks[rule](tree).map(({ path, line, note }) => `  ${path}:${line}  ${note}`);
    if (found.length > 0) expect.fail(`${rules[rule]}\n${found.join('\n')}`);
  });

  test('ARCHITECTURE.md quotes the table', () => {
    expect(tree.texts.get('ARCHITECTURE.md')).toContain(`\n${houseAsMarkdown()}\n`);
  });

  test('was seen whole', () => {
    expect(tree.sources.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['kernels/base/index.ts', 'scripts/start.mjs', 'tests/tidy/tidy.test.ts']),
    );
  });
});

const past = pastGuides(tree);
if (past.length > 0) {
  const heading = `Past the guides of ${guides.lines} lines or ${guides.imports} imports (no failure):`;
  process.stdout.write(`${[heading, ...past.map((each) => `  ${each}`)].join('\n')}\n`);
}
