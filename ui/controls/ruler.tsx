/** 寸尺: how long, one cell a working day. For the eye only; the sentence beside it says it all. */
import type { LightColour } from './light.tsx';

/** `off` does not count (weekend, holiday, the first day); `stopped` waits while the clock stands. */
export type RulerCell = 'used' | 'today' | 'left' | 'off' | 'over' | 'stopped';

/** Beyond this many cells a ruler is read no faster than a bar with its numbers. */
export const MOST_CELLS = 12;

const CELL = 10;
const DOT = 4.4;

interface Placed {
  x: number;
  cell: RulerCell;
  /** The day itself, so that a redrawn ruler keeps its cells. */
  nth: number;
}

/** Where each cell stands, and the thick edge where the time ends: before the first day past due. */
export function placeCells(cells: readonly RulerCell[]): { placed: Placed[]; edgeX?: number; width: number } {
  const placed: Placed[] = [];
  let x = 0;
  let edgeX: number | undefined;
  cells.forEach((cell, nth) => {
    if (cell === 'over' && edgeX === undefined) {
      edgeX = x - 1;
      x += 1;
    }
    placed.push({ x, cell, nth });
    const dotEnds = cell === 'off' && cells[nth + 1] !== 'off';
    x += cell === 'off' ? DOT : CELL;
    if (dotEnds) x = Math.round(x * 10) / 10;
  });
  const stopped = cells.includes('stopped');
  if (edgeX === undefined && !stopped && cells.length > 0) {
    edgeX = x - 1;
    x += 1;
  }
  return { placed, edgeX, width: Math.round(x * 10) / 10 };
}

function Cell({ x, cell, light }: { x: number; cell: RulerCell; light: LightColour }) {
  const tone = light === 'paused' ? 'var(--light-paused-text)' : `var(--light-${light}-text)`;
  switch (cell) {
    case 'used':
      return <rect x={x} y="1" width="8" height="12" fill="var(--text-3)" />;
    case 'over':
      return <rect x={x} y="1" width="8" height="12" fill="var(--light-red)" />;
    case 'off':
      return <circle cx={x + 1.2} cy="7" r="1" fill="var(--line-control)" />;
    case 'today':
      return (
        <>
          <rect x={x + 0.7} y="1.7" width="6.6" height="10.6" fill="none" stroke={tone} strokeWidth="1.4" />
          <rect x={x} y="7" width="8" height="6" fill={tone} />
        </>
      );
    default:
      return (
        <rect
          x={x + 0.5}
          y="1.5"
          width="7"
          height="11"
          fill="none"
          stroke="var(--line-control)"
          strokeDasharray={cell === 'stopped' ? '2 1.5' : undefined}
        />
      );
  }
}

function RulerBar({ cells, light }: { cells: readonly RulerCell[]; light: LightColour }) {
  const counted = cells.filter((cell) => cell !== 'off' && cell !== 'over').length;
  const gone = cells.filter((cell) => cell === 'used' || cell === 'today').length;
  return (
    <span className="ruler-bar" aria-hidden="true" data-light={light}>
      <span className="ruler-bar-track">
        <span style={{ width: `${(gone / counted) * 100}%` }} />
      </span>
      {gone}/{counted}
    </span>
  );
}

export function Ruler({ cells, light }: { cells: readonly RulerCell[]; light: LightColour }) {
  if (cells.length === 0) return null;
  if (cells.filter((cell) => cell !== 'off').length > MOST_CELLS) return <RulerBar cells={cells} light={light} />;
  const { placed, edgeX, width } = placeCells(cells);
  return (
    <svg className="ruler" width={width} height="14" viewBox={`0 0 ${width} 14`} aria-hidden="true">
      {placed.map(({ x, cell, nth }) => (
        <Cell key={nth} x={x} cell={cell} light={light} />
      ))}
      {edgeX !== undefined && <path d={`M${edgeX} 0v14`} stroke="var(--text-2)" strokeWidth="1.4" />}
    </svg>
  );
}
