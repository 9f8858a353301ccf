/** How long a start takes: on an empty folder until the demo can be used, and on one that is there already. */
import { openDatabase } from '#platform/database';
import { inFolder } from './setting/place.ts';
import { median } from './setting/quantile.ts';
import { startProduct } from './setting/server.ts';

const EMPTY_MAX_S = 60;
const PAGE_MAX_S = 2;
const READY_SHARE_MAX = 2;
const ROUNDS = 5;

export default {
  figure: 'built clone with empty folder → demo usable; existing folder → first page, ready',
  budget: `≤ ${EMPTY_MAX_S} s; waiting page ≤ ${PAGE_MAX_S} s, ready ≤ ${READY_SHARE_MAX} × peer`,
  peer: 'the bare embedded database opening the same folder',
  measure: () =>
    inFolder(async (home) => {
      const first = await startOn(home);
      const again = [];
      const bare = [];
      for (let i = 0; i < ROUNDS; i++) {
        again.push(await startOn(home));
        bare.push(await openBare(home));
      }
      const pageS = median(again.map((one) => one.pageS));
      const readyS = median(again.map((one) => one.readyS));
      const bareS = median(bare);
      return [
        { value: first.readyS, unit: 's: empty folder to demo usable', within: first.readyS <= EMPTY_MAX_S },
        { value: pageS, unit: 's: existing folder to waiting page', within: pageS <= PAGE_MAX_S },
        {
          value: readyS,
          unit: 's: existing folder to ready',
          peer: bareS,
          within: readyS <= READY_SHARE_MAX * bareS,
        },
      ];
    }),
};

async function startOn(home: string) {
  const running = await startProduct({ home }, { CUNTU_DEMO: '1' });
  await running.stop();
  return { pageS: running.pageMs / 1000, readyS: running.readyMs / 1000 };
}

async function openBare(home: string): Promise<number> {
  const started = performance.now();
  const database = await openDatabase({ home });
  const tookS = (performance.now() - started) / 1000;
  await database.close();
  return tookS;
}
