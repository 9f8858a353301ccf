/** How much memory the product holds ten minutes after its start, while people work; the typesetter counts. */
import { castPassword } from '../apps/server/demo/cast.ts';
import type { Where } from './setting/city.ts';
import { inFolder, onPostgres } from './setting/place.ts';
import { type Running, residentBytes, signIn, startProduct } from './setting/server.ts';

const EMBEDDED_MAX_GB = 1.6;
const POSTGRES_MAX_GB = 0.45;
/** Shortened by whoever looks while developing; a figure that is quoted says so. */
const FOR_S = Number(process.env.BENCH_MEMORY_S ?? 600);
const EACH_MS = 1_000;
const GB = 1e9;
const READER = 'lin';

export default {
  figure: `resident memory ${FOR_S} s after start, with its children, pages being read once a second`,
  budget: `embedded ≤ ${EMBEDDED_MAX_GB} GB; on PostgreSQL ≤ ${POSTGRES_MAX_GB} GB; the highest on the way is told`,
  async measure() {
    const embedded = await inFolder((home) => watched({ home }));
    const postgres = await onPostgres(watched);
    return [
      { value: embedded.atEnd, unit: `GB embedded (${embedded.highest})`, within: embedded.atEnd <= EMBEDDED_MAX_GB },
      {
        value: postgres.atEnd,
        unit: `GB on PostgreSQL (${postgres.highest})`,
        within: postgres.atEnd <= POSTGRES_MAX_GB,
      },
    ];
  },
};

interface Watched {
  /** GB. */
  atEnd: number;
  /** Told beside it: the making of the demo and the first papers are within. */
  highest: string;
}

async function watched(where: Where): Promise<Watched> {
  const running = await startProduct(where, { CUNTU_DEMO: 'public' });
  const token = await signIn(running.origin, READER, castPassword);
  let [bytes, highest] = [0, 0];
  const ends = performance.now() + FOR_S * 1000;
  while (performance.now() < ends) {
    await readPages(running, token);
    bytes = residentBytes(running.pid);
    highest = Math.max(highest, bytes);
    await new Promise((resolve) => setTimeout(resolve, EACH_MS));
  }
  await running.stop();
  return { atEnd: bytes / GB, highest: `highest ${(highest / GB).toFixed(2)} GB` };
}

/** What *today* asks for. */
const pages = ['matters.findWorklist?whose=others', 'patrol.findFindings', 'patrol.findFindingsOnMap'];

async function readPages({ origin }: Running, token: string): Promise<void> {
  for (const page of pages) {
    const response = await fetch(`${origin}/api/${page}`, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`${page}: ${await response.text()}`);
    await response.arrayBuffer();
  }
}
