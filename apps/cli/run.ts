/** `cuntu`: finds the command, gives it its words and options, shows its answer, ends with 0, 1 or 2. */
import { parseArgs } from 'node:util';
import { BadConfig, readConfig } from '#platform/config';
import { Outage } from '#platform/database';
import type { Lang } from '#platform/words';
import { type CliSay, type Command, type Outcome, WrongWords } from './call.ts';
import { commandNames, findCommand } from './commands.ts';
import { openTerminal, type Streams, type Terminal } from './terminal.ts';
import { langOfTerminal, sayIn, sentenceOf } from './words.ts';

const DONE = 0;
const REFUSED = 1;
const WRONG_WORDS = 2;

type Environment = Readonly<Record<string, string | undefined>>;

/** Answers the exit code. `args`: the command and what follows it. */
export async function runCuntu(args: readonly string[], env: Environment, streams: Streams): Promise<number> {
  const [name = '', ...rest] = args;
  const machine = rest.includes('--json');
  const lang = langOfTerminal(env);
  const say = sayIn(lang);
  const run = { name, rest, env, machine, lang, say, terminal: openTerminal(streams, say, machine) };
  try {
    return await start(run);
  } catch (fault) {
    const { sentence, exit } = troubleOf(run, fault);
    if (machine) run.terminal.line(JSON.stringify({ ok: false, sentence }));
    else run.terminal.trouble(sentence);
    return exit;
  }
}

interface Run {
  name: string;
  rest: string[];
  env: Environment;
  machine: boolean;
  lang: Lang;
  say: CliSay;
  terminal: Terminal;
}

const list = (say: CliSay): string =>
  [say('cli.usage'), '', ...commandNames.map((one) => `  ${one.padEnd(9)} ${say(`cli.${one}.what`)}`)].join('\n');

async function start(run: Run): Promise<number> {
  const { name, terminal, say, lang } = run;
  const tell = (text: string): number => {
    terminal.line(text);
    return DONE;
  };
  if (name === '--help' || name === '-h' || name === 'help') return tell(list(say));
  const command = await findCommand(name);
  if (!command) {
    terminal.trouble(name === '' ? list(say) : `${say('cli.wrong.command', { name })}\n\n${list(say)}`);
    return WRONG_WORDS;
  }
  const { values, positionals } = parsed(command, run.rest);
  if (values.help) return tell(say(`cli.${name}.help`));
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  process.once('SIGINT', leave);
  const call = { words: positionals, options: values, config: readConfig(run.env), lang, say };
  try {
    return await show(run, await command.run({ ...call, tell: terminal.tell, signal: leaving.signal }));
  } finally {
    process.removeListener('SIGINT', leave);
  }
}

function parsed(command: Command, args: string[]) {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args, options, allowPositionals: true }) as {
      values: Record<string, string | boolean | string[] | undefined>;
      positionals: string[];
    };
  } catch (fault) {
    throw new WrongWords('cli.wrong.option', { message: (fault as Error).message });
  }
}

async function show({ terminal, machine, lang }: Run, outcome: Outcome): Promise<number> {
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
function troubleOf({ name, env, say }: Run, fault: unknown): { sentence: string; exit: number } {
  if (fault instanceof WrongWords)
    return { sentence: `${say(fault.key, fault.params)}\n${say('cli.wrong.seeHelp', { name })}`, exit: WRONG_WORDS };
  if (fault instanceof BadConfig) return { sentence: fault.faults.join('\n'), exit: WRONG_WORDS };
  if (fault instanceof Outage && fault.kind === 'locked')
    return { sentence: say('cli.locked', { folder: readConfig(env).home }), exit: REFUSED };
  if (fault instanceof Outage) return { sentence: say('cli.outage', { message: fault.message }), exit: REFUSED };
  if ((fault as Error).name === 'AbortError') return { sentence: say('cli.stopped'), exit: REFUSED };
  return { sentence: say('cli.failed', { message: (fault as Error).message }), exit: REFUSED };
}
