/** `cuntu serve` and `npm start`: the bureau as its environment says, until a signal. */
import { BadConfig, readConfig } from '#platform/config';
import { openLog } from '#platform/log';
import { serve } from './serving.ts';

const log = openLog({ pretty: process.stderr.isTTY });

try {
  await serve(readConfig(), log);
} catch (error) {
  process.stderr.write(`${error instanceof BadConfig ? error.faults.join('\n') : (error as Error).message}\n`);
  if (!(error instanceof BadConfig)) log.fault('start', error);
  process.exit(1);
}
