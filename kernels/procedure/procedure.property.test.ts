/** Procedures made at random: what must hold of every one in which no fault is found. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  after,
  begin,
  type Clock,
  coveringPaths,
  diagram,
  expire,
  faultsOf,
  hear,
  movesOf,
  type Path,
  type Procedure,
  pathsOf,
  possible,
  type Run,
  type State,
  type Step,
  step,
  take,
} from './index.ts';

fc.configureGlobal({ seed: 20261122, numRuns: 400 });

const names = ['a', 'b', 'c', 'd', 'e'];
const clockNames = ['p', 'q'];
const ends = ['done', 'dropped'];
const stepNames = names.flatMap((name) => [`${name}1`, `${name}2`]);

const some = <T>(of: readonly T[], minLength = 1): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...of), { minLength, maxLength: 3 });

const moment = fc.oneof(
  some(names).map((entering) => ({ entering })),
  some(names).map((leaving) => ({ leaving })),
  some([...names, ...ends]).map((entering) => ({ entering })),
  some(stepNames).map((taking) => ({ taking })),
  fc.constant({ fact: 'thunder' }),
);

const clock: fc.Arbitrary<Clock> = fc
  .record({
    span: fc.oneof(
      { weight: 3, arbitrary: some(names).map((during) => ({ during })) },
      { weight: 1, arbitrary: fc.record({ starts: moment, stops: moment }) },
    ),
    anew: fc.boolean(),
  })
  .map(({ span, anew }): Clock => ({ limit: 'l', kind: 'internal', ...span, ...(anew ? { anew } : {}) }) as Clock);

/** Mostly onward, sometimes back, so that sound procedures with returns are not rare. */
const targetFrom = (i: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...names.slice(i + 1), ...ends) },
    { weight: 1, arbitrary: fc.constantFrom(...names, 'same') },
  );

const stepsFrom = (i: number): fc.Arbitrary<Step[]> =>
  fc.tuple(targetFrom(i), targetFrom(i), targetFrom(i), fc.boolean()).map(([first, yes, no, both]) => {
    const one = step(`${names[i]}1`, { from: names[i]!, to: first, by: 'clerk' });
    return both ? [one, step(`${names[i]}2`, { from: names[i]!, to: { yes, no }, by: ['clerk', 'citizen'] })] : [one];
  });

const anyProcedure: fc.Arbitrary<Procedure> = fc
  .record({
    size: fc.integer({ min: 1, max: names.length }),
    ways: fc.tuple(...names.map((_, i) => stepsFrom(i))),
    clocks: fc.tuple(clock, clock),
    clockCount: fc.integer({ min: 0, max: 2 }),
    owed: fc.array(fc.constantFrom('none', 'none', 'p', 'q'), { minLength: 5, maxLength: 5 }),
  })
  .map(({ ways, clocks, clockCount, owed }) => {
    const steps = [step('begin', { from: 'start', to: 'a', by: 'citizen' }), ...ways.flat()];
    const kept = clockNames.slice(0, clockCount);
    const open = names.map((name, i): [string, State] => {
      const clockOwed = kept.includes(owed[i]!) ? owed[i]! : 'none';
      return [name, { task: 'do', owner: 'clerk', clock: clockOwed }];
    });
    const states = Object.fromEntries([...open, ...ends.map((end): [string, State] => [end, { final: true }])]);
    const p: Procedure = {
      name: 'random',
      version: '1',
      inForceFrom: '2026-01-01',
      states,
      clocks: Object.fromEntries(kept.map((name, i) => [name, clocks[i]!])),
      steps,
    };
    return trimmed(p);
  });

/** Without what cannot be reached, since that is a fault of its own and would hide the others. */
function trimmed(p: Procedure): Procedure {
  const reached = new Set(['start']);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const move of movesOf(p)) if (reached.has(move.from)) reached.add(move.to);
  }
  const states = Object.fromEntries(Object.entries(p.states).filter(([name]) => reached.has(name)));
  const here = (some: readonly string[] | undefined): string[] | undefined =>
    some?.filter(
      (name) => reached.has(name) || p.steps.some((one) => one.name === name && reached.has(String(one.from))),
    );
  const clocks = Object.entries(p.clocks).map(([name, each]): [string, Clock] => {
    const narrowed = JSON.parse(JSON.stringify(each), (_, value) => (Array.isArray(value) ? here(value) : value));
    return [name, narrowed];
  });
  return {
    ...p,
    states,
    clocks: Object.fromEntries(clocks),
    steps: p.steps.filter((one) => reached.has(String(one.from))),
  };
}

const sound = anyProcedure.filter((p) => faultsOf(p).length === 0);
const isFinal = (p: Procedure, state: string): boolean => 'final' in p.states[state]!;

/** Walks a path through the interpreter; `between` sees each run on the way. */
function walked(p: Procedure, path: Path, between: (run: Run) => void = () => {}): Run {
  const begun = begin(p, path[0]!.outcome);
  let run: Run = after({ state: begun.state, clocks: {} }, { ...begun, clocksToStop: [] });
  between(run);
  for (const move of path.slice(1)) {
    const taken = take(p, run, move.step, move.outcome, {});
    if (!taken.ok) throw new Error(taken.refusal.code);
    run = after(run, taken.value);
    between(run);
  }
  return run;
}

test('sound procedures are not rare, nor are those with clocks and with returns', () => {
  const sample = fc.sample(sound, 200);
  const withClock = sample.filter((p) => Object.keys(p.clocks).length > 0);
  const withReturn = sample.filter((p) => pathsOf(p, { loops: 1 }).length > pathsOf(p, { loops: 0 }).length);
  expect(withClock.length).toBeGreaterThan(40);
  expect(withReturn.length).toBeGreaterThan(40);
});

test('every path of a sound procedure ends in a final state, and the run never leaves its states', () => {
  fc.assert(
    fc.property(sound, (p) => {
      const paths = pathsOf(p, { loops: 1 }).slice(0, 200);
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) {
        const run = walked(p, path, ({ state }) => expect(Object.keys(p.states)).toContain(state));
        expect(isFinal(p, run.state)).toBe(true);
      }
    }),
  );
});

test('the covering paths of a sound procedure take every move', () => {
  fc.assert(
    fc.property(sound, (p) => {
      expect(new Set(coveringPaths(p).flat())).toEqual(new Set(movesOf(p)));
    }),
  );
});

test('at the end of every path no clock runs', () => {
  fc.assert(
    fc.property(sound, (p) => {
      for (const path of [...coveringPaths(p), ...pathsOf(p, { loops: 1 }).slice(0, 100)])
        expect(Object.values(walked(p, path).clocks)).not.toContain('running');
    }),
  );
});

test('a clock that is not `anew` is started at most once, and none while it ticks, with facts between the steps', () => {
  fc.assert(
    fc.property(sound, fc.array(fc.nat(), { maxLength: 40 }), (p, choices) => {
      const { state, clocksToStart } = begin(p);
      let run: Run = after({ state, clocks: {} }, { clocksToStart, clocksToStop: [] });
      const started = clocksToStart.map((each) => each.clock);
      for (const n of choices) {
        const ways = movesOf(p).filter((move) => move.from === run.state);
        const move = ways[n % (ways.length + 1)];
        if (isFinal(p, run.state)) break;
        const taken = move && take(p, run, move.step, move.outcome, {});
        const changes = taken?.ok ? taken.value : hear(p, run, 'thunder');
        for (const { clock: name } of changes.clocksToStart) {
          started.push(name);
          expect(run.clocks[name] !== 'running' || changes.clocksToStop.includes(name)).toBe(true);
        }
        run = after(run, changes);
      }
      const once = started.filter((name) => !p.clocks[name]!.anew);
      expect(new Set(once).size).toBe(once.length);
    }),
  );
});

test('in every open state on a path the owner can act, and the clock that gives the light runs', () => {
  fc.assert(
    fc.property(sound, (p) => {
      for (const path of coveringPaths(p))
        walked(p, path, (run) => {
          const state = p.states[run.state]!;
          if ('final' in state) return expect(possible(p, run.state)).toEqual([]);
          expect(possible(p, run.state).flatMap((one) => one.who.map((who) => who.role))).toContain(state.owner);
          if (state.clock !== 'none') expect(run.clocks[state.clock]).toBe('running');
        });
    }),
  );
});

test('take says yes exactly where possible lists the step', () => {
  fc.assert(
    fc.property(sound, (p) => {
      for (const state of Object.keys(p.states))
        for (const { step: name, outcome } of movesOf(p).slice(1)) {
          const listed = possible(p, state).some((one) => one.name === name);
          expect(take(p, { state, clocks: {} }, name, outcome, {}).ok).toBe(listed);
        }
    }),
  );
});

test('whatever steps are tried in whatever order, the state stays among the declared and a clock ticks or has stopped', () => {
  fc.assert(
    fc.property(sound, fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 30 }), (p, tries) => {
      const moves = movesOf(p);
      const begun = begin(p);
      let run: Run = after({ state: begun.state, clocks: {} }, { ...begun, clocksToStop: [] });
      for (const [n, storm] of tries) {
        if (storm && !isFinal(p, run.state)) run = after(run, hear(p, run, 'thunder'));
        const move = moves[n % moves.length]!;
        const taken = take(p, run, move.step, move.outcome, {});
        if (taken.ok) run = after(run, taken.value);
        expect(Object.keys(p.states)).toContain(run.state);
        for (const [name, state] of Object.entries(run.clocks)) {
          expect(['running', 'stopped']).toContain(state);
          expect(expire(p, run, name).ok).toBe(state === 'running');
        }
        if (isFinal(p, run.state)) expect(Object.values(run.clocks)).not.toContain('running');
      }
    }),
  );
});

test('a path that leaves a clock running is found by faultsOf, whatever else is wrong', () => {
  fc.assert(
    fc.property(anyProcedure, (p) => {
      if (faultsOf(p).some(({ code }) => code.startsWith('name.'))) return;
      const left = coveringPaths(p).flatMap((path) => {
        const { clocks } = walked(p, path);
        return Object.keys(clocks).filter((name) => clocks[name] === 'running');
      });
      const told = faultsOf(p).flatMap((fault) => (fault.code === 'clock.neverStopped' ? [fault.at] : []));
      for (const name of left) expect(told).toContain(name);
    }),
  );
});

test('every sound procedure can be drawn, with every state named', () => {
  fc.assert(
    fc.property(sound, (p) => {
      const svg = diagram(p, (kind, key) => `${kind}(${key})`);
      for (const state of Object.keys(p.states)) expect(svg).toContain(`>state(${state})<`);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }),
  );
});
