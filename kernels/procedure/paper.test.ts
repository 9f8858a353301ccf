/** The procedures written out in docs/decisions/0002, and the README's example, are what the interpreter takes. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  after,
  begin,
  coveringPaths,
  diagram,
  faultsOf,
  movesOf,
  type Path,
  type Procedure,
  pathsOf,
} from './index.ts';
import { listOf, procedure, type Step, step } from './language.ts';

const writtenIn = (path: string): Procedure[] =>
  [...readFileSync(new URL(path, import.meta.url), 'utf8').matchAll(/```ts\nexport const \w+ = ([\s\S]*?;)\n```/g)].map(
    ([, source]) => new Function('procedure', 'step', `return ${source}`)(procedure, step),
  );
const written = writtenIn('../../docs/decisions/0002-procedure-language.md');

test('there are four of them', () => {
  expect(written.map((each) => each.name)).toEqual(['case', 'mortgage', 'petition', 'visit']);
});

test('the example of the README has no fault', () => {
  expect(writtenIn('./README.md').map(faultsOf)).toEqual([[]]);
});

describe.each(written)('$name', (p) => {
  test('has no fault', () => {
    expect(faultsOf(p)).toEqual([]);
  });
  test('is covered by few paths, each of which ends', () => {
    const paths = coveringPaths(p);
    expect(new Set(paths.flat())).toEqual(new Set(movesOf(p)));
    for (const path of paths) expect(p.states[path.at(-1)!.to]).toHaveProperty('final', true);
  });
  test('names every state, and no limit as a number', () => {
    const svg = diagram(p, (kind, key) => `${kind}(${key})`);
    for (const state of Object.keys(p.states)) expect(svg).toContain(`>state(${state})<`);
    for (const clock of Object.values(p.clocks)) expect(clock.limit).toMatch(/^[a-zA-Z]+\.[a-zA-Z]+$/);
  });
});

const named = (name: string): Procedure => written.find((each) => each.name === name)!;
const told = (path: Path): string => path.map((move) => move.outcome ?? move.step).join(' ');

test('a case can be filed, punished, performed, closed and archived', () => {
  expect(pathsOf(named('case'), { loops: 0 }).map(told)).toContain(
    'registerClue ended filed reportInvestigation sound passed plea simple penalty serveDecision paid closeCase archiveCase',
  );
});

test('a case that goes back to its investigators does not gain a day', () => {
  const p = named('case');
  const returns = movesOf(p).filter((move) => move.to === 'investigating' && move.from !== 'investigating');
  expect(returns.map((move) => move.from).sort()).toEqual(['discussing', 'notified', 'reported', 'tried', 'verified']);
  expect(p.clocks.decision?.anew).toBeUndefined();
});

test('an office that keeps silent about a mortgage has accepted it', () => {
  const p = named('mortgage');
  expect(begin(p).clocksToStart.map(({ clock }) => clock)).toEqual(['intake']);
  expect(p.clocks.intake?.onTurn).toBe('deemAccepted');
});

test('the two clocks of a mortgage start and stop together', () => {
  const { statutory, promise } = named('mortgage').clocks;
  expect(statutory?.during).toEqual(promise?.during);
});

test('a petition gives nothing to see where it went to discipline, nor a visit before it was made', () => {
  expect(named('petition').states.toDiscipline).not.toHaveProperty('publicSees');
  expect(named('visit').states.drawn).not.toHaveProperty('publicSees');
});

test('nobody examines what he accepted, nor registers what he examined', () => {
  const barred = (one: Step | undefined): unknown => [one?.by].flat()[0];
  const steps = named('mortgage').steps;
  const find = (name: string): Step | undefined => steps.find((one) => one.name === name);
  expect(barred(find('examineApplication'))).toMatchObject({ notAfterOwn: 'acceptApplication' });
  expect(barred(find('registerMortgage'))).toMatchObject({ notAfterOwn: 'examineApplication' });
});

test('every step of a case that an officer may omit to his shame is a risk point of article 54', () => {
  const points = named('case').steps.flatMap((one) => listOf(one.riskPoints));
  expect(points).toEqual(expect.arrayContaining(['failToReport', 'failToFile', 'failToPenalise', 'failToApply']));
});

test('a run can be carried on from what was stored', () => {
  const p = named('visit');
  const begun = begin(p);
  const run = after({ state: begun.state, clocks: {} }, { ...begun, clocksToStop: [] });
  expect(JSON.parse(JSON.stringify(run))).toEqual(run);
});
