/** `cuntu serve`: the same server that `npm start` starts, without installing or building. */
import { type Command, noWords } from '../call.ts';

export const command: Command = {
  async run(call) {
    noWords(call);
    await import('../../server/main.ts');
    return { is: 'running' };
  },
};
