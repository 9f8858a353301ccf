/** `cuntu audit`: the whole public log held against the live tables, in sentences. */
import type { Disagreement } from '../../server/control/audit/facts.ts';
import { ask } from '../ask.ts';
import { type Call, type Command, noWords } from '../call.ts';

export const command: Command = {
  async run(call) {
    noWords(call);
    const result = await ask(call, 'audit', {});
    if (!result.ok) return { is: 'refused', refusal: result.refusal };
    const { origin, entries, facts, wrong, more, witnesses } = result.value;
    const sound = wrong.length === 0;
    const lines = [
      origin === null ? call.say('cli.audit.noLog') : call.say('cli.audit.log', { origin, entries }),
      call.say('cli.audit.facts', { facts }),
      ...wrong.map((one) => `✗ ${sentenceOf(call, one)}`),
      ...(more > 0 ? [call.say('cli.audit.more', { more })] : []),
      '',
      call.say(sound ? 'cli.audit.sound' : 'cli.audit.unsound'),
      ...(witnesses === 0 ? [call.say('cli.audit.noWitness')] : []),
    ];
    return { is: 'done', value: result.value, lines, found: !sound };
  },
};

const sentenceOf = ({ say }: Call, { code, ...where }: Disagreement): string => {
  const { matterId = '', n = 0, name = '', field = '', keptIn = '', index = 0 } = where;
  return say(`cli.audit.${code}`, { matterId, n, name, field, keptIn, index });
};
