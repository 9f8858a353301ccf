/** The paper check as parts of a page: the form, the answer, and the calm pages when there is none. */
export { type Asked, whomToAsk } from './ask.ts';
export { checkForm, type FormState, tooManyChecks, unknownCode, whatCheckTells, wrongCode } from './check-form.ts';
export { type CheckedPaper, checkedPaper } from './checked-paper.ts';
export { dateWords, type Wording } from './wording.ts';
