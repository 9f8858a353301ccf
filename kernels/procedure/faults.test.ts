/** Each fault is found in a sound procedure that was broken in one place. */
import { describe, expect, test } from 'vitest';
import { type Clock, type Fault, faultsOf, type Procedure, type State, type Step, step } from './index.ts';

const states: Record<string, State> = {
  asked: { task: 'decide', owner: 'clerk', clock: 'deciding' },
  decided: { task: 'tell', owner: 'clerk', clock: 'telling' },
  told: { final: true },
  dropped: { final: true },
};
const clocks: Record<string, Clock> = {
  deciding: { limit: 'errand.decide', kind: 'statutory', during: 'asked', onTurn: 'lapse' },
  telling: { limit: 'errand.tell', kind: 'internal', during: 'decided' },
};
const steps: readonly Step[] = [
  step('ask', { from: 'start', to: 'asked', by: 'citizen' }),
  step('decide', { from: 'asked', to: { yes: 'decided', no: 'dropped' }, by: 'clerk', within: 'deciding' }),
  step('lapse', { from: 'asked', to: 'dropped', by: 'system' }),
  step('tell', { from: 'decided', to: 'told', by: { role: 'clerk', notAfterOwn: 'decide' }, paper: 'letter' }),
];

interface Change {
  states?: Record<string, State>;
  clocks?: Record<string, Clock>;
  /** Added, or in place of the one of that name. */
  step?: Step;
  without?: string;
}

function broken({ states: s = {}, clocks: c = {}, step: one, without }: Change): Procedure {
  const kept = steps.filter((each) => each.name !== without && each.name !== one?.name);
  const all = one ? [...kept, one] : kept;
  const changed = { states: { ...states, ...s }, clocks: { ...clocks, ...c }, steps: all };
  return { name: 'errand', version: '1', inForceFrom: '2026-01-01', ...changed };
}

const internal = { limit: 'l', kind: 'internal' } as const;
const back = (to: string): Step => step('return', { from: 'decided', to, by: 'clerk' });

test('the sound one has none', () => {
  expect(faultsOf(broken({}))).toEqual([]);
});

describe('names', () => {
  test.each<[string, Change, Fault]>([
    [
      'a step from',
      { step: step('tell', { from: 'nowhere', to: 'told', by: 'clerk' }) },
      { code: 'name.unknown', at: 'tell', what: 'nowhere' },
    ],
    [
      'a step to',
      { step: step('tell', { from: 'decided', to: 'nowhere', by: 'clerk' }) },
      { code: 'name.unknown', at: 'tell', what: 'nowhere' },
    ],
    [
      'an outcome to',
      { step: step('tell', { from: 'decided', to: { a: 'told', b: 'nowhere' }, by: 'clerk' }) },
      { code: 'name.unknown', at: 'tell', what: 'nowhere' },
    ],
    [
      'a step within',
      { step: step('tell', { from: 'decided', to: 'told', by: 'clerk', within: 'never' }) },
      { code: 'name.unknown', at: 'tell', what: 'never' },
    ],
    [
      'a deed that bars',
      { step: step('tell', { from: 'decided', to: 'told', by: { role: 'clerk', notAfterOwn: 'dream' } }) },
      { code: 'name.unknown', at: 'tell', what: 'dream' },
    ],
    [
      'a paper of no outcome',
      { step: step('tell', { from: 'decided', to: { a: 'told' }, by: 'clerk', paper: { b: 'letter' } }) },
      { code: 'name.unknown', at: 'tell', what: 'b' },
    ],
    [
      'a state under no clock',
      { states: { decided: { task: 'tell', owner: 'clerk', clock: 'never' } } },
      { code: 'name.unknown', at: 'decided', what: 'never' },
    ],
    [
      'a clock during',
      { clocks: { telling: { ...internal, during: ['decided', 'nowhere'] } } },
      { code: 'name.unknown', at: 'telling', what: 'nowhere' },
    ],
    [
      'a clock entering',
      { clocks: { telling: { ...internal, starts: { entering: 'nowhere' }, stops: { taking: 'tell' } } } },
      { code: 'name.unknown', at: 'telling', what: 'nowhere' },
    ],
    [
      'a clock leaving',
      { clocks: { telling: { ...internal, starts: { entering: 'decided' }, stops: { leaving: 'nowhere' } } } },
      { code: 'name.unknown', at: 'telling', what: 'nowhere' },
    ],
    [
      'a clock taking',
      { clocks: { telling: { ...internal, starts: { taking: 'dream' }, stops: { taking: 'tell' } } } },
      { code: 'name.unknown', at: 'telling', what: 'dream' },
    ],
    [
      'a clock turning',
      { clocks: { telling: { ...internal, during: 'decided', onTurn: 'dream' } } },
      { code: 'name.unknown', at: 'telling', what: 'dream' },
    ],
  ])('%s an unknown name', (_, change, fault) => {
    expect(faultsOf(broken(change))).toEqual([fault]);
  });
  test('a step twice', () => {
    const twice = broken({});
    expect(faultsOf({ ...twice, steps: [...twice.steps, steps[3]!] })).toEqual([{ code: 'name.twice', at: 'tell' }]);
  });
  test.each(['start', 'same'])('a state called %s', (name) => {
    expect(faultsOf(broken({ states: { [name]: { final: true } } }))).toContainEqual({
      code: 'name.reserved',
      at: name,
    });
  });
});

describe('start', () => {
  test('none, two, or one shared with another state', () => {
    const fault = [{ code: 'start.notOne', at: 'errand' }];
    const { ask: _, ...others } = Object.fromEntries(steps.map((one) => [one.name, one]));
    expect(faultsOf({ ...broken({}), steps: Object.values(others) })).toEqual(fault);
    expect(faultsOf(broken({ step: step('call', { from: 'start', to: 'asked', by: 'citizen' }) }))).toEqual(fault);
    expect(faultsOf(broken({ step: step('ask', { from: ['start', 'decided'], to: 'asked', by: 'citizen' }) }))).toEqual(
      fault,
    );
  });
  test.each<[string, Step]>([
    ['a guard', step('ask', { from: 'start', to: 'asked', by: 'citizen', guard: 'free' })],
    ['children', step('ask', { from: 'start', to: 'asked', by: 'citizen', after: { all: ['visit'] } })],
    ['a step that stays', step('ask', { from: 'start', to: { yes: 'asked', no: 'same' }, by: 'citizen' })],
  ])('with %s, where no run is yet', (_, one) => {
    expect(faultsOf(broken({ step: one }))).toEqual([{ code: 'start.guarded', at: 'ask' }]);
  });
});

describe('states', () => {
  test('a step out of a final one', () => {
    const reopen = step('reopen', { from: 'told', to: 'asked', by: 'clerk' });
    expect(faultsOf(broken({ step: reopen }))).toEqual([{ code: 'final.hasStep', at: 'told', what: 'reopen' }]);
  });
  test('one that is never reached', () => {
    expect(faultsOf(broken({ states: { lost: { final: true } } }))).toEqual([
      { code: 'state.unreachable', at: 'lost' },
    ]);
  });
  test('one without a way out, which then has no owner who can act', () => {
    const faults = faultsOf(broken({ without: 'tell' }));
    expect(faults).toContainEqual({ code: 'state.deadEnd', at: 'decided' });
    expect(faults).toContainEqual({ code: 'state.ownerCannotAct', at: 'decided', what: 'clerk' });
    expect(faults).toContainEqual({ code: 'state.unreachable', at: 'told' });
  });
  test('two that only lead to each other', () => {
    const pair: Record<string, State> = {
      decided: { task: 'tell', owner: 'clerk', clock: 'none' },
      doubted: { task: 'doubt', owner: 'clerk', clock: 'none' },
    };
    const p = broken({
      states: pair,
      without: 'tell',
      clocks: { telling: { ...internal, during: ['decided', 'doubted'] } },
    });
    const circle = [
      step('doubt', { from: 'decided', to: 'doubted', by: 'clerk' }),
      step('trust', { from: 'doubted', to: 'decided', by: 'clerk' }),
      step('note', { from: 'doubted', to: 'same', by: 'clerk' }),
    ];
    expect(faultsOf({ ...p, steps: [...p.steps, ...circle] })).toEqual([
      { code: 'state.deadEnd', at: 'decided' },
      { code: 'state.unreachable', at: 'told' },
      { code: 'state.deadEnd', at: 'doubted' },
    ]);
  });
  test('one whose owner has no step to take', () => {
    const orphan: State = { task: 'tell', owner: 'leader', clock: 'telling' };
    expect(faultsOf(broken({ states: { decided: orphan } }))).toEqual([
      { code: 'state.ownerCannotAct', at: 'decided', what: 'leader' },
    ]);
  });
  test('one that is owed under a clock that does not run there', () => {
    const wrong: State = { task: 'tell', owner: 'clerk', clock: 'deciding' };
    expect(faultsOf(broken({ states: { decided: wrong } }))).toEqual([
      { code: 'state.clockNotRunning', at: 'decided', what: 'deciding' },
    ]);
  });
  test('one whose clock runs on some ways there and not on others', () => {
    const telling: Clock = { ...internal, starts: { taking: 'rush' }, stops: { leaving: 'decided' } };
    const rush = step('rush', { from: 'asked', to: 'decided', by: 'clerk' });
    expect(faultsOf(broken({ clocks: { telling }, step: rush }))).toEqual([
      { code: 'state.clockNotRunning', at: 'decided', what: 'telling' },
    ]);
  });
});

describe('clocks', () => {
  test('one that nothing starts', () => {
    const idle: Clock = { ...internal, starts: { leaving: 'told' }, stops: { entering: 'told' } };
    expect(faultsOf(broken({ clocks: { idle } }))).toEqual([{ code: 'clock.neverStarted', at: 'idle' }]);
  });
  test('one left running at some end', () => {
    const running: Clock = { ...internal, starts: { entering: 'asked' }, stops: { entering: 'told' } };
    expect(faultsOf(broken({ clocks: { running } }))).toEqual([
      { code: 'clock.neverStopped', at: 'running', what: 'dropped' },
    ]);
  });
  test('one that a fact may start and no end stops', () => {
    const seizure: Clock = { ...internal, starts: { fact: 'seized' }, stops: { fact: 'freed' }, anew: true };
    expect(
      faultsOf(broken({ clocks: { seizure } }))
        .map((fault) => [fault.code, fault.what])
        .sort(),
    ).toEqual([
      ['clock.neverStopped', 'dropped'],
      ['clock.neverStopped', 'told'],
    ]);
    const stopped: Clock = { ...seizure, stops: { fact: 'freed', entering: ['dropped', 'told'] } };
    expect(faultsOf(broken({ clocks: { seizure: stopped } }))).toEqual([]);
  });
  test('one that a return would start again, unless it says so', () => {
    const p = broken({ step: back('asked') });
    const faults = faultsOf(p);
    expect(faults).toContainEqual({ code: 'clock.silentlyReset', at: 'deciding', what: 'decided' });
    expect(faults).toContainEqual({ code: 'clock.silentlyReset', at: 'telling', what: 'asked' });
    const anew = (name: string): Clock => ({ ...clocks[name]!, anew: true }) as Clock;
    const said = broken({ step: back('asked'), clocks: { deciding: anew('deciding'), telling: anew('telling') } });
    expect(faultsOf(said)).toEqual([]);
  });
  test('one that spans a return is not reset by it', () => {
    const telling: Clock = { ...internal, during: 'decided', anew: true };
    const deciding: Clock = { ...internal, during: ['asked', 'decided'] };
    expect(faultsOf(broken({ step: back('asked'), clocks: { telling, deciding } }))).toEqual([]);
  });
  test('one that stops and starts with the same step', () => {
    const both: Clock = {
      ...internal,
      starts: { taking: ['ask', 'decide'] },
      stops: { leaving: ['asked', 'decided'] },
    };
    const codes = faultsOf(broken({ clocks: { both } })).map((fault) => fault.code);
    expect(codes).toContain('clock.silentlyReset');
  });
  test.each<[string, Step]>([
    ['has a guard', step('lapse', { from: 'asked', to: 'dropped', by: 'system', guard: 'late' })],
    ['waits for children', step('lapse', { from: 'asked', to: 'dropped', by: 'system', after: { all: ['visit'] } })],
    ['has outcomes', step('lapse', { from: 'asked', to: { a: 'dropped', b: 'decided' }, by: 'system' })],
    ['is not the system’s', step('lapse', { from: 'asked', to: 'dropped', by: 'clerk' })],
    ['is not possible there', step('lapse', { from: 'decided', to: 'dropped', by: 'system' })],
  ])('one whose turn %s', (_, lapse) => {
    expect(faultsOf(broken({ step: lapse }))).toEqual([
      { code: 'clock.turnImpossible', at: 'deciding', what: 'asked' },
    ]);
  });
  test('each fault is told once, however many ways lead to it', () => {
    const running: Clock = { ...internal, starts: { entering: 'asked' }, stops: { fact: 'never' } };
    const faults = faultsOf(
      broken({ clocks: { running }, step: step('skip', { from: 'asked', to: 'told', by: 'clerk' }) }),
    );
    expect(new Set(faults.map((fault) => JSON.stringify(fault))).size).toBe(faults.length);
    expect(faults.filter((fault) => fault.what === 'told')).toHaveLength(1);
  });
});
