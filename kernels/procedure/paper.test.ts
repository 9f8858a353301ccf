/** The procedures that were written on paper before the interpreter (docs/decisions/0002) are still what it takes. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findingProcedure } from '../../modules/patrol/findings/procedure.ts';
import { coveringPaths, faultsOf, movesOf, type Procedure, pathsOf, procedure, step } from './index.ts';

const paper = readFileSync(new URL('../../docs/decisions/0002-procedure-language.md', import.meta.url), 'utf8');
const written = [...paper.matchAll(/```ts\nexport const \w+ = ([\s\S]*?;)\n```/g)].map(
  ([, source]): Procedure => new Function('procedure', 'step', `return ${source}`)(procedure, step),
);

test('there are four of them', () => {
  expect(written.map((each) => each.name)).toEqual(['case', 'mortgage', 'petition', 'visit']);
});

describe.each([findingProcedure as Procedure, ...written])('$name', (p) => {
  test('has no fault', () => {
    expect(faultsOf(p)).toEqual([]);
  });
  test('x', () => {
    console.log(
      p.name,
      pathsOf(p, { loops: 0 }).length,
      p.name === 'case' ? 0 : pathsOf(p, { loops: 1 }).length,
      movesOf(p).length,
      coveringPaths(p).length,
      new Set(coveringPaths(p).flat()).size,
    );
  });
});
