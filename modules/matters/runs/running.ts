/** A stored matter as the interpreter of procedures knows it. */
import type { Run } from '@cuntu/procedure';
import type { ClockRow } from './tables/clocks.ts';
import type { MatterRow } from './tables/run.ts';

type Child = NonNullable<Run['children']>[number];

export const runOf = (
  matter: Pick<MatterRow, 'state'>,
  clocks: readonly Pick<ClockRow, 'name' | 'state' | 'extended'>[],
  children: readonly Child[] = [],
): Run => ({
  state: matter.state,
  clocks: Object.fromEntries(clocks.map(({ name, state }) => [name, state])),
  extended: clocks.flatMap(({ name, extended }) => (extended ? [name] : [])),
  children,
});
