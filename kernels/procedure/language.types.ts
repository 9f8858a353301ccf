/** What must not compile: each `@ts-expect-error` fails the type check on the day that the language lets it through. */
import { take } from './interpreter.ts';
import { type GuardOf, type OutcomeOf, procedure, type StateOf, type StepOf, step } from './language.ts';

const sound = procedure('errand', {
  version: '1',
  inForceFrom: '2026-01-01',
  states: {
    open: { task: 'decide', owner: 'clerk', clock: 'deciding' },
    done: { final: true },
    dropped: { final: true },
  },
  clocks: { deciding: { limit: 'errand.decide', kind: 'internal', during: 'open', onTurn: 'lapse' } },
  steps: [
    step('ask', { from: 'start', to: 'open', by: 'citizen' }),
    step('decide', { from: 'open', to: { yes: 'done', no: 'dropped' }, by: 'clerk', guard: ['heard', 'notOwn'] }),
    step('note', { from: 'open', to: 'same', by: 'clerk' }),
    step('lapse', { from: 'open', to: 'dropped', by: 'system' }),
  ],
});

type Same<A, B> = [A, B] extends [B, A] ? true : false;
export const names: [
  Same<StateOf<typeof sound>, 'open' | 'done' | 'dropped'>,
  Same<StepOf<typeof sound>, 'ask' | 'decide' | 'note' | 'lapse'>,
  Same<OutcomeOf<typeof sound, 'decide'>, 'yes' | 'no'>,
  Same<OutcomeOf<typeof sound, 'note'>, undefined>,
  Same<GuardOf<typeof sound, 'decide'>, 'heard' | 'notOwn'>,
  Same<GuardOf<typeof sound, 'note'>, never>,
] = [true, true, true, true, true, true];

const frame = { version: '1', inForceFrom: '2026-01-01' } as const;
const open = { task: 'decide', owner: 'clerk', clock: 'none' } as const;

export const mustNotCompile = (): unknown[] => [
  procedure('unknown target', {
    ...frame,
    states: { open },
    clocks: {},
    // @ts-expect-error no state `gone`
    steps: [step('ask', { from: 'start', to: 'gone', by: 'citizen' })],
  }),
  procedure('unknown source', {
    ...frame,
    states: { open },
    clocks: {},
    // @ts-expect-error no state `shut`
    steps: [step('ask', { from: ['open', 'shut'], to: 'open', by: 'citizen' })],
  }),
  procedure('unknown outcome state', {
    ...frame,
    states: { open },
    clocks: {},
    // @ts-expect-error no state `gone`
    steps: [step('ask', { from: 'start', to: { yes: 'open', no: 'gone' }, by: 'citizen' })],
  }),
  procedure('unknown clock of a step', {
    ...frame,
    states: { open },
    clocks: { real: { limit: 'a.b', kind: 'internal', during: 'open' } },
    // @ts-expect-error no clock `dream`
    steps: [step('ask', { from: 'start', to: 'open', by: 'citizen', within: 'dream' })],
  }),
  procedure('unknown clock of a state', {
    ...frame,
    // @ts-expect-error no clock `dream`
    states: { open: { task: 'decide', owner: 'clerk', clock: 'dream' } },
    clocks: { real: { limit: 'a.b', kind: 'internal', during: 'open' } },
    steps: [step('ask', { from: 'start', to: 'open', by: 'citizen' })],
  }),
  procedure('unknown state of a clock', {
    ...frame,
    states: { open },
    // @ts-expect-error no state `shut`
    clocks: { real: { limit: 'a.b', kind: 'internal', during: 'shut' } },
    steps: [step('ask', { from: 'start', to: 'open', by: 'citizen' })],
  }),
  procedure('unknown step of a clock', {
    ...frame,
    states: { open },
    // @ts-expect-error no step `lapse`
    clocks: { real: { limit: 'a.b', kind: 'internal', during: 'open', onTurn: 'lapse' } },
    steps: [step('ask', { from: 'start', to: 'open', by: 'citizen' })],
  }),
  procedure('a clock with two spans', {
    ...frame,
    states: { open },
    // @ts-expect-error `during` says both its start and its stop
    clocks: { real: { limit: 'a.b', kind: 'internal', during: 'open', starts: { entering: 'open' } } },
    steps: [step('ask', { from: 'start', to: 'open', by: 'citizen' })],
  }),
  procedure('an open state that owes nothing', {
    ...frame,
    // @ts-expect-error no owner, no clock
    states: { open: { task: 'decide' } },
    clocks: {},
    steps: [step('ask', { from: 'start', to: 'open', by: 'citizen' })],
  }),
  // @ts-expect-error a misspelt word of the language
  step('ask', { from: 'start', to: 'open', by: 'citizen', gaurd: 'heard' }),
  // @ts-expect-error nobody takes it
  step('ask', { from: 'start', to: 'open' }),
  // @ts-expect-error no such step
  take(sound, { state: 'open', clocks: {} }, 'decidde', 'yes', {}),
  // @ts-expect-error no such outcome
  take(sound, { state: 'open', clocks: {} }, 'decide', 'maybe', { heard: true, notOwn: true }),
  // @ts-expect-error an outcome must be named
  take(sound, { state: 'open', clocks: {} }, 'decide', undefined, { heard: true, notOwn: true }),
  // @ts-expect-error a guard was not asked
  take(sound, { state: 'open', clocks: {} }, 'decide', 'yes', { heard: true }),
  // @ts-expect-error no such state
  take(sound, { state: 'shut', clocks: {} }, 'note', undefined, {}),
];
