/** The door of papers: numbers, prints, service, and the check that anyone can make. */
import type { Module } from '#platform/pipeline';
import portalEn from './portal/words.en.json' with { type: 'json' };
import portalZh from './portal/words.zh.json' with { type: 'json' };
import { handleKeepPrint } from './register/actions/keep-print.ts';
import { printPaper } from './register/printing.ts';
import { answerCheckPaper } from './register/queries/check-paper.ts';
import { migrations, printsAmong } from './register/tables.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export * from './portal/index.ts';
export {
  drawPaper,
  issueDrawn,
  keepPaper,
  keepService,
  type Numbered,
  newCode,
  numberPaper,
  replacePaper,
  voidPapers,
} from './register/issuing.ts';
export { type PaperKind, paperKind, registerPaperKind } from './register/kinds.ts';
export { codeFrom, codeOf, grouped } from './register/rules.ts';
export { findPaper, type PaperOfMatter, papersOf, serviceOf } from './register/tables.ts';

export const papers: Module = {
  name: 'papers',
  migrations,
  handlers: [handleKeepPrint, answerCheckPaper],
  jobs: [printPaper],
  holding: printsAmong,
  words: { zh: { ...zh, ...portalZh }, en: { ...en, ...portalEn } },
};
