/** `cuntu migrate`: brings the tables up to date and says by which changes. */
import { ask } from '../ask.ts';
import { type Command, noWords } from '../call.ts';

export const command: Command = {
  async run(call) {
    noWords(call);
    const result = await ask(call, 'migrate', {});
    if (!result.ok) return { is: 'refused', refusal: result.refusal };
    const { applied } = result.value;
    const first =
      applied.length === 0 ? call.say('cli.migrate.none') : call.say('cli.migrate.done', { count: applied.length });
    return { is: 'done', value: result.value, lines: [first, ...applied.map((id) => `  ${id}`)] };
  },
};
