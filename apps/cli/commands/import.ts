/** `cuntu import register FILE.xlsx`: units, posts, people and licences from the filled-in form. */
import { resolve } from 'node:path';
import { ask } from '../ask.ts';
import { type Call, type Command, onlyWord, WrongWords } from '../call.ts';
import { saidByAll } from '../words.ts';

export const command: Command = {
  options: { as: { type: 'string' }, check: { type: 'boolean' } },
  async run(call) {
    const [what = '', ...words] = call.words;
    if (what !== 'register') throw new WrongWords('cli.wrong.import', { word: what });
    const file = resolve(onlyWord({ ...call, words }, 'FILE.xlsx'));
    const { as, check = false } = call.options as { as?: string; check?: boolean };
    const result = await ask(call, 'import', { file, as, check });
    if (!result.ok) return { is: 'refused', refusal: result.refusal };
    const { entered, counts, faults, more } = result.value;
    const head = call.say(headOf(entered, faults.length), { ...counts, count: faults.length + more });
    const told = faults.length === 0 ? [] : await faultLines(call, faults);
    const rest = more > 0 ? [call.say('cli.import.more', { count: more })] : [];
    return { is: 'done', value: result.value, lines: [head, ...told, ...rest], found: faults.length > 0 };
  },
};

const headOf = (entered: boolean, faults: number): string => {
  if (faults > 0) return 'cli.import.faulty';
  return entered ? 'cli.import.entered' : 'cli.import.would';
};

async function faultLines(
  { lang }: Call,
  faults: readonly { sheet: string; cell: string | null; code: string; params?: Record<string, string | number> }[],
): Promise<string[]> {
  const say = await saidByAll(lang);
  return faults.map(
    ({ sheet, cell, code, params }) => `  ${cell ? `${sheet}!${cell}` : sheet}  ${say(`fault.import.${code}`, params)}`,
  );
}
