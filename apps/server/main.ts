/** Starts the bureau: listens at once with a waiting page, opens the house, hands the socket over. */

import { mkdir, readFile } from 'node:fs/promises';
import { createServer as createPlain, type RequestListener } from 'node:http';
import { createServer as createTls } from 'node:https';
import { clockFrom, every, systemClock } from '#platform/clock';
import { BadConfig, type Config, readConfig } from '#platform/config';
import { openDatabase } from '#platform/database';
import { openLog } from '#platform/log';
import { openControl } from './control/socket.ts';
import { openDemo } from './demo/opening.ts';
import { foundCity } from './founding.ts';
import { openHouse } from './house.ts';
import { startRounds } from './rounds.ts';
import { openSite } from './site.ts';
import { waitFor, waiting } from './waiting.ts';
import { welcome } from './welcome.ts';

/** The start waits so long for the demo's history; on a slow machine the rest comes while people look. */
const HISTORY_WAIT_MS = 25_000;

const log = openLog({ pretty: process.stderr.isTTY });

async function start(config: Config): Promise<void> {
  let current: RequestListener = waiting;
  const listener: RequestListener = (request, response) => current(request, response);
  const server = config.tls
    ? createTls({ cert: await readFile(config.tls.certPath), key: await readFile(config.tls.keyPath) }, listener)
    : createPlain(listener);
  await new Promise<void>((done, fail) => server.once('error', fail).listen(config.port, config.host, done));
  await mkdir(config.home, { recursive: true, mode: 0o700 });
  const clock = config.demo !== 'off' && config.demoToday ? clockFrom(config.demoToday) : systemClock;
  const database = await openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { home: config.home });
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
  const demo = await openDemo(house, { demoAccounts: config.demoAccounts, log });
  void demo?.whole.catch((fault: unknown) => log.fault('demo', fault));
  await demo?.partly(HISTORY_WAIT_MS);
  waitFor('site');
  const version = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')).version as string;
  const site = await openSite(house, config, log, version);
  await site.ready();
  current = (request, response) => site.routing(request, response);
  house.jobs.start();
  house.hearers.start();
  const stopRounds = startRounds(house, every, log);
  await openControl(house, config, log);
  await welcome(house, config);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stopRounds();
      server.close();
      server.closeAllConnections();
      void Promise.resolve(demo?.stop())
        .then(() => site.close())
        .then(() => house.close())
        .then(() => process.exit(0));
    });
}

try {
  await start(readConfig());
} catch (error) {
  process.stderr.write(`${error instanceof BadConfig ? error.faults.join('\n') : (error as Error).message}\n`);
  if (!(error instanceof BadConfig)) log.fault('start', error);
  process.exit(1);
}
