/** Starts the bureau: listens at once with a waiting page, opens the house, hands the socket over. */

import { readFile } from 'node:fs/promises';
import { createServer as createPlain, type RequestListener } from 'node:http';
import { createServer as createTls } from 'node:https';
import { BadConfig, type Config, readConfig } from '#platform/config';
import { openLog } from '#platform/log';
import { waiting } from './waiting.ts';

// Most waits of a photo are for the disk, in a thread each; libuv's four would queue eight people's photos.
process.env.UV_THREADPOOL_SIZE ??= '16';

const log = openLog({ pretty: process.stderr.isTTY });

async function start(config: Config): Promise<void> {
  let current: RequestListener = waiting;
  const listener: RequestListener = (request, response) => current(request, response);
  const server = config.tls
    ? createTls({ cert: await readFile(config.tls.certPath), key: await readFile(config.tls.keyPath) }, listener)
    : createPlain(listener);
  await new Promise<void>((done, fail) => server.once('error', fail).listen(config.port, config.host, done));
  // Reading the house's own source takes longer than anybody should look at an address that does not answer.
  const { openBureau } = await import('./opening.ts');
  const bureau = await openBureau(config, log, (site) => {
    current = site;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
      void bureau.close().then(() => process.exit(0));
    });
}

try {
  await start(readConfig());
} catch (error) {
  process.stderr.write(`${error instanceof BadConfig ? error.faults.join('\n') : (error as Error).message}\n`);
  if (!(error instanceof BadConfig)) log.fault('start', error);
  process.exit(1);
}
