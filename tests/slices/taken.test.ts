/** Every step of a running matter that a person takes has its deed, or its button would stand there for nobody. */
import { expect, test } from 'vitest';
import { runningProcedures } from '#modules/matters';
import { commandOf } from '../../modules/matters/runs/registry.ts';
import '../../apps/server/modules.ts';

test('every step that a person takes has its deed', () => {
  const left = runningProcedures().flatMap(({ name: kind, steps }) =>
    steps
      .filter(({ name, by, from }) => from !== 'start' && by !== 'system' && !commandOf(kind, name))
      .map(({ name }) => `${kind}.${name}`),
  );
  expect(left).toEqual([]);
});
