/** The wall chart of a procedure before it is drawn: its rows in reading order, and the lanes beside them. */
import { type Children, listOf, outcomesOf, type Procedure, type Step, whoMay } from './language.ts';

/** What a word is wanted for; the caller knows the words files, this kernel no language. */
export type WordKind = 'procedure' | 'state' | 'step' | 'outcome' | 'role' | 'limit' | 'paper' | 'basis' | 'column';
export type Words = (kind: WordKind, key: string) => string;

/** Where a row leads. `road`: down to the next state; `end`: a final state named on the spot; `lane`: beside the rows. */
export interface Exit {
  to: string;
  by: 'road' | 'lane' | 'end' | 'same';
}

export interface Row {
  kind: 'start' | 'state' | 'final' | 'step' | 'outcome';
  state: string;
  name: string;
  who: string;
  limit: string;
  paper: string;
  basis: string;
  exit?: Exit;
}

/** One lane for each state that is reached from afar: rows above come down it, rows below go back up. */
export interface Lane {
  to: string;
  /** 0 is nearest to the rows. */
  index: number;
  /** Rows, by their index, from which it is entered, and the row of the state it leads to. */
  entries: readonly number[];
  target: number;
}

/** States stand in the order in which they are declared: the author's order is the reader's. */
export function rowsOf(p: Procedure, words: Words): readonly Row[] {
  const states = Object.keys(p.states);
  const onRoad = ['start', ...states].filter((state, i, all) => !isEnd(p, state) || leads(p, all[i - 1]!, state));
  return onRoad.flatMap((state, i) => {
    const steps = p.steps.filter((one) => listOf(one.from).includes(state));
    const exitTo = (to: string): Exit => exitOf(p, onRoad, i, to);
    return [headOf(p, state, words), ...steps.flatMap((one) => rowsOfStep(p, state, one, exitTo, words))];
  });
}

const isEnd = (p: Procedure, state: string): boolean => 'final' in (p.states[state] ?? {});

const leads = (p: Procedure, from: string, to: string): boolean =>
  p.steps.some((one) => listOf(one.from).includes(from) && outcomesOf(one).some((way) => way.to === to));

function exitOf(p: Procedure, onRoad: readonly string[], at: number, to: string): Exit {
  if (to === 'same' || to === onRoad[at]) return { to: onRoad[at]!, by: 'same' };
  if (to === onRoad[at + 1]) return { to, by: 'road' };
  return { to, by: isEnd(p, to) ? 'end' : 'lane' };
}

const plain = { who: '', limit: '', paper: '', basis: '' };

function headOf(p: Procedure, name: string, words: Words): Row {
  if (name === 'start') return { kind: 'start', state: name, name: words('column', 'start'), ...plain };
  const state = p.states[name]!;
  const head = { state: name, name: words('state', name), ...plain };
  if ('final' in state) return { kind: 'final', ...head };
  const limit = state.clock === 'none' ? words('column', 'noLimit') : words('limit', p.clocks[state.clock]!.limit);
  return { kind: 'state', ...head, who: words('role', state.owner), limit };
}

function rowsOfStep(p: Procedure, state: string, one: Step, exitTo: (to: string) => Exit, words: Words): Row[] {
  const ways = outcomesOf(one);
  const here = p.states[state];
  const clock = here && !('final' in here) && here.clock === one.within ? undefined : one.within;
  const row: Row = {
    kind: 'step',
    state,
    name: words('step', one.name),
    who: [...new Set(whoMay(one).map((who) => words('role', who.role)))].join(words('column', 'or')),
    limit: clock ? words('limit', p.clocks[clock]!.limit) : waits(one.after, words),
    paper: typeof one.paper === 'string' ? words('paper', one.paper) : '',
    basis: listOf(one.basis)
      .map((basis) => words('basis', basis))
      .join(words('column', 'and')),
  };
  if (typeof one.to === 'string') return [{ ...row, exit: exitTo(one.to) }];
  const paper = (outcome: string): string =>
    typeof one.paper === 'object' && one.paper[outcome] ? words('paper', one.paper[outcome]) : '';
  const outcomes = ways.map(({ outcome, to }): Row => {
    const name = words('outcome', `${one.name}.${outcome}`);
    return { kind: 'outcome', state, ...plain, name, paper: paper(outcome!), exit: exitTo(to) };
  });
  return [row, ...outcomes];
}

const waits = (children: Children | undefined, words: Words): string =>
  children
    ? words('column', 'all' in children ? 'afterAll' : 'afterAny') +
      ('all' in children ? children.all : children.any)
        .map((kind) => words('procedure', kind))
        .join(words('column', 'and'))
    : '';

/** Short lanes lie inside, so that a long one never cuts a short one off from its rows. */
export function lanesOf(rows: readonly Row[]): readonly Lane[] {
  const targets = [...new Set(rows.flatMap(({ exit }) => (exit?.by === 'lane' ? [exit.to] : [])))];
  const lanes = targets
    .map((to) => {
      const entries = rows.flatMap(({ exit }, i) => (exit?.by === 'lane' && exit.to === to ? [i] : []));
      return { to, entries, target: rows.findIndex((row) => row.state === to), index: 0 };
    })
    .sort((a, b) => lengthOf(a) - lengthOf(b));
  for (const [i, lane] of lanes.entries()) {
    const near = lanes.slice(0, i).filter((other) => overlap(other, lane));
    while (near.some((other) => other.index === lane.index)) lane.index++;
  }
  return lanes;
}

type Stretch = Pick<Lane, 'entries' | 'target'>;
const top = ({ entries, target }: Stretch): number => Math.min(target, ...entries);
const bottom = ({ entries, target }: Stretch): number => Math.max(target, ...entries);
const lengthOf = (lane: Stretch): number => bottom(lane) - top(lane);
const overlap = (a: Stretch, b: Stretch): boolean => top(a) <= bottom(b) && top(b) <= bottom(a);
