/** Covered cells as few rectangles, coarser the further one looks from. */
import { BLOCK_CELLS, CELL_M, unproject } from '@cuntu/geodesy';

/** From here on in, every cell is drawn. */
const FINEST_ZOOM = 13;

/** Cells a side of what is drawn as one square: 1, 2, 4 … 64. */
export const squareAt = (zoom: number): number => Math.min(BLOCK_CELLS, 2 ** Math.max(0, FINEST_ZOOM - zoom));

interface Area {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** A square of several cells is drawn when half of it is covered. In squares of the block, the south-western first. */
function squaresOf(bits: string, square: number): boolean[] {
  const across = BLOCK_CELLS / square;
  const covered = new Uint16Array(across * across);
  for (let i = 0; i < bits.length; i++) {
    if (bits.charCodeAt(i) === 48) continue;
    const [row, column] = [Math.floor(i / BLOCK_CELLS), i % BLOCK_CELLS];
    covered[Math.floor(row / square) * across + Math.floor(column / square)]! += 1;
  }
  return Array.from(covered, (count) => count * 2 >= square * square);
}

/** Runs of each row, those of equal width over one another joined. */
function areasIn(squares: readonly boolean[], across: number): Area[] {
  const done: Area[] = [];
  let open: Area[] = [];
  for (let row = 0; row < across; row++) {
    const runs: Area[] = [];
    for (let column = 0; column < across; column++) {
      if (!squares[row * across + column]) continue;
      const west = column;
      while (column + 1 < across && squares[row * across + column + 1]) column += 1;
      const below = open.find((area) => area.west === west && area.east === column + 1);
      runs.push(below ? { ...below, north: row + 1 } : { west, south: row, east: column + 1, north: row + 1 });
    }
    done.push(...open.filter((area) => !runs.some((run) => run.west === area.west && run.south === area.south)));
    open = runs;
  }
  return [...done, ...open];
}

export function areasOf(epsg: number, blocks: readonly { bx: number; by: number; bits: string }[], zoom: number) {
  const square = squareAt(zoom);
  const sideM = square * CELL_M;
  return blocks.flatMap(({ bx, by, bits }) => {
    const [eastM, northM] = [bx * BLOCK_CELLS * CELL_M, by * BLOCK_CELLS * CELL_M];
    const corner = (x: number, y: number) =>
      unproject(epsg, { eastingM: eastM + x * sideM, northingM: northM + y * sideM }).map(
        (degrees) => Math.round(degrees * 1e6) / 1e6,
      );
    return areasIn(squaresOf(bits, square), BLOCK_CELLS / square).map(({ west, south, east, north }) => [
      ...corner(west, south),
      ...corner(east, south),
      ...corner(east, north),
      ...corner(west, north),
    ]);
  });
}
