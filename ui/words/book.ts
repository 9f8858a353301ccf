/** The words of the screens: one i18next book, to which each slice adds its two files of the same keys. */
import { counted } from '@cuntu/base';
import { createInstance, type FormatterModule } from 'i18next';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

export type Language = 'zh' | 'en';
export interface WordFiles {
  zh: object;
  en: object;
}

const NAMESPACE = 'words';

/** `{{days, day|days}}`: i18next's own plurals would ask for other keys in English than in Chinese. */
const nouns: FormatterModule = { type: 'formatter', init() {}, add() {}, addCached() {}, format: counted };

export const book = createInstance().use(nouns);
void book.init({
  lng: 'zh',
  fallbackLng: false,
  defaultNS: NAMESPACE,
  initAsync: false,
  returnNull: false,
  // React escapes what it draws; a second escaping would show &amp; to people.
  interpolation: { escapeValue: false },
  resources: { zh: { [NAMESPACE]: zh }, en: { [NAMESPACE]: en } },
});

/** Called once by a slice's `office/index.ts`: `addWords({ zh, en })`. Keys start with the slice's own name. */
export function addWords(files: WordFiles): void {
  book.addResourceBundle('zh', NAMESPACE, files.zh, true, false);
  book.addResourceBundle('en', NAMESPACE, files.en, true, false);
}

export const languageTag = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en');
