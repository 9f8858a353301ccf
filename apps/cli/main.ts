/** `cuntu`: finds the command, gives it its words and options, shows its answer, exits 0, 1 or 2. */
import { parseArgs } from 'node:util';
import { BadConfig, readConfig } from '#platform/config';
import { Outage } from '#platform/database';
import { type Command, type Outcome, WrongWords } from './call.ts';
import { commandNames, findCommand } from './commands.ts';
import { openTerminal } from './terminal.ts';
import { langOfTerminal, sayIn, sentenceOf } from './words.ts';

const DONE = 0;
const REFUSED = 1;
const WRONG_WORDS = 2;

const lang = langOfTerminal(process.env);
const say = sayIn(lang);
const [name = '', ...rest] = process.argv.slice(2);
const machine = rest.includes('--json');
const terminal = openTerminal(say, machine);

const list = (): string =>
  [say('cli.usage'), '', ...commandNames.map((one) => `  ${one.padEnd(9)} ${say(`cli.${one}.what`)}`)].join('\n');

async function start(): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') return tell(list());
  const command = await findCommand(name);
  if (!command) {
    terminal.trouble(name === '' ? list() : `${say('cli.wrong.command', { name })}\n\n${list()}`);
    return WRONG_WORDS;
  }
  const { values, positionals } = parsed(command);
  if (values.help) return tell(say(`cli.${name}.help`));
  const leaving = new AbortController();
  process.once('SIGINT', () => leaving.abort());
  const call = { words: positionals, options: values, config: readConfig(), lang, say };
  return show(await command.run({ ...call, tell: terminal.tell, signal: leaving.signal }));
}

function tell(text: string): number {
  terminal.line(text);
  return DONE;
}

function parsed(command: Command) {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: rest, options, allowPositionals: true }) as {
      values: Record<string, string | boolean | string[] | undefined>;
      positionals: string[];
    };
  } catch (fault) {
    throw new WrongWords('cli.wrong.option', { message: (fault as Error).message });
  }
}

async function show(outcome: Outcome): Promise<number> {
  if (outcome.is === 'running') return DONE;
  terminal.clear();
  if (outcome.is === 'refused') {
    const sentence = await sentenceOf(lang, outcome.refusal);
    if (machine) terminal.line(JSON.stringify({ ok: false, code: outcome.refusal.code, sentence }));
    else terminal.trouble(sentence);
    return REFUSED;
  }
  if (machine) terminal.line(JSON.stringify({ ok: !outcome.found, value: outcome.value }));
  else for (const line of outcome.lines) terminal.line(line);
  return outcome.found ? REFUSED : DONE;
}

/** Refusals are outcomes; what is thrown is the world's failure, or ours. */
function troubleOf(fault: unknown): { sentence: string; exit: number } {
  if (fault instanceof WrongWords)
    return { sentence: `${say(fault.key, fault.params)}\n${say('cli.wrong.seeHelp', { name })}`, exit: WRONG_WORDS };
  if (fault instanceof BadConfig) return { sentence: fault.faults.join('\n'), exit: WRONG_WORDS };
  if (fault instanceof Outage && fault.kind === 'locked')
    return { sentence: say('cli.locked', { folder: readConfig().home }), exit: REFUSED };
  if (fault instanceof Outage) return { sentence: say('cli.outage', { message: fault.message }), exit: REFUSED };
  if ((fault as Error).name === 'AbortError') return { sentence: say('cli.stopped'), exit: REFUSED };
  return { sentence: say('cli.failed', { message: (fault as Error).message }), exit: REFUSED };
}

try {
  process.exitCode = await start();
} catch (fault) {
  const { sentence, exit } = troubleOf(fault);
  if (machine) terminal.line(JSON.stringify({ ok: false, sentence }));
  else terminal.trouble(sentence);
  process.exitCode = exit;
}
