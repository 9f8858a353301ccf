/** Serves the bureau: listens at once with a waiting page, opens the house, hands the socket over, closes on a signal. */
import { readFile } from 'node:fs/promises';
import { createServer as createPlain, type RequestListener } from 'node:http';
import { createServer as createTls } from 'node:https';
import type { Config } from '#platform/config';
import type { Log } from '#platform/log';
import type { DemoSize } from './demo/chapters.ts';
import { waiting } from './waiting.ts';

// Most waits of a photo are for the disk, in a thread each; libuv's four would queue eight people's photos.
process.env.UV_THREADPOOL_SIZE ??= '16';

/** `size`: of a demo city, if it shall be less than whole. */
export async function serve(config: Config, log: Log, size?: DemoSize): Promise<void> {
  let current: RequestListener = waiting;
  const listener: RequestListener = (request, response) => current(request, response);
  const server = config.tls
    ? createTls({ cert: await readFile(config.tls.certPath), key: await readFile(config.tls.keyPath) }, listener)
    : createPlain(listener);
  await new Promise<void>((done, fail) => server.once('error', fail).listen(config.port, config.host, done));
  // Reading the house's own source takes longer than anybody should look at an address that does not answer.
  const { openBureau } = await import('./opening.ts');
  const handOver = (site: RequestListener) => {
    current = site;
  };
  const bureau = await openBureau(config, log, handOver, size);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
      void bureau.close().then(() => process.exit(0));
    });
}
