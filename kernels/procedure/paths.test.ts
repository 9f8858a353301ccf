/** Paths, counted by hand in a procedure small enough. */
import { expect, test } from 'vitest';
import { coveringPaths, movesOf, type Path, type Procedure, pathsOf, step } from './index.ts';

const p: Procedure = {
  name: 'errand',
  version: '1',
  inForceFrom: '2026-01-01',
  states: {
    asked: { task: 'decide', owner: 'clerk', clock: 'none' },
    doubted: { task: 'explain', owner: 'clerk', clock: 'none' },
    done: { final: true },
    dropped: { final: true },
  },
  clocks: {},
  steps: [
    step('decide', { from: 'asked', to: { yes: 'done', unclear: 'doubted' }, by: 'clerk' }),
    step('explain', { from: 'doubted', to: 'asked', by: 'clerk' }),
    step('note', { from: 'asked', to: 'same', by: 'clerk' }),
    step('drop', { from: ['asked', 'doubted'], to: 'dropped', by: 'clerk' }),
    step('ask', { from: 'start', to: 'asked', by: 'citizen' }),
  ],
};

const told = (path: Path): string => path.map((move) => move.outcome ?? move.step).join(' ');

test('every arrow is one move, the first from the start', () => {
  const moves = movesOf(p);
  expect(moves[0]).toEqual({ step: 'ask', outcome: undefined, from: 'start', to: 'asked' });
  expect(moves.map((move) => `${move.from} ${move.outcome ?? move.step} ${move.to}`).sort()).toEqual([
    'asked drop dropped',
    'asked note asked',
    'asked unclear doubted',
    'asked yes done',
    'doubted drop dropped',
    'doubted explain asked',
    'start ask asked',
  ]);
});

test('without loops no state is come into twice and nothing stays', () => {
  expect(pathsOf(p, { loops: 0 }).map(told).sort()).toEqual(['ask drop', 'ask unclear drop', 'ask yes']);
});

test('with one loop a state is come into twice, and stayed in once', () => {
  expect(pathsOf(p, { loops: 1 }).map(told).sort()).toEqual([
    'ask drop',
    'ask note drop',
    'ask note unclear drop',
    'ask note unclear explain drop',
    'ask note unclear explain unclear drop',
    'ask note unclear explain yes',
    'ask note yes',
    'ask unclear drop',
    'ask unclear explain drop',
    'ask unclear explain note drop',
    'ask unclear explain note unclear drop',
    'ask unclear explain note yes',
    'ask unclear explain unclear drop',
    'ask unclear explain yes',
    'ask yes',
  ]);
});

test('few paths take every move', () => {
  const paths = coveringPaths(p);
  expect(new Set(paths.flat())).toEqual(new Set(movesOf(p)));
  expect(paths.length).toBeLessThan(pathsOf(p, { loops: 1 }).length);
  for (const path of paths) {
    expect(path[0]?.from).toBe('start');
    expect(['done', 'dropped']).toContain(path.at(-1)?.to);
    for (const [i, move] of path.slice(1).entries()) expect(move.from).toBe(path[i]!.to);
  }
});

test('a move that leads nowhere is on no path', () => {
  const stuck: Procedure = {
    ...p,
    states: { ...p.states, stuck: { task: 'wait', owner: 'clerk', clock: 'none' } },
    steps: [...p.steps, step('lose', { from: 'asked', to: 'stuck', by: 'clerk' })],
  };
  expect(
    coveringPaths(stuck)
      .flat()
      .map((move) => move.to),
  ).not.toContain('stuck');
  expect(
    pathsOf(stuck, { loops: 1 })
      .flat()
      .map((move) => move.to),
  ).not.toContain('stuck');
});
