/** The sentences of `cuntu`, in the language of the terminal; those of refusals come from where the rules stand. */
import type { Refusal } from '@cuntu/base';
import { joinWords, type Lang, openWords, type Say } from '#platform/words';
import type { CliSay } from './call.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

/** POSIX: LC_ALL, else LC_MESSAGES, else LANG. */
export function langOfTerminal(env: Record<string, string | undefined>): Lang {
  const set = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  return set?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const own = { name: 'cli', words: { zh, en } };

export function sayIn(lang: Lang): CliSay {
  const say = openWords(joinWords([own]));
  return (key, params) => say(lang, key, params);
}

const wholeBook = async (): Promise<Say> => {
  const { books } = await import('../server/words.ts');
  return openWords(joinWords([own, ...books]));
};

/** Only now are the words of all modules read: `cuntu --help` does without them. */
export async function saidByAll(lang: Lang): Promise<CliSay> {
  const say = await wholeBook();
  return (key, params) => say(lang, key, params);
}

/** As the screens say it, with roles and states in words. */
export async function sentenceOf(lang: Lang, refusal: Refusal): Promise<string> {
  const { problemOf } = await import('#platform/http');
  return problemOf(await wholeBook(), lang, refusal, '').detail;
}
