/** A refusal as RFC 9457 problem: the sentence in the caller's language, the article, what to do next. */
import { type Refusal, statusOf } from '@cuntu/base';
import type { Lang, Say } from '#platform/words';

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  instance: string;
  at?: string;
  article?: string;
  next?: string;
  params?: Record<string, string | number>;
  faults?: { at: string; code: string; sentence: string }[];
}

/** A wrong field is told by the schema's own words, or, where a rule refused it, by the refusal's. */
function sentenceOf(say: Say, lang: Lang, { code, params }: NonNullable<Refusal['faults']>[number]): string {
  const key = `fault.${code}`;
  const sentence = say(lang, key, params);
  return sentence === key ? say(lang, `refusal.${code}`, params) : sentence;
}

const worded = (say: Say, lang: Lang, params: Record<string, string | number> | undefined) =>
  params && Object.fromEntries(Object.entries(params).map(([name, value]) => [name, wordFor(say, lang, name, value)]));

/** Roles and scopes come as codes joined by commas, units as their names; a sentence says them in words. */
function wordFor(say: Say, lang: Lang, name: string, value: string | number): string | number {
  if (
    typeof value !== 'string' ||
    !['role', 'state', 'states', 'deed', 'step', 'kind', 'units', 'against'].includes(name)
  )
    return value;
  const kind = { states: 'state', deed: 'step', kind: 'licence' }[name] ?? name;
  const joiner = lang === 'zh' ? '、' : ', ';
  return value
    .split(',')
    .map((code) => {
      const key = `${kind}.${code.slice(code.indexOf('.') + 1)}`;
      const word = say(lang, key);
      return word === key ? code : word;
    })
    .join(joiner);
}

export function problemOf(say: Say, lang: Lang, refusal: Refusal, requestId: string): Problem {
  const params = worded(say, lang, refusal.params);
  return {
    type: `urn:cuntu:refusal:${refusal.code}`,
    title: say(lang, 'refusal.title'),
    status: statusOf(refusal.code),
    code: refusal.code,
    detail: say(lang, `refusal.${refusal.code}`, params),
    instance: requestId,
    at: refusal.at,
    article: refusal.article && say(lang, `article.${refusal.article}`),
    next: refusal.next && say(lang, `next.${refusal.next}`),
    params: refusal.params,
    faults: refusal.faults?.map((fault) => ({
      at: fault.at,
      code: fault.code,
      sentence: sentenceOf(say, lang, fault),
    })),
  };
}

export function faultProblem(say: Say, lang: Lang, requestId: string): Problem {
  return {
    type: 'urn:cuntu:fault',
    title: say(lang, 'fault.title'),
    status: 500,
    code: 'fault',
    detail: say(lang, 'fault.sentence', { id: requestId }),
    instance: requestId,
  };
}
