/** Opens the whole bureau behind a socket that already answers: database, house, city, demo, site, what works by itself. */
import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { clockFrom, every, systemClock } from '#platform/clock';
import { type Config, makeHome } from '#platform/config';
import { openDatabase } from '#platform/database';
import type { Log } from '#platform/log';
import { openControl } from './control/socket.ts';
import { type DemoSize, openChapters } from './demo/chapters.ts';
import { openDemo } from './demo/opening.ts';
import { foundCity } from './founding.ts';
import { openHouse } from './house.ts';
import { startRounds } from './rounds.ts';
import { openSite } from './site.ts';
import { waitFor } from './waiting.ts';
import { openWay } from './way.ts';
import { welcome } from './welcome.ts';

/** The start waits so long for the demo's history; on a slow machine the rest comes while people look. */
const HISTORY_WAIT_MS = 25_000;

/** `handOver` gets what answers from the moment on when all can be asked. */
export async function openBureau(
  config: Config,
  log: Log,
  handOver: (site: RequestListener) => void,
  size: DemoSize = {},
): Promise<{ close(): Promise<void> }> {
  await makeHome(config.home);
  const way = openWay();
  const clock = config.demo !== 'off' && config.demoToday ? clockFrom(config.demoToday) : systemClock;
  const database = await openDatabase({
    ...(config.databaseUrl ? { url: config.databaseUrl } : { home: config.home }),
    onFault: (fault) => log.fault('upkeep', fault),
  });
  const house = await openHouse({
    database,
    home: config.home,
    publicUrl: config.url,
    clock,
    log,
    databaseUrl: config.databaseUrl,
  });
  waitFor('founding');
  await foundCity(house, { demo: config.demo !== 'off', anchorOn: clock.today() });
  waitFor('demo');
  const demo = await openDemo(house, { demoAccounts: config.demoAccounts, log, way: way.free });
  house.world.growing = demo !== undefined;
  void demo?.whole.catch((fault: unknown) => log.fault('demo', fault));
  await demo?.partly(HISTORY_WAIT_MS);
  waitFor('site');
  const version = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')).version as string;
  const site = await openSite(house, config, log, version, way.taken);
  await site.ready();
  handOver((request, response) => site.routing(request, response));
  house.jobs.start();
  house.hearers.start();
  house.publicLog.start();
  await openControl(house, config, log);
  log.still();
  process.stdout.write(await welcome(house, config));
  // After all else: the page is in use, and a hundred thousand parcels can wait.
  const chapters = openChapters(house, { ...size, log, after: demo?.whole, way: way.free });
  let closing = false;
  let stopRounds = () => {};
  // A demo's patrol begins in the past: a round that came by before its end is told would take it for forgotten.
  void chapters.whole
    .catch(() => {})
    .then(() => {
      house.world.growing = false;
      if (!closing) stopRounds = startRounds(house, every, log);
    });
  return {
    async close() {
      closing = true;
      stopRounds();
      await Promise.all([demo?.stop(), chapters.stop()]);
      await site.close();
      await house.close();
    },
  };
}
