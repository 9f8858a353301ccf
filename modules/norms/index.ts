/** The door of norms: what the law and the bureau's own rules say on a day. */
import type { Module } from '#platform/pipeline';
import { handleLoadHolidayNotice } from './holidays/actions/load-holiday-notice.ts';
import { answerDeadline } from './holidays/queries/deadline.ts';
import { answerFindHolidayNotices } from './holidays/queries/find-holiday-notices.ts';
import { migrations as holidays } from './holidays/tables.ts';
import { handleSetLadder } from './ladders/actions/set-ladder.ts';
import { answerFindLadders } from './ladders/queries/find-ladders.ts';
import { migrations as ladders } from './ladders/tables.ts';
import laddersEn from './ladders/words.en.json' with { type: 'json' };
import laddersZh from './ladders/words.zh.json' with { type: 'json' };
import { handleEnterArticles } from './laws/actions/enter-articles.ts';
import { answerFindArticles } from './laws/queries/find-articles.ts';
import { migrations as laws } from './laws/tables.ts';
import { handleChangeLimit } from './limits/actions/change-limit.ts';
import { handleWithdrawLimit } from './limits/actions/withdraw-limit.ts';
import { answerFindLimits } from './limits/queries/find-limits.ts';
import { migrations as limits } from './limits/tables.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export { almanacWith } from './holidays/admitting.ts';
export { almanacNow, holdCalendar } from './holidays/tables.ts';
export { ladderOn, rungsDue } from './ladders/rules.ts';
export { findLadderVersions } from './ladders/tables.ts';
export { articlesOn } from './laws/tables.ts';
export type { LimitVersion } from './limits/contract.ts';
export { type PeriodDue, periodsFor } from './limits/periods.ts';
export { findVersions, limitsOn } from './limits/tables.ts';
export { firstNorms } from './seeding.ts';

export const norms: Module = {
  name: 'norms',
  migrations: [...limits, ...holidays, ...laws, ...ladders],
  handlers: [
    handleLoadHolidayNotice,
    answerFindHolidayNotices,
    answerDeadline,
    handleChangeLimit,
    handleWithdrawLimit,
    answerFindLimits,
    handleEnterArticles,
    answerFindArticles,
    handleSetLadder,
    answerFindLadders,
  ],
  words: { zh: { ...zh, ...laddersZh }, en: { ...en, ...laddersEn } },
};
