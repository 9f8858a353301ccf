/** What is committed under docs/generated is what the declarations say today. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { migrations } from '../../apps/server/modules.ts';
import { openTestDatabase } from '../harness/index.ts';
import { FOLDER, generated } from './generated.ts';

const AGAIN = 'node tests/conformance/generate.ts';
let now: Map<string, string>;
beforeAll(async () => {
  now = await generated(await openTestDatabase(migrations));
});

test('every file is as committed', () => {
  const old = [...now].filter(([path, text]) => !existsSync(new URL(path, FOLDER)) || read(path) !== text);
  expect(
    old.map(([path]) => path),
    `write them anew: ${AGAIN}`,
  ).toEqual([]);
});

test('nothing else lies there', () => {
  const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  expect(files.length, `write them anew: ${AGAIN}`).toBe(now.size);
});

test('OpenAPI says of each operation who may do it, and every reference leads somewhere', () => {
  const contract = JSON.parse(now.get('openapi.json')!);
  const operations = Object.values(contract.paths).flatMap((path) => Object.values(path as object));
  expect(operations.length).toBeGreaterThan(40);
  for (const one of operations)
    expect(one['x-may'] === 'anyone' || one['x-may'] === 'signedIn' || one['x-may'].length > 0).toBe(true);
  const references = [...now.get('openapi.json')!.matchAll(/"\$ref": "#\/([^"]+)"/g)].map(([, path]) => path!);
  for (const path of references)
    expect(
      path.split('/').reduce((node, name) => node?.[name], contract),
      path,
    ).toBeDefined();
});

const read = (path: string) => readFileSync(new URL(path, FOLDER), 'utf8');
