/** `cuntu demo`: the demo city in an empty database; never in a bureau's own. */
import { ask } from '../ask.ts';
import { type Command, noWords } from '../call.ts';

export const command: Command = {
  async run(call) {
    noWords(call);
    const result = await ask(call, 'demo', {});
    if (!result.ok) return { is: 'refused', refusal: result.refusal };
    const line = call.say(result.value.made ? 'cli.demo.made' : 'cli.demo.there');
    return { is: 'done', value: result.value, lines: [line] };
  },
};
