/** What a command of `cuntu` gets and what it answers. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Refusal } from '@cuntu/base';
import type { Config } from '#platform/config';
import type { Lang } from '#platform/words';
import type { Progress } from '../server/control/wire.ts';

export type CliSay = (key: string, params?: Record<string, string | number>) => string;

export interface Call {
  /** As typed after the command, options taken out. */
  words: readonly string[];
  options: Readonly<Record<string, string | boolean | string[] | undefined>>;
  config: Config;
  lang: Lang;
  say: CliSay;
  tell(progress: Progress): void;
  /** The user wants no more of it. */
  signal: AbortSignal;
}

export type Outcome =
  /** `lines` for people, `value` for machines; exit 1 where something was found wrong. */
  | { is: 'done'; value: unknown; lines: readonly string[]; found?: boolean }
  | { is: 'refused'; refusal: Refusal }
  /** It goes on running and answers by itself. */
  | { is: 'running' };

export interface Command {
  options?: ParseArgsOptionsConfig;
  run(call: Call): Promise<Outcome>;
}

/** The command line itself is wrong: exit 2, with a pointer to the help. */
export class WrongWords extends Error {
  readonly key: string;
  readonly params: Record<string, string | number>;

  constructor(key: string, params: Record<string, string | number> = {}) {
    super(key);
    this.key = key;
    this.params = params;
  }
}

/** The one word that a command must be given, and no more. */
export function onlyWord(call: Call, name: string): string {
  const [word, ...more] = call.words;
  if (word === undefined) throw new WrongWords('cli.wrong.lacking', { name });
  if (more.length > 0) throw new WrongWords('cli.wrong.tooMany', { word: more[0]! });
  return word;
}

export function noWords(call: Call): void {
  if (call.words.length > 0) throw new WrongWords('cli.wrong.tooMany', { word: call.words[0]! });
}
