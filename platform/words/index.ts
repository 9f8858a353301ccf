/** The sentences of all modules in both languages, joined at start; a missing one is a fault, shown by its key. */
import { counted } from '@cuntu/base';
import i18next, { type FormatterModule, type i18n } from 'i18next';
import { shanghaiTime } from '#platform/clock';

export type Lang = 'zh' | 'en';
export type Words = Record<string, string>;
export type Say = (lang: Lang, key: string, params?: Record<string, string | number>) => string;

/** Throws where two modules say one key, or a key is said in one language only. */
export function joinWords(books: readonly { name: string; words: { zh: Words; en: Words } }[]): {
  zh: Words;
  en: Words;
} {
  const joined: { zh: Words; en: Words } = { zh: {}, en: {} };
  for (const { name, words } of books)
    for (const lang of ['zh', 'en'] as const)
      for (const [key, text] of Object.entries(words[lang])) {
        if (key in joined[lang]) throw new Error(`${name}: ${key} is said twice`);
        joined[lang][key] = text;
      }
  const odd =
    Object.keys(joined.zh).find((key) => !(key in joined.en)) ??
    Object.keys(joined.en).find((key) => !(key in joined.zh));
  if (odd) throw new Error(`${odd} is said in one language only`);
  return joined;
}

/** `{{days, day|days}}`: i18next's own plurals would ask for other keys in English than in Chinese. */
const nouns: FormatterModule = { type: 'formatter', init() {}, add() {}, addCached() {}, format: counted };

export function openWords(words: { zh: Words; en: Words }): Say {
  const book: i18n = i18next.createInstance().use(nouns);
  book.init({
    lng: 'zh',
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    // The sentences go into JSON and into escaping templates; escaping here would show twice.
    interpolation: { escapeValue: false },
    resources: { zh: { translation: words.zh }, en: { translation: words.en } },
  });
  return (lang, key, params) => book.t(key, { lng: lang, ...(params && legible(params)) });
}

type Params = NonNullable<Parameters<Say>[2]>;

const legible = (params: Params): Params =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, legibleValue(value)]));

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
/** A millionth of a degree is a decimetre. */
const MILLION = 1_000_000;

/** An instant is read by the bureau's clock, and no number longer than anybody measures. */
function legibleValue(value: string | number): string | number {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Math.round(value * MILLION) / MILLION;
  // What a person typed may only look like one.
  return INSTANT.test(value) && !Number.isNaN(Date.parse(value)) ? shanghaiTime(value) : value;
}

/** First of zh and en that the header names; Chinese where it names neither. */
export function langOf(header: string | undefined): Lang {
  const first = (header ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((two) => two === 'zh' || two === 'en');
  return first === 'en' ? 'en' : 'zh';
}
