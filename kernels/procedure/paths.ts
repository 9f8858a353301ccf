/** Every way through a procedure: what model-based tests walk. */
import { listOf, outcomesOf, type Procedure } from './language.ts';

export interface Move {
  step: string;
  outcome: string | undefined;
  from: string;
  to: string;
}

export type Path = readonly Move[];

/** All arrows of the drawing, the one from `start` first. */
export const movesOf = (p: Procedure): readonly Move[] =>
  p.steps
    .flatMap((one) =>
      listOf(one.from).flatMap((from) =>
        outcomesOf(one).map(({ outcome, to }) => ({ step: one.name, outcome, from, to: to === 'same' ? from : to })),
      ),
    )
    .sort((a, b) => Number(b.from === 'start') - Number(a.from === 'start'));

const isFinal = (p: Procedure, state: string): boolean => 'final' in (p.states[state] ?? {});

/**
 * All paths from the start to a final state on which no state is come into more than `loops` + 1 times, nor stayed in
 * by a `'same'` step more than `loops` times. Their number grows steeply with branches: a long procedure is walked
 * with `coveringPaths`.
 */
export function pathsOf(p: Procedure, { loops }: { loops: number }): readonly Path[] {
  const moves = movesOf(p);
  const paths: Move[][] = [];
  const walk = (state: string, path: Move[]): void => {
    if (isFinal(p, state)) paths.push(path);
    for (const move of moves.filter((each) => each.from === state)) {
      const visits = path.filter((each) => each.to === move.to && (each.from === each.to) === (move.from === move.to));
      const allowed = move.from === move.to ? loops : loops + 1;
      if (visits.length < allowed) walk(move.to, [...path, move]);
    }
  };
  walk('start', []);
  return paths;
}

/** Few paths that together take every move that is on any path: for each new one the shortest way there and out. */
export function coveringPaths(p: Procedure): readonly Path[] {
  const moves = movesOf(p);
  const covered = new Set<Move>();
  const paths: Path[] = [];
  for (const move of moves.toReversed()) {
    if (covered.has(move)) continue;
    const there = shortest(moves, 'start', (state) => state === move.from);
    const out = shortest(moves, move.to, (state) => isFinal(p, state));
    if (!there || !out) continue;
    const path = [...there, move, ...out];
    for (const each of path) covered.add(each);
    paths.push(path);
  }
  return paths;
}

/** Breadth first; undefined where there is no way. */
function shortest(moves: readonly Move[], start: string, arrived: (state: string) => boolean): Path | undefined {
  const waiting: { state: string; path: Path }[] = [{ state: start, path: [] }];
  const seen = new Set([start]);
  for (let here = waiting.shift(); here; here = waiting.shift()) {
    const { state, path } = here;
    if (arrived(state)) return path;
    for (const move of moves.filter((each) => each.from === state && !seen.has(each.to))) {
      seen.add(move.to);
      waiting.push({ state: move.to, path: [...path, move] });
    }
  }
  return undefined;
}
