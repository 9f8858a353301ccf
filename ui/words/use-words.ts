/** The words as React sees them: `const { t, day, area } = useWords()`, redrawn when the language changes. */
import type { TFunction } from 'i18next';
import { useMemo, useSyncExternalStore } from 'react';
import { keep, recall } from '#platform/client';
import { book, type Language, languageTag } from './book.ts';
import { type Formats, formats } from './formats.ts';

export interface Words extends Formats {
  t: TFunction;
  language: Language;
}

const LANGUAGE_KEY = 'language';

const current = (): Language => (book.language === 'en' ? 'en' : 'zh');

function onLanguage(hear: () => void): () => void {
  book.on('languageChanged', hear);
  return () => book.off('languageChanged', hear);
}

export function chooseLanguage(language: Language): void {
  keep(LANGUAGE_KEY, language);
  document.documentElement.lang = languageTag(language);
  void book.changeLanguage(language);
}

/** Called once before the first drawing: what the person chose on this device, else Chinese. */
export function recallLanguage(): void {
  chooseLanguage(recall(LANGUAGE_KEY) === 'en' ? 'en' : 'zh');
}

export function wordsIn(language: Language): Words {
  const t = book.getFixedT(language);
  return { t, language, ...formats(t) };
}

export function useWords(): Words {
  const language = useSyncExternalStore(onLanguage, current, current);
  return useMemo(() => wordsIn(language), [language]);
}
