/** Every way through a procedure: what model-based tests walk. */
import { listOf, outcomesOf, type Procedure } from './language.ts';

export interface Move {
  step: string;
  outcome: string | undefined;
  from: string;
  to: string;
}

/** All arrows of the drawing, the one from `start` first. */
export const movesOf = (p: Procedure): readonly Move[] =>
  p.steps
    .flatMap((one) =>
      listOf(one.from).flatMap((from) =>
        outcomesOf(one).map(({ outcome, to }) => ({ step: one.name, outcome, from, to: to === 'same' ? from : to })),
      ),
    )
    .sort((a, b) => Number(b.from === 'start') - Number(a.from === 'start'));

/**
 * All paths from the start to a final state on which no state is entered more than `loops` + 1 times. With `loops: 1`
 * every arrow of a faultless procedure is on some path.
 */
export function pathsOf(p: Procedure, { loops = 0 }: { loops?: number } = {}): readonly (readonly Move[])[] {
  const moves = movesOf(p);
  const paths: Move[][] = [];
  const walk = (state: string, path: Move[]): void => {
    if (p.states[state] && 'final' in p.states[state]) paths.push(path);
    for (const move of moves.filter((each) => each.from === state)) {
      const visits = path.filter((each) => each.to === move.to).length;
      if (visits <= loops) walk(move.to, [...path, move]);
    }
  };
  walk('start', []);
  return paths;
}
