/** The interpreter: what a step, a fact and a turning clock bring about, and every reason why not. */
import { describe, expect, test } from 'vitest';
import {
  after,
  begin,
  type Clock,
  type ClockState,
  expire,
  extend,
  hear,
  mayOf,
  type Procedure,
  possible,
  procedure,
  step,
  suspend,
  take,
  taskIn,
} from './index.ts';

const licence = procedure('licence', {
  version: '1',
  inForceFrom: '2026-01-01',
  states: {
    received: { task: 'accept', owner: 'clerk', clock: 'intake' },
    accepted: { task: 'examine', owner: 'reviewer', clock: 'statutory' },
    examined: { task: 'grant', owner: 'leader', clock: 'statutory' },
    waiting: { task: 'remind', owner: 'clerk', clock: 'none' },
    granted: { final: true },
    refused: { final: true },
  },
  clocks: {
    intake: { limit: 'licence.intake', kind: 'statutory', during: 'received', onTurn: 'deemAccepted', anew: true },
    statutory: {
      limit: 'licence.decide',
      kind: 'statutory',
      starts: { entering: 'accepted' },
      stops: { entering: ['granted', 'refused'] },
      suspensions: [{ kind: 'hearing', basis: 'act 45' }],
      extension: { limit: 'licence.longer', by: 'leader', basis: 'act 42' },
    },
    promise: { limit: 'licence.promise', kind: 'promised', during: ['accepted', 'examined'], countsFrom: 'recordedAt' },
    seizure: {
      limit: 'licence.seizure',
      kind: 'internal',
      starts: { fact: 'landSeized' },
      stops: { fact: 'landFreed' },
    },
  },
  steps: [
    step('submit', {
      from: 'start',
      to: { now: 'received', incomplete: 'waiting' },
      by: 'citizen',
      paper: { now: 'receipt' },
    }),
    step('accept', {
      from: 'received',
      to: 'accepted',
      by: 'clerk',
      within: 'intake',
      paper: 'notice',
      basis: 'act 32',
    }),
    step('deemAccepted', { from: 'received', to: 'accepted', by: 'system' }),
    step('askPapers', { from: 'received', to: 'waiting', by: 'clerk' }),
    step('supply', { from: 'waiting', to: 'received', by: 'citizen' }),
    step('examine', {
      from: 'accepted',
      to: { fit: 'examined', unfit: 'refused', unclear: 'same' },
      by: { role: 'reviewer', licence: 'survey', notAfterOwn: 'accept' },
      guard: ['landFree', 'feePaid'],
      after: { all: ['opinion', 'hearing'] },
      paper: { unfit: 'refusal' },
    }),
    step('grant', {
      from: 'examined',
      to: 'granted',
      by: 'leader',
      after: { any: ['payment', 'waiver'] },
      paper: 'licence',
    }),
    step('note', { from: ['accepted', 'examined'], to: 'same', by: ['reviewer', { role: 'leader', scope: 'city' }] }),
  ],
});

const free = { landFree: true, feePaid: true };
type State = keyof typeof licence.states;
const at = (state: State, clocks: Partial<Record<keyof typeof licence.clocks, ClockState>> = {}) => ({ state, clocks });

describe('begin', () => {
  test('gives the state of its outcome, the task owed, the clocks to start and the paper', () => {
    expect(begin(licence, 'now')).toEqual({
      step: 'submit',
      state: 'received',
      clocksToStart: [{ clock: 'intake', limit: 'licence.intake', countsFrom: 'happenedAt' }],
      paper: 'receipt',
      task: { verb: 'accept', owner: 'clerk', clock: 'intake' },
    });
  });
  test('a state without limit owes its task under no clock', () => {
    const { task, clocksToStart, paper } = begin(licence, 'incomplete');
    expect(task).toEqual({ verb: 'remind', owner: 'clerk', clock: undefined });
    expect(clocksToStart).toEqual([]);
    expect(paper).toBeUndefined();
  });
  test.each([undefined, 'accept', 'never'])('with outcome %j is a fault of the caller', (outcome) => {
    expect(() => begin(licence, outcome)).toThrow('cannot begin');
  });
});

describe('take', () => {
  test('moves the run, stops and starts clocks, names paper and next task', () => {
    expect(take(licence, at('received', { intake: 'running' }), 'accept', undefined, {})).toEqual({
      ok: true,
      value: {
        step: 'accept',
        outcome: undefined,
        from: 'received',
        to: 'accepted',
        clocksToStop: ['intake'],
        clocksToStart: [
          { clock: 'statutory', limit: 'licence.decide', countsFrom: 'happenedAt' },
          { clock: 'promise', limit: 'licence.promise', countsFrom: 'recordedAt' },
        ],
        paper: 'notice',
        task: { verb: 'examine', owner: 'reviewer', clock: 'statutory' },
      },
    });
  });
  test('goes where its outcome says, with the paper of that outcome; a final state owes nothing', () => {
    const run = at('accepted', { statutory: 'running', promise: 'running' });
    expect(take(licence, run, 'examine', 'unfit', free)).toMatchObject({
      value: { to: 'refused', paper: 'refusal', task: undefined, clocksToStop: ['statutory', 'promise'] },
    });
    expect(take(licence, run, 'examine', 'fit', free)).toMatchObject({
      value: { to: 'examined', paper: undefined, clocksToStop: [], clocksToStart: [] },
    });
  });
  test.each(['accepted', 'examined'] as const)("'same' stays in %s and moves no clock", (state) => {
    const run = at(state, { statutory: 'running', promise: 'running' });
    expect(take(licence, run, 'note', undefined, {})).toMatchObject({
      value: { from: state, to: state, clocksToStart: [], clocksToStop: [] },
    });
  });
  test("an outcome may be 'same'", () => {
    expect(take(licence, at('accepted'), 'examine', 'unclear', free)).toMatchObject({ value: { to: 'accepted' } });
  });
  test.each([
    ['grant', 'received'],
    ['submit', 'received'],
    ['note', 'granted'],
    ['accept', 'accepted'],
  ] as const)('%s is not possible in %s', (name, state) => {
    expect(take(licence as Procedure, at(state), name, undefined, {})).toEqual({
      ok: false,
      refusal: { code: 'step.notNow', params: { step: name, state } },
    });
  });
  test.each([undefined, 'maybe', 'toString'])('outcome %j is refused where it is read', (outcome) => {
    expect(take(licence as Procedure, at('accepted'), 'examine', outcome, free)).toMatchObject({
      ok: false,
      refusal: { code: 'step.noSuchOutcome', at: 'outcome' },
    });
  });
  test('an outcome for a step that has none is refused', () => {
    expect(take(licence as Procedure, at('received'), 'accept', 'yes', {})).toMatchObject({
      refusal: { code: 'step.noSuchOutcome', params: { outcome: 'yes' } },
    });
  });
  test('a step that is not in the procedure is a fault, not a refusal', () => {
    expect(() => take(licence as Procedure, at('received'), 'fly', undefined, {})).toThrow('no step fly');
  });
});

describe('guards', () => {
  test('false refuses in the name of the guard', () => {
    expect(take(licence, at('accepted'), 'examine', 'fit', { ...free, landFree: false })).toEqual({
      ok: false,
      refusal: { code: 'guard.landFree', params: { step: 'examine' } },
    });
  });
  test('a refusal given by a rule is handed on as it is', () => {
    const refusal = { code: 'fee.owed', params: { yuan: 80 }, article: 'act 58' };
    expect(take(licence, at('accepted'), 'examine', 'fit', { ...free, feePaid: refusal })).toEqual({
      ok: false,
      refusal,
    });
  });
  test('the first that bars is the one named', () => {
    expect(take(licence, at('accepted'), 'examine', 'fit', { landFree: false, feePaid: false })).toMatchObject({
      refusal: { code: 'guard.landFree' },
    });
  });
  test('one that was not asked is a fault: silence is never consent', () => {
    expect(() => take(licence as Procedure, at('accepted'), 'examine', 'fit', { landFree: true })).toThrow(
      'guard feePaid was not asked',
    );
  });
});

describe('children', () => {
  const opinion = (ended: boolean) => ({ kind: 'opinion', ended });
  const hearing = (ended: boolean) => ({ kind: 'hearing', ended });
  const other = { kind: 'visit', ended: false };
  test.each([
    ['none begun', [], true],
    ['all ended', [opinion(true), hearing(true)], true],
    ['two of a kind, one open', [opinion(true), opinion(false)], false],
    ['one open', [opinion(true), hearing(false)], false],
    ['another kind open', [opinion(true), other], true],
  ])('a step that waits for all: %s', (_, children, allowed) => {
    const taken = take(licence, { ...at('accepted'), children }, 'examine', 'fit', free);
    expect(taken.ok).toBe(allowed);
    if (!taken.ok) expect(taken.refusal).toEqual({ code: 'step.waitsForChildren', params: { step: 'examine' } });
  });
  test.each([
    ['no children known', undefined, false],
    ['none begun', [], false],
    ['one open', [{ kind: 'payment', ended: false }], false],
    [
      'one of two ended',
      [
        { kind: 'payment', ended: false },
        { kind: 'waiver', ended: true },
      ],
      true,
    ],
    ['another kind ended', [hearing(true)], false],
  ])('a step that waits for any: %s', (_, children, allowed) => {
    expect(take(licence, { ...at('examined'), children }, 'grant', undefined, {}).ok).toBe(allowed);
  });
});

describe('clocks', () => {
  test('one that ticks is not started over by entering its state again', () => {
    const run = at('received', { intake: 'running', statutory: 'running' });
    const taken = take(licence, run, 'accept', undefined, {});
    expect(taken.ok && taken.value.clocksToStart.map(({ clock }) => clock)).toEqual(['promise']);
  });
  test.each(['running', 'suspended', 'stopped'] as const)(
    'one that is %s and not `anew` never starts again',
    (state) => {
      const taken = take(licence, at('received', { statutory: state, promise: state }), 'accept', undefined, {});
      expect(taken.ok && taken.value.clocksToStart).toEqual([]);
    },
  );
  test('one declared `anew` does', () => {
    const taken = take(licence, at('waiting', { intake: 'stopped' }), 'supply', undefined, {});
    expect(taken.ok && taken.value.clocksToStart).toMatchObject([{ clock: 'intake' }]);
  });
  test('a suspended one is stopped like a running one, a stopped one not twice', () => {
    const run = at('accepted', { statutory: 'suspended', promise: 'stopped' });
    const taken = take(licence, run, 'examine', 'unfit', free);
    expect(taken.ok && taken.value.clocksToStop).toEqual(['statutory']);
  });
  test('a fact starts and stops the clocks that name it, and no other', () => {
    const run = at('accepted', { statutory: 'running' });
    expect(hear(licence, run, 'landSeized')).toEqual({
      clocksToStart: [{ clock: 'seizure', limit: 'licence.seizure', countsFrom: 'happenedAt' }],
      clocksToStop: [],
    });
    expect(hear(licence, at('accepted', { seizure: 'running' }), 'landFreed')).toEqual({
      clocksToStart: [],
      clocksToStop: ['seizure'],
    });
    expect(hear(licence, run, 'rain')).toEqual({ clocksToStart: [], clocksToStop: [] });
  });
});

describe('a clock that stands still', () => {
  const twin = { ...licence.clocks.promise, suspensions: [{ kind: 'hearing', basis: 'act 45' }] };
  const p: Procedure = {
    ...licence,
    clocks: { ...licence.clocks, twin },
    steps: licence.steps.map((one) =>
      one.name === 'examine' ? { ...one, within: 'promise' } : one,
    ) as Procedure['steps'],
  };
  test.each([
    [{ promise: 'suspended' }, false],
    [{ promise: 'running', twin: 'suspended' }, false],
    [{ promise: 'running', statutory: 'suspended' }, true],
    [{ promise: 'running', twin: 'stopped' }, true],
  ] as const)('%j bars what is done within it, and within another of its stretch: allowed %s', (clocks, allowed) => {
    const taken = take(p, { state: 'accepted', clocks }, 'examine', 'fit', free);
    expect(taken.ok || taken.refusal).toEqual(allowed || { code: 'step.clockStands', params: { step: 'examine' } });
    expect(take(p, { state: 'accepted', clocks }, 'note', undefined, {}).ok).toBe(true);
  });
});

describe('moments', () => {
  const walk = (clock: Clock): string[] => {
    const p: Procedure = {
      name: 'walk',
      version: '1',
      inForceFrom: '2026-01-01',
      states: { a: open, b: open, c: open, d: { final: true } },
      clocks: { it: clock },
      steps: [
        step('go', { from: 'start', to: 'a', by: 'x' }),
        step('toB', { from: 'a', to: 'b', by: 'x' }),
        step('stay', { from: 'b', to: 'same', by: 'x' }),
        step('toC', { from: 'b', to: 'c', by: 'x' }),
        step('toD', { from: 'c', to: 'd', by: 'x' }),
      ],
    };
    const begun = begin(p);
    const seen = begun.clocksToStart.map(() => 'go+');
    let run = after({ state: begun.state, clocks: {} }, { ...begun, clocksToStop: [] });
    for (const name of ['toB', 'stay', 'toC', 'toD']) {
      const taken = take(p, run, name, undefined, {});
      if (!taken.ok) throw new Error(taken.refusal.code);
      seen.push(...taken.value.clocksToStop.map(() => `${name}-`), ...taken.value.clocksToStart.map(() => `${name}+`));
      run = after(run, taken.value);
    }
    return seen;
  };
  const open = { task: 'do', owner: 'x', clock: 'none' } as const;
  const it = { limit: 'l', kind: 'internal' } as const;
  test.each<[string, Clock, string[]]>([
    ['during one state', { ...it, during: 'b' }, ['toB+', 'toC-']],
    ['during two, across the step between', { ...it, during: ['b', 'c'] }, ['toB+', 'toD-']],
    ['from the very start', { ...it, during: 'a' }, ['go+', 'toB-']],
    ['entering to entering', { ...it, starts: { entering: 'b' }, stops: { entering: 'd' } }, ['toB+', 'toD-']],
    ['leaving to leaving', { ...it, starts: { leaving: 'a' }, stops: { leaving: 'b' } }, ['toB+', 'toC-']],
    ['taking to taking', { ...it, starts: { taking: 'stay' }, stops: { taking: 'toD' } }, ['stay+', 'toD-']],
    [
      'any of several',
      { ...it, starts: { entering: ['b', 'c'] }, stops: { taking: ['toD', 'toC'] } },
      ['toB+', 'toC-'],
    ],
    ['either kind', { ...it, starts: { taking: 'stay', entering: 'a' }, stops: { leaving: 'c' } }, ['go+', 'toD-']],
    [
      'stop and start in one step, anew',
      { ...it, starts: { taking: ['toB', 'toC'] }, stops: { leaving: ['b', 'c'] }, anew: true },
      ['toB+', 'toC-', 'toC+', 'toD-'],
    ],
    [
      'stop and start in one step, not anew',
      { ...it, starts: { taking: ['toB', 'toC'] }, stops: { leaving: ['b', 'c'] } },
      ['toB+', 'toC-'],
    ],
    ['never', { ...it, starts: { fact: 'x' }, stops: { fact: 'y' } }, []],
  ])('%s', (_, clock, seen) => {
    expect(walk(clock)).toEqual(seen);
  });
});

describe('expire', () => {
  test('lets the system take the step that the law deems taken', () => {
    expect(expire(licence, at('received', { intake: 'running' }), 'intake')).toMatchObject({
      ok: true,
      value: { clock: 'intake', taken: { step: 'deemAccepted', to: 'accepted', clocksToStop: ['intake'] } },
    });
  });
  test('of a clock that names no step is only told', () => {
    const run = at('accepted', { promise: 'running' });
    expect(expire(licence, run, 'promise')).toEqual({ ok: true, value: { clock: 'promise', taken: undefined } });
  });
  test.each([undefined, 'suspended', 'stopped'] as const)('of a clock that is %s is refused', (state) => {
    expect(expire(licence, at('received', { intake: state }), 'intake')).toEqual({
      ok: false,
      refusal: { code: 'clock.notRunning', params: { clock: 'intake' } },
    });
  });
  test('where its step is not possible says so', () => {
    expect(expire(licence, at('waiting', { intake: 'running' }), 'intake')).toMatchObject({
      refusal: { code: 'step.notNow', params: { step: 'deemAccepted' } },
    });
  });
});

describe('suspend and extend', () => {
  const run = at('accepted', { statutory: 'running', promise: 'running' });
  test('a listed ground stops the clock, on its basis', () => {
    expect(suspend(licence, run, 'statutory', 'hearing')).toEqual({
      ok: true,
      value: { clock: 'statutory', basis: 'act 45' },
    });
  });
  test.each([
    ['statutory', 'siteInspection'],
    ['promise', 'hearing'],
  ] as const)('%s is not stopped by %s', (clock, kind) => {
    expect(suspend(licence, run, clock, kind)).toMatchObject({ refusal: { code: 'clock.noSuchSuspension' } });
  });
  test.each([undefined, 'suspended', 'stopped'] as const)('a clock that is %s cannot be suspended', (state) => {
    expect(suspend(licence, at('accepted', { statutory: state }), 'statutory', 'hearing')).toMatchObject({
      refusal: { code: 'clock.notRunning' },
    });
  });
  test.each(['running', 'suspended'] as const)('a %s clock is extended once, by whom the law says', (state) => {
    const extendable = at('accepted', { statutory: state });
    expect(extend(licence, extendable, 'statutory')).toEqual({
      ok: true,
      value: { limit: 'licence.longer', by: 'leader', basis: 'act 42' },
    });
    expect(extend(licence, { ...extendable, extended: ['statutory'] }, 'statutory')).toMatchObject({
      refusal: { code: 'clock.extendedAlready' },
    });
  });
  test('a clock without an extension is not extended, nor one that has stopped or not begun', () => {
    expect(extend(licence, run, 'promise')).toMatchObject({ refusal: { code: 'clock.notExtendable' } });
    expect(extend(licence, at('granted', { statutory: 'stopped' }), 'statutory')).toMatchObject({
      refusal: { code: 'clock.notRunning' },
    });
    expect(extend(licence, at('received'), 'statutory')).toMatchObject({ refusal: { code: 'clock.notRunning' } });
  });
  test('an unknown clock is a fault', () => {
    const ghost = { state: 'accepted', clocks: { ghost: 'running' } } as const;
    expect(() => extend(licence as Procedure, ghost, 'ghost')).toThrow('no clock ghost');
  });
});

describe('what is offered', () => {
  test('possible lists the steps out of a state with who may take them', () => {
    expect(possible(licence, 'accepted')).toMatchObject([
      {
        name: 'examine',
        who: [{ role: 'reviewer', licence: 'survey', notAfterOwn: 'accept' }],
        paper: { unfit: 'refusal' },
      },
      { name: 'note', who: [{ role: 'reviewer' }, { role: 'leader', scope: 'city' }] },
    ]);
    expect(possible(licence, 'granted')).toEqual([]);
  });
  test('mayOf is the rule of a contract: states, licence, not oneself, and the scope given where none is said', () => {
    const kinds = ['licence'];
    expect(mayOf(licence, 'examine', 'division')).toEqual([
      { role: 'reviewer', scope: 'division', kinds, licence: 'survey', notAfterOwn: 'accept', states: ['accepted'] },
    ]);
    expect(mayOf(licence, 'note', 'assigned')).toEqual([
      { role: 'reviewer', scope: 'assigned', kinds, states: ['accepted', 'examined'] },
      { role: 'leader', scope: 'city', kinds, states: ['accepted', 'examined'] },
    ]);
  });
  test('the first step asks for no state', () => {
    expect(mayOf(licence, 'submit', 'own')).toEqual([{ role: 'citizen', scope: 'own' }]);
  });
  test('taskIn of an unknown state is a fault', () => {
    expect(() => taskIn(licence, 'nowhere')).toThrow('no state nowhere');
  });
});

test('after keeps what was and adds what came', () => {
  const run = {
    state: 'received',
    clocks: { intake: 'running', seizure: 'suspended' },
    extended: ['seizure'],
  } as const;
  const changes = {
    to: 'accepted',
    clocksToStop: ['intake'],
    clocksToStart: [{ clock: 'promise', limit: 'l', countsFrom: 'happenedAt' }],
  } as const;
  expect(after<string, string>(run, changes)).toEqual({
    state: 'accepted',
    clocks: { intake: 'stopped', seizure: 'suspended', promise: 'running' },
    extended: ['seizure'],
  });
  expect(after<string, string>(run, { clocksToStart: [], clocksToStop: [] })).toEqual(run);
});
