/** The wall chart: what it shows, where, and in whose words. */
import { describe, expect, test } from 'vitest';
import { lanesOf, type Row, rowsOf } from './chart.ts';
import { diagram, type Procedure, step, type Words } from './index.ts';

const p: Procedure = {
  name: 'errand',
  version: '3',
  inForceFrom: '2026-01-01',
  states: {
    asked: { task: 'decide', owner: 'clerk', clock: 'deciding' },
    doubted: { task: 'explain', owner: 'citizen', clock: 'none' },
    decided: { task: 'tell', owner: 'clerk', clock: 'telling' },
    told: { final: true },
    dropped: { final: true },
  },
  clocks: {
    deciding: { limit: 'errand.decide', kind: 'statutory', during: 'asked', anew: true },
    telling: { limit: 'errand.tell', kind: 'internal', during: 'decided' },
    thanks: { limit: 'errand.thank', kind: 'internal', during: 'decided' },
  },
  steps: [
    step('ask', { from: 'start', to: 'asked', by: ['citizen', { role: 'clerk' }, { role: 'clerk', licence: 'x' }] }),
    step('decide', {
      from: 'asked',
      to: { yes: 'decided', no: 'dropped', unclear: 'doubted' },
      by: 'clerk',
      within: 'deciding',
      paper: { yes: 'letter' },
      basis: ['act 1', 'act 2'],
      after: { all: ['opinion', 'visit'] },
    }),
    step('note', { from: 'asked', to: 'same', by: 'clerk' }),
    step('explain', { from: 'doubted', to: 'asked', by: 'citizen', after: { any: ['talk'] } }),
    step('tell', { from: 'decided', to: 'told', by: 'clerk', within: 'thanks', paper: 'letter' }),
  ],
};

const words: Words = (kind, key) => `${kind}:${key}`;
const rows = rowsOf(p, words);
const short = (row: Row): string =>
  `${row.kind} ${row.name.split(':')[1]}${row.exit ? ` ${row.exit.by} ${row.exit.to}` : ''}`;

describe('rows', () => {
  test('stand in the order of the declaration; an end that is off the road is named where it is met', () => {
    expect(rows.map(short)).toEqual([
      'start start',
      'step ask road asked',
      'state asked',
      'step decide',
      'outcome decide.yes lane decided',
      'outcome decide.no end dropped',
      'outcome decide.unclear road doubted',
      'step note same asked',
      'state doubted',
      'step explain lane asked',
      'state decided',
      'step tell road told',
      'final told',
    ]);
  });
  const row = (name: string): Row => rows.find((each) => each.name.endsWith(`:${name}`))!;
  test('a state shows who owes what is next and in what time', () => {
    expect(row('asked')).toMatchObject({ who: 'role:clerk', limit: 'limit:errand.decide' });
    expect(row('doubted')).toMatchObject({ who: 'role:citizen', limit: 'column:noLimit' });
    expect(row('told')).toMatchObject({ who: '', limit: '' });
  });
  test('a step shows each role once, its paper and its basis', () => {
    expect(row('ask').who).toBe('role:citizencolumn:orrole:clerk');
    expect(row('decide').basis).toBe('basis:act 1column:andbasis:act 2');
    expect(row('tell').paper).toBe('paper:letter');
  });
  test('a step shows a limit only where it is not the one of its state, else what it waits for', () => {
    expect(row('tell').limit).toBe('limit:errand.thank');
    expect(row('decide').limit).toBe('column:afterAllprocedure:opinioncolumn:andprocedure:visit');
    expect(row('explain').limit).toBe('column:afterAnyprocedure:talk');
    expect(row('note').limit).toBe('');
  });
  test('a paper of one outcome stands in its row', () => {
    expect(row('decide').paper).toBe('');
    expect(row('decide.yes').paper).toBe('paper:letter');
    expect(row('decide.no').paper).toBe('');
  });
});

describe('lanes', () => {
  test('one for each state reached from afar, from every row that leads there', () => {
    const lanes = lanesOf(rows).map((lane) => [lane.to, lane.entries, lane.target]);
    expect(lanes.sort()).toEqual([
      ['asked', [9], 2],
      ['decided', [4], 10],
    ]);
  });
  test('two that pass the same rows lie beside each other, two that do not share a place', () => {
    expect(
      lanesOf(rows)
        .map((lane) => lane.index)
        .sort(),
    ).toEqual([0, 1]);
    const plain = { state: '', name: '', who: '', limit: '', paper: '', basis: '' };
    const to = (state: string): Row => ({ ...plain, kind: 'step', exit: { to: state, by: 'lane' } });
    const head = (state: string): Row => ({ ...plain, kind: 'state', state });
    const apart = lanesOf([to('a'), head('a'), to('b'), head('b')]);
    expect(apart.map((lane) => lane.index)).toEqual([0, 0]);
    const inside = lanesOf([to('b'), to('a'), head('a'), head('b')]);
    expect(inside.map((lane) => [lane.to, lane.index])).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
  });
  test('many sources of one state share its lane', () => {
    const plain = { state: '', name: '', who: '', limit: '', paper: '', basis: '' };
    const to = (state: string): Row => ({ ...plain, kind: 'step', exit: { to: state, by: 'lane' } });
    const lanes = lanesOf([to('a'), to('a'), { ...plain, kind: 'state', state: 'a' }, to('a')]);
    expect(lanes).toEqual([{ to: 'a', entries: [0, 1, 3], target: 2, index: 0 }]);
  });
});

describe('drawing', () => {
  const svg = diagram(p, words);
  const count = (pattern: RegExp): number => [...svg.matchAll(pattern)].length;
  test('is one image with a title and a description that tells every way', () => {
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="procedure-errand-title procedure-errand-desc"/);
    expect(svg).toContain('<title id="procedure-errand-title">procedure:errand</title>');
    const desc = svg.match(/<desc[^>]*>(.*)<\/desc>/)![1]!;
    expect(desc.split('; ')).toHaveLength(rows.filter((row) => row.exit).length);
    expect(desc).toContain('state:asked: outcome:decide.no → state:dropped');
    expect(desc).toContain('column:start: step:ask → state:asked');
  });
  test('has a square for the start and each state on the road, filled where it ends', () => {
    expect(count(/<rect [^>]*width="16" height="16" fill="var\(--surface/g)).toBe(3);
    expect(count(/<rect [^>]*width="16" height="16" fill="var\(--text/g)).toBe(1);
  });
  test('draws returns in dashes and only those', () => {
    const lanes = [...svg.matchAll(/<path d="M[\d.]+ ([\d.]+)H[\d.]+q[^V]*V([\d.]+)q[^>]*>/g)];
    expect(lanes).toHaveLength(2);
    for (const [drawn, from, to] of lanes) expect(drawn.includes('stroke-dasharray')).toBe(Number(to) < Number(from));
    expect(count(/stroke-dasharray/g)).toBe(1);
  });
  test('rows that share a lane join it: one line of it on each side of its state', () => {
    const more = ['doubt', 'regret', 'repent'].map((name) => step(name, { from: 'decided', to: 'asked', by: 'clerk' }));
    const drawn = diagram({ ...p, steps: [...p.steps, ...more] }, words);
    const joining = [...drawn.matchAll(/<path d="M[\d.]+ [\d.]+H[\d.]+q8 0 8 -8(V?)[^>]*stroke-dasharray/g)];
    expect(joining.map(([, onward]) => onward)).toEqual(['', '', '', 'V']);
  });
  test('takes its colours from the page, or spells them out', () => {
    expect(svg).toContain('var(--text, #18201c)');
    const plain = diagram(p, words, { plain: true });
    expect(plain).not.toContain('var(');
    expect(plain).toContain('fill="#18201c"');
    expect(plain.replace(/#[0-9a-f]{6}|font-family="[^"]*"/g, '')).toBe(
      svg.replace(/var\(--[\w-]+, (#[0-9a-f]{6})\)/g, '').replace(/font-family="[^"]*"/g, ''),
    );
  });
  test('holds no style and no script, for pages that forbid both', () => {
    expect(svg).not.toMatch(/<style|style=|<script|class=/);
  });
  test('escapes every word', () => {
    const hostile = diagram(p, (kind, key) => `<b a="${kind}">&${key}`);
    expect(hostile).not.toContain('<b');
    expect(hostile).toContain('&lt;b a=&quot;state&quot;&gt;&amp;asked');
  });
  test('is as wide as its words need', () => {
    const width = (drawn: string): number => Number(drawn.match(/viewBox="0 0 (\d+)/)![1]);
    const long: Words = (kind, key) => `${words(kind, key)}${kind === 'paper' ? 'wwwwwwwwww'.repeat(9) : ''}`;
    expect(width(diagram(p, long)) - width(svg)).toBeGreaterThan(500);
    const han: Words = (kind, key) => (kind === 'role' ? '\u571f'.repeat(30) : words(kind, key));
    expect(width(diagram(p, han))).toBeGreaterThan(width(svg));
  });
  test('keeps everything on the sheet', () => {
    const [, width, height] = svg.match(/viewBox="0 0 (\d+) (\d+)"/)!.map(Number);
    for (const [, x, y] of svg.matchAll(/<(?:rect|text) x="(-?[\d.]+)" y="(-?[\d.]+)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThan(width!);
      expect(Number(y)).toBeLessThan(height!);
    }
  });
  test('rows never share a line', () => {
    const lines = [...svg.matchAll(/<text x="(\d+)" y="([\d.]+)" font-size="1[57]"/g)].map(([, , y]) => Number(y));
    expect(lines).toHaveLength(rows.length);
    for (const [i, y] of lines.slice(1).entries()) expect(y - lines[i]!).toBeGreaterThanOrEqual(26);
  });
});
