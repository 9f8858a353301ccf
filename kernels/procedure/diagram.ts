/** The wall chart of a procedure as SVG: a road of squares with each step, who takes it, how long, by what paper and law. */
import { type Lane, lanesOf, type Row, rowsOf, type Words } from './chart.ts';
import type { Procedure } from './language.ts';

/** Presentation attributes, not a style sheet: they pass a strict content security policy and may hold `var()`. */
const colours = {
  text: ['--text', '#18201c'],
  soft: ['--text-2', '#434c47'],
  faint: ['--text-3', '#5c6660'],
  line: ['--line', '#dce0da'],
  lane: ['--line-control', '#7f8982'],
  plate: ['--sunken', '#eaede8'],
  paper: ['--surface', '#ffffff'],
  accent: ['--accent', '#125688'],
} as const;
type Colour = keyof typeof colours;

const fonts = ['--font', "'Noto Sans CJK SC','Noto Sans SC',sans-serif"] as const;
const heights = { start: 34, state: 40, final: 40, step: 30, outcome: 27 };
const roadX = 44;
const plateX = 58;
const nameX = { start: 68, state: 68, final: 68, step: 84, outcome: 108 };
const topY = 132;
const gap = 22;
const laneGap = 18;

interface Ink {
  colour(name: Colour): string;
  font: string;
}

/**
 * `words` gives every text, in any language. With `plain` colours and font are spelt out, for printers and other
 * readers of SVG that know no CSS variables.
 */
export function diagram(p: Procedure, words: Words, { plain = false }: { plain?: boolean } = {}): string {
  const value = ([variable, fallback]: readonly [string, string]): string =>
    plain ? fallback : `var(${variable}, ${fallback})`;
  const ink: Ink = { colour: (name) => value(colours[name]), font: value(fonts) };
  const rows = rowsOf(p, words);
  const lanes = lanesOf(rows);
  const at = placed(rows, p, words, lanes);
  const parts = [
    ...heading(p, words, at, ink),
    ...rows.flatMap((row, i) => (row.kind === 'state' || row.kind === 'final' ? plateOf(i, at, ink) : [])),
    ...roadOf(rows, at, ink),
    ...lanes.flatMap((lane) => laneOf(lane, at, ink)),
    ...rows.flatMap((row, i) => rowOf(row, i, at, words, ink)),
  ];
  return sheet(p, words, rows, at, ink, parts);
}

/** Where everything stands: the middle of each row, the left edge of each column, the lanes. */
interface Places {
  y: readonly number[];
  columns: { who: number; limit: number; paper: number; basis: number; exit: number };
  exitEnds: readonly number[];
  plateEnd: number;
  laneX(index: number): number;
  width: number;
  height: number;
}

function placed(rows: readonly Row[], p: Procedure, words: Words, lanes: readonly Lane[]): Places {
  let bottom = topY - gap;
  const y = rows.map(({ kind }) => {
    if (kind === 'start' || kind === 'state' || kind === 'final') bottom += gap;
    bottom += heights[kind];
    return bottom - heights[kind] / 2;
  });
  const widest = (column: keyof Row & ('who' | 'limit' | 'paper' | 'basis')): number =>
    Math.max(widthOf(words('column', column), 13), ...rows.map((row) => widthOf(row[column], 14))) + 28;
  const who = Math.max(...rows.map((row) => nameX[row.kind] + widthOf(row.name, row.kind === 'step' ? 15 : 17))) + 28;
  const limit = who + widest('who');
  const paper = limit + widest('limit');
  const basis = paper + widest('paper');
  const exit = basis + widest('basis');
  const exitEnds = rows.map(({ exit: way }) => (way ? exit + 20 + widthOf(words('state', way.to), 14) + 12 : exit));
  const plateEnd = Math.max(exit + 120, ...exitEnds) + 8;
  const laneX = (index: number): number => plateEnd + 30 + index * laneGap;
  const width = lanes.length === 0 ? plateEnd + 32 : laneX(Math.max(...lanes.map((lane) => lane.index))) + 32;
  const title = roadX + widthOf(words('procedure', p.name), 30) + 400;
  const columns = { who, limit, paper, basis, exit };
  return { y, columns, exitEnds, plateEnd, laneX, width: Math.max(width, title), height: bottom + 40 };
}

/** Near enough without a font: Han and full-width signs one em, capitals and digits more than half, the rest half. */
function widthOf(text: string, sizePx: number): number {
  let em = 0;
  for (const sign of text) em += sign >= '\u2e80' ? 1 : /[A-Z0-9]/.test(sign) ? 0.62 : 0.53;
  return Math.ceil(em * sizePx);
}

function heading(p: Procedure, words: Words, { columns, width }: Places, ink: Ink): string[] {
  const since = `${words('column', 'inForceFrom')} ${p.inForceFrom} · ${words('column', 'version')} ${p.version}`;
  return [
    textAt(roadX - 8, 48, words('procedure', p.name), { size: 30, bold: true, colour: ink.colour('text') }),
    textAt(roadX - 8, 78, since, { size: 14, colour: ink.colour('faint') }),
    ...Object.entries(columns).map(([column, x]) =>
      textAt(x, 112, words('column', column), { size: 13, colour: ink.colour('faint') }),
    ),
    `<path d="M${roadX - 8} 96H${width - 32}" stroke="${ink.colour('line')}" fill="none"/>`,
  ];
}

const plateOf = (i: number, { y, plateEnd }: Places, ink: Ink): string[] => [
  `<rect x="${plateX}" y="${y[i]! - 20}" width="${plateEnd - plateX}" height="40" rx="2" fill="${ink.colour('plate')}"/>`,
];

/** The road runs from square to square where a step leads to the next one, and has a bead at each such step. */
function roadOf(rows: readonly Row[], { y }: Places, ink: Ink): string[] {
  const stroke = `stroke="${ink.colour('text')}" stroke-width="2" fill="none"`;
  return rows.flatMap((row, i) => {
    if (row.exit?.by !== 'road') return [];
    const from = rows.findIndex((each) => each.state === row.state);
    const to = rows.findIndex((each) => each.state === row.exit!.to);
    return [`<path d="M${roadX} ${y[from]}V${y[to]}M${roadX} ${y[i]}H${nameX[row.kind] - 8}" ${stroke}/>`];
  });
}

/**
 * Down in full, back up in dashes: a return is seen from the door. On each side the farthest row draws the lane and
 * the others join it, since dashes drawn over each other close up.
 */
function laneOf(lane: Lane, { y, exitEnds, plateEnd, laneX }: Places, ink: Ink): string[] {
  const x = laneX(lane.index);
  const end = y[lane.target]!;
  const stroke = `stroke="${ink.colour('lane')}" stroke-width="1.5" fill="none"`;
  const farthest = [Math.min(...lane.entries), Math.max(...lane.entries)];
  const ways = lane.entries.map((i) => {
    const bend = y[i]! < end ? 8 : -8;
    const dash = bend > 0 ? '' : ' stroke-dasharray="5 4"';
    const draws = farthest[bend > 0 ? 0 : 1] === i;
    const onward = draws ? `V${end - bend}q0 ${bend} -8 ${bend}H${plateEnd + 8}` : '';
    return `<path d="M${exitEnds[i]} ${y[i]}H${x - 8}q8 0 8 ${bend}${onward}" ${stroke}${dash}/>`;
  });
  const head = `<path d="M${plateEnd + 2} ${end}l9 -5v10z" fill="${ink.colour('lane')}"/>`;
  return [...ways, head];
}

function rowOf(row: Row, i: number, at: Places, words: Words, ink: Ink): string[] {
  const y = at.y[i]! + 5;
  const strong = row.kind !== 'outcome';
  const name = textAt(nameX[row.kind], y, row.name, {
    size: row.kind === 'step' || row.kind === 'outcome' ? 15 : 17,
    bold: strong && row.kind !== 'step',
    colour: ink.colour(row.kind === 'outcome' ? 'soft' : 'text'),
  });
  const cells = (['who', 'limit', 'paper', 'basis'] as const).map((column) =>
    textAt(at.columns[column], y, row[column], {
      size: 14,
      bold: row.kind === 'state',
      colour: ink.colour(column === 'paper' ? 'accent' : column === 'basis' ? 'faint' : 'soft'),
    }),
  );
  return [
    name,
    ...cells.filter((cell) => cell !== ''),
    ...squareOf(row, at.y[i]!, ink),
    ...exitOf(row, i, at, words, ink),
  ];
}

function squareOf(row: Row, y: number, ink: Ink): string[] {
  if (row.kind === 'step' || row.kind === 'outcome') return [];
  const fill = ink.colour(row.kind === 'final' ? 'text' : 'paper');
  const size = row.kind === 'start' ? 10 : 16;
  const box = `x="${roadX - size / 2}" y="${y - size / 2}" width="${size}" height="${size}"`;
  return [`<rect ${box} fill="${fill}" stroke="${ink.colour('text')}" stroke-width="2"/>`];
}

function exitOf({ exit }: Row, i: number, { y, columns }: Places, words: Words, ink: Ink): string[] {
  if (!exit) return [];
  const [x, middle] = [columns.exit, y[i]!];
  const marks = {
    road: `<path d="M${x + 5} ${middle - 5}v9m-4 -4l4 4l4 -4" stroke="${ink.colour('text')}" stroke-width="1.5" fill="none"/>`,
    lane: `<path d="M${x} ${middle}h9m-4 -4l4 4l-4 4" stroke="${ink.colour('lane')}" stroke-width="1.5" fill="none"/>`,
    end: `<rect x="${x}" y="${middle - 5}" width="10" height="10" fill="${ink.colour('text')}"/>`,
    same: `<path d="M${x + 9} ${middle - 2}a4.5 4.5 0 1 0 0 4m1 -6v3h-3" stroke="${ink.colour('lane')}" stroke-width="1.5" fill="none"/>`,
  };
  const name = exit.by === 'same' ? words('column', 'same') : words('state', exit.to);
  const colour = ink.colour(exit.by === 'same' ? 'faint' : 'text');
  return [marks[exit.by], textAt(x + 20, middle + 5, name, { size: 14, colour })];
}

function textAt(x: number, y: number, text: string, style: { size: number; colour: string; bold?: boolean }): string {
  if (text === '') return '';
  const weight = style.bold ? ' font-weight="700"' : '';
  return `<text x="${x}" y="${y}" font-size="${style.size}"${weight} fill="${style.colour}">${escaped(text)}</text>`;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

/** The description says in sentences what the drawing shows, for those who hear it. */
function sheet(
  p: Procedure,
  words: Words,
  rows: readonly Row[],
  at: Places,
  ink: Ink,
  parts: readonly string[],
): string {
  const id = `procedure-${escaped(p.name)}`;
  const told = rows
    .filter((row) => row.exit)
    .map(({ state, name, exit }) => {
      const from = words(state === 'start' ? 'column' : 'state', state);
      return `${from}: ${name} → ${words('state', exit!.to)}`;
    });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${at.width} ${at.height}" width="${at.width}" height="${at.height}" role="img" aria-labelledby="${id}-title ${id}-desc" font-family="${ink.font}">`,
    `<title id="${id}-title">${escaped(words('procedure', p.name))}</title>`,
    `<desc id="${id}-desc">${escaped(told.join('; '))}</desc>`,
    `<rect width="${at.width}" height="${at.height}" fill="${ink.colour('paper')}"/>`,
    ...parts,
    '</svg>',
  ].join('\n');
}
