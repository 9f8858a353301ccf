/** Whatever the modules can refuse, and whatever a procedure can be in or wait for, has its words. */

import { commonRefusals } from '@cuntu/base';
import { expect, test } from 'vitest';
import { findingProcedure } from '#modules/patrol/contract';
import { joinWords } from '#platform/words';
import { modules } from './modules.ts';
import { books } from './words.ts';

const { zh } = joinWords(books);
const lacking = (keys: readonly string[]) => [...new Set(keys)].filter((key) => !(key in zh));

test('every refusal that a deed declares has a sentence', () => {
  const declared = modules.flatMap(({ handlers }) => handlers.flatMap(({ declaration }) => declaration.refusals));
  const keys = [...declared, ...Object.keys(commonRefusals)].map((code) => `refusal.${code}`);
  expect(declared.length).toBeGreaterThan(20);
  expect(lacking(keys)).toEqual([]);
});

test('every state, step and task of a finding is named', () => {
  const states = Object.entries(findingProcedure.states);
  const steps = findingProcedure.steps.map(({ name }) => name);
  const tasks = states.flatMap(([, state]) => ('task' in state ? [state.task] : []));
  const keys = [
    ...states.map(([state]) => `state.${state}`),
    ...steps.flatMap((step) => [`step.${step}`, `did.${step}`]),
    ...steps.filter((step) => step !== 'reportFinding').map((step) => `do.${step}`),
    ...tasks.map((task) => `task.${task}`),
  ];
  expect(keys.length).toBeGreaterThan(30);
  expect(lacking(keys)).toEqual([]);
});
