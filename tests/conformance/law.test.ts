/** Every limit and threshold that the product counts with stands in docs/law, beside its article and its test. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const keysIn = (path: string) => (JSON.parse(read(path)) as { key: string }[]).map(({ key }) => key);
const written = readdirSync(new URL('../../docs/law/', import.meta.url)).map((name) => read(`docs/law/${name}`));

test.each(['modules/norms/seed/limits.json', 'modules/land/seed/thresholds.json'])('%s', (path) => {
  const keys = keysIn(path);
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter((key) => !written.some((page) => page.includes(`\`${key}\``)))).toEqual([]);
});

test('each test that docs/law names is there', () => {
  const files = ['modules', 'kernels', 'platform', 'apps/portal', 'tests'].flatMap((ring) =>
    readdirSync(new URL(`../../${ring}/`, import.meta.url), { recursive: true }).map(String),
  );
  const named = written.flatMap((page) => [...page.matchAll(/`([\w./-]+\.test\.ts)`/g)].map(([, name]) => name!));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !files.some((file) => file.endsWith(name)))).toEqual([]);
});
