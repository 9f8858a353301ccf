/** Words and how dates, areas and spans are said. */
export { addWords, type Language, languageTag, type WordFiles } from './book.ts';
export { type Formats, fixed, formats, muOf, onPaper, shanghai } from './formats.ts';
export { chooseLanguage, recallLanguage, useWords, type Words, wordsIn } from './use-words.ts';
