/** `cuntu backup FILE.tar`: a whole copy, also of a bureau at work. */
import { resolve } from 'node:path';
import { ask } from '../ask.ts';
import { type Command, onlyWord } from '../call.ts';
import { exactly } from '../exactly.ts';

export const command: Command = {
  options: { 'with-key': { type: 'boolean' } },
  async run(call) {
    const file = resolve(onlyWord(call, 'FILE.tar'));
    const result = await ask(call, 'backup', { file, withKey: call.options['with-key'] === true });
    if (!result.ok) return { is: 'refused', refusal: result.refusal };
    const { madeAt, bytes, pieces, withKey, damaged } = result.value;
    const mb = (bytes / 1_000_000).toFixed(1);
    const lines = [
      call.say('cli.backup.done', { file, madeAt: exactly(madeAt), mb, pieces }),
      call.say(withKey ? 'cli.backup.withKey' : 'cli.backup.withoutKey'),
      ...damaged.map((sha256) => call.say('cli.doctor.file.damaged', { sha256 })),
    ];
    return { is: 'done', value: result.value, lines, found: damaged.length > 0 };
  },
};
