/** `cuntu restore FILE.tar`: an empty folder becomes the bureau of a backup, or stays empty. */
import { resolve } from 'node:path';
import { restoreBackup } from '../../server/control/backup/restore.ts';
import { type Command, onlyWord } from '../call.ts';
import { exactly } from '../exactly.ts';

export const command: Command = {
  options: { into: { type: 'string' } },
  async run(call) {
    const file = resolve(onlyWord(call, 'FILE.tar'));
    const into = typeof call.options.into === 'string' ? resolve(call.options.into) : call.config.home;
    const result = await restoreBackup({ file, into, databaseUrl: call.config.databaseUrl }, call.tell);
    if (!result.ok) return { is: 'refused', refusal: result.refusal };
    const { madeAt, version, pieces, withKey } = result.value;
    const lines = [
      call.say('cli.restore.done', { into, madeAt: exactly(madeAt), version, pieces }),
      ...(withKey ? [] : [call.say('cli.restore.withoutKey', { into })]),
      call.say('cli.restore.log', { into }),
      call.say('cli.restore.next'),
    ];
    return { is: 'done', value: result.value, lines };
  },
};
