/** The paper check as parts of a page: the form, the answer, and the calm pages when there is none. */
export { type Asked, whomToAsk } from './ask.ts';
export { type CheckedPaper, checkedPaper, type Logged } from './checked-paper.ts';
export { tooManyChecks, whatCheckTells } from './checks.ts';
export { codeForm, unknownCode, wrongCode } from './code-form.ts';
export { dateWords, type Wording } from './wording.ts';
