/** How a reader wants the pages: language and type size, kept in two cookies that say nothing else. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Lang, langOf } from '#platform/words';

export type TypeSize = 'normal' | 'large';

export interface Choices {
  lang: Lang;
  size: TypeSize;
}

const COOKIES = { lang: 'cuntu_lang', size: 'cuntu_size' } as const;
const YEAR_S = 31_536_000;

const cookie = (request: FastifyRequest, name: string): string | undefined =>
  new RegExp(`(?:^|;\\s*)${name}=(\\w{1,10})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1];

const isLang = (word: unknown): word is Lang => word === 'zh' || word === 'en';
const isSize = (word: unknown): word is TypeSize => word === 'normal' || word === 'large';

export function choicesOf(request: FastifyRequest): Choices {
  const [lang, size] = [cookie(request, COOKIES.lang), cookie(request, COOKIES.size)];
  return {
    lang: isLang(lang) ? lang : langOf(request.headers['accept-language']),
    size: isSize(size) ? size : 'normal',
  };
}

const kept = (request: FastifyRequest, name: string, value: string): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${YEAR_S}${request.protocol === 'https' ? '; Secure' : ''}`;

/** True where the wish was one we know. */
export function keepLang(request: FastifyRequest, reply: FastifyReply, wish: unknown): wish is Lang {
  if (isLang(wish)) reply.header('set-cookie', kept(request, COOKIES.lang, wish));
  return isLang(wish);
}

export function keepSize(request: FastifyRequest, reply: FastifyReply, wish: unknown): wish is TypeSize {
  if (isSize(wish)) reply.header('set-cookie', kept(request, COOKIES.size, wish));
  return isSize(wish);
}

/** Only pages of the portal: an address brought along must not lead away from it. */
export const backTo = (path: unknown): string =>
  typeof path === 'string' &&
  /^\/((check|where|guide|appointment|measures)(\/[0-9A-Za-z-]{1,60}){0,4}|promise)?$/.test(path)
    ? path
    : '/';
