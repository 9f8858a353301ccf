/** Whatever the product can say no with, and whatever its procedures name, has words in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { commonRefusals } from '@cuntu/base';
import { roles } from '@cuntu/divisions';
import { expect, test } from 'vitest';
import { runningProcedures } from '#modules/matters';
import { joinWords } from '#platform/words';
import { houseDesk, identityDesks } from '../../apps/server/desks.ts';
import { modules } from '../../apps/server/modules.ts';
import { books } from '../../apps/server/words.ts';
import { outcomesOf } from '../../kernels/procedure/language.ts';

const words = joinWords(books);
const unsaid = (keys: readonly string[]) =>
  [...new Set(keys)].filter((key) => !words.zh[key]?.trim() || !words.en[key]?.trim());

const desks = [...identityDesks(undefined as never, undefined as never), houseDesk(undefined as never)];
const deeds = [...modules.flatMap((module) => [...module.handlers]), ...desks].map((one) => one.declaration);

test('every refusal', () => {
  const codes = [...Object.keys(commonRefusals), ...deeds.flatMap((deed) => [...deed.refusals])];
  expect(unsaid(codes.map((code) => `refusal.${code}`))).toEqual([]);
});

test('every article and every next step that a refusal of ours names', () => {
  const sources = ['modules', 'platform', 'kernels'].flatMap((ring) =>
    readdirSync(new URL(`../../${ring}/`, import.meta.url), { recursive: true })
      .map(String)
      .filter((path) => path.endsWith('.ts') && !path.includes('test') && !path.includes('node_modules'))
      .map((path) => readFileSync(new URL(`../../${ring}/${path}`, import.meta.url), 'utf8')),
  );
  const named = (field: string) =>
    sources.flatMap((text) =>
      [...text.matchAll(new RegExp(`refuse\\([^;]*?\\b${field}: '([\\w.]+)'`, 'g'))].map(
        ([, key]) => `${field}.${key}`,
      ),
    );
  expect(named('article').length).toBeGreaterThan(0);
  expect(unsaid([...named('article'), ...named('next')])).toEqual([]);
});

test('every role, and every state, step, outcome and limit of a procedure', () => {
  const keys = runningProcedures().flatMap((procedure) => [
    ...Object.keys(procedure.states).map((state) => `state.${state}`),
    ...procedure.steps.map((step) => `step.${step.name}`),
    ...procedure.steps.flatMap((step) =>
      outcomesOf(step).flatMap(({ outcome }) => (outcome ? [`outcome.${step.name}.${outcome}`] : [])),
    ),
    ...Object.values(procedure.clocks).map((clock) => `limitName.${clock.limit}`),
  ]);
  expect(unsaid([...roles.map((role) => `role.${role}`), ...keys])).toEqual([]);
});
