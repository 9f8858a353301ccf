/** Regions that grow over the mesh from their seeds until they meet: always in one piece, with natural borders. */
import type { Mesh } from './mesh.ts';
import { distance } from './plane.ts';

export interface Growth {
  /** Cells the growth may take. */
  within: readonly number[];
  /** First cell of each region. */
  seeds: readonly number[];
  /** Head start of each region, km. */
  leads: readonly number[];
  /** How hard a step over this cell is, about 1. */
  effort: (cell: number) => number;
}

class Queue {
  #items: (readonly [number, number, number])[] = [];
  get size() {
    return this.#items.length;
  }
  push(item: readonly [number, number, number]) {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (items[up]![0] <= items[at]![0]) break;
      [items[up], items[at]] = [items[at]!, items[up]!];
      at = up;
    }
  }
  pop() {
    const items = this.#items;
    const first = items[0]!;
    const last = items.pop()!;
    if (!items.length) return first;
    items[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const down of [2 * at + 1, 2 * at + 2])
        if (down < items.length && items[down]![0] < items[least]![0]) least = down;
      if (least === at) return first;
      [items[least], items[at]] = [items[at]!, items[least]!];
      at = least;
    }
  }
}

/** Cell → index of its region. A seed's own cell is its own however late it starts. */
export function grow(mesh: Mesh, { within, seeds, leads, effort }: Growth): Map<number, number> {
  const free = new Set(within);
  const taken = new Map<number, number>(seeds.map((cell, region) => [cell, region]));
  const queue = new Queue();
  const spread = (cell: number, region: number, cost: number) => {
    for (const next of mesh.neighbours[cell]!)
      if (free.has(next) && !taken.has(next))
        queue.push([cost + distance(mesh.sites[cell]!, mesh.sites[next]!) * effort(next), next, region]);
  };
  for (const [region, cell] of seeds.entries()) spread(cell, region, -leads[region]!);
  while (queue.size) {
    const [cost, cell, region] = queue.pop();
    if (taken.has(cell)) continue;
    taken.set(cell, region);
    spread(cell, region, cost);
  }
  return taken;
}

/** The pieces of a set of cells, largest first. */
export function piecesOf(mesh: Mesh, cells: readonly number[]): number[][] {
  const left = new Set(cells);
  const pieces: number[][] = [];
  for (const start of cells) {
    if (!left.delete(start)) continue;
    const piece = [start];
    for (const cell of piece) for (const next of mesh.neighbours[cell]!) if (left.delete(next)) piece.push(next);
    pieces.push(piece);
  }
  return pieces.sort((a, b) => b.length - a.length);
}
