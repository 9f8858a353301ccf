/** Tests of group commit. */
import { describe, expect, it } from 'vitest';
import { gather } from './gather.ts';

/** Writes that end when the test says so. */
function held() {
  const writes: { rows: readonly number[]; end(fault?: Error): void }[] = [];
  const write = (rows: readonly number[]) =>
    new Promise<void>((resolve, reject) => {
      writes.push({ rows, end: (fault) => (fault ? reject(fault) : resolve()) });
    });
  return { writes, write };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('gathering', () => {
  it('writes the first at once, and together what came meanwhile', async () => {
    const { writes, write } = held();
    const keep = gather(write);
    const kept = [keep(1), keep(2), keep(3)];
    expect(writes.map((one) => one.rows)).toEqual([[1]]);
    writes[0]!.end();
    await kept[0];
    await turn();
    expect(writes.map((one) => one.rows)).toEqual([[1], [2, 3]]);
    writes[1]!.end();
    await Promise.all(kept);
  });

  it('answers none before its own write has ended', async () => {
    const { writes, write } = held();
    const keep = gather(write);
    const answered: number[] = [];
    const kept = [1, 2].map((row) => keep(row).then(() => answered.push(row)));
    writes[0]!.end();
    await turn();
    expect(answered).toEqual([1]);
    writes[1]!.end();
    await Promise.all(kept);
    expect(answered).toEqual([1, 2]);
  });

  it('tells a fault to those in that write only, and goes on', async () => {
    const { writes, write } = held();
    const keep = gather(write);
    const [first, second] = [keep(1), keep(2)];
    writes[0]!.end(new Error('disk'));
    await expect(first).rejects.toThrow('disk');
    await turn();
    writes[1]!.end();
    await second;
    const third = keep(3);
    writes[2]!.end();
    await third;
  });

  it('never writes more at once than it was allowed', async () => {
    const sizes: number[] = [];
    const keep = gather<number>(async (rows) => sizes.push(rows.length), 2);
    await Promise.all([1, 2, 3, 4, 5].map(keep));
    expect(sizes).toEqual([1, 2, 2]);
  });
});
