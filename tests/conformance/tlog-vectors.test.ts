/** RFC 6962 proofs that nobody here made, right and wrong: each is judged as its makers say (transparency-dev/merkle). */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decimal, isConsistent, isIncluded, unbase64 } from '@cuntu/ledger';
import { describe, expect, test } from 'vitest';

const folder = join(resolve(process.env.CUNTU_DATA_FIXTURES ?? '../shared/data'), 'tlog-vectors');
const present = existsSync(folder);
const sha256 = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');

interface Vector {
  /** Numbers as they are written: two are too large for one that is exact. */
  numbers: Record<string, string>;
  proof: string[] | null;
  wantErr: boolean;
  [hash: string]: unknown;
}

function vectorsIn(kind: string): [string, Vector][] {
  const files = readdirSync(join(folder, kind), { recursive: true }).map(String);
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const numbers: Record<string, string> = {};
      const text = readFileSync(join(folder, kind, file), 'utf8');
      for (const [, name, digits] of text.matchAll(/"(\w+)": (\d+)/g)) numbers[name!] = digits!;
      return [file, { ...JSON.parse(text), numbers }];
    });
}
const node = (text: unknown): Uint8Array => unbase64(text as string)!;
const numbered = (digits: string | undefined): number => decimal(digits ?? '') ?? Number.NaN;

describe.skipIf(!present)(`vectors${present ? '' : ' (not run: fixtures absent)'}`, () => {
  const inclusion = present ? vectorsIn('inclusion') : [];
  const consistency = present ? vectorsIn('consistency') : [];

  test('are all there', () => expect([inclusion.length, consistency.length]).toEqual([98, 98]));

  test.each(inclusion)('inclusion %s', (_file, { numbers, leafHash, proof, root, wantErr }) => {
    const one = {
      index: numbered(numbers.leafIdx),
      size: numbered(numbers.treeSize),
      leaf: node(leafHash),
      proof: (proof ?? []).map(node),
    };
    expect(isIncluded(sha256, one, node(root))).toBe(!wantErr);
  });

  test.each(consistency)('consistency %s', (_file, { numbers, root1, root2, proof, wantErr }) => {
    const one = {
      from: numbered(numbers.size1),
      to: numbered(numbers.size2),
      fromRoot: node(root1),
      toRoot: node(root2),
      proof: (proof ?? []).map(node),
    };
    expect(isConsistent(sha256, one)).toBe(!wantErr);
  });
});
