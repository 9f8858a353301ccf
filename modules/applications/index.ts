/** The door of applications: service items, intake, review, the book of mortgages. */
import { runProcedure, sharedOut, takenBy } from '#modules/matters';
import { registerPaperKind } from '#modules/papers';
import type { Module } from '#platform/pipeline';
import { handleAcceptApplication } from './intake/actions/accept-application.ts';
import { handleDeclineApplication } from './intake/actions/decline-application.ts';
import { handleDeemAccepted } from './intake/actions/deem-accepted.ts';
import { handleRequestPapers } from './intake/actions/request-papers.ts';
import { handleSubmitApplication } from './intake/actions/submit-application.ts';
import { handleSupplyPapers } from './intake/actions/supply-papers.ts';
import { handleDeemWithdrawn, handleWithdrawApplication } from './intake/actions/withdraw-application.ts';
import {
  acceptApplication,
  applicationKinds,
  declineApplication,
  deemAccepted,
  deemWithdrawn,
  requestPapers,
  submitApplication,
  supplyPapers,
  withdrawApplication,
} from './intake/contract.ts';
import { deemBySilence } from './intake/hears/deem.ts';
import { paperKinds as intakePapers } from './intake/papers/kinds.ts';
import { answerExportApplications } from './intake/queries/export-applications.ts';
import { answerFindApplications } from './intake/queries/find-applications.ts';
import { answerGetApplication } from './intake/queries/get-application.ts';
import { migrations as intake } from './intake/tables.ts';
import { answerFindItems } from './items/queries/find-items.ts';
import { measures } from './measures/index.ts';
import measuresEn from './measures/words.en.json' with { type: 'json' };
import measuresZh from './measures/words.zh.json' with { type: 'json' };
import { handleExamineApplication } from './mortgages/actions/examine-application.ts';
import { handleRegisterMortgage } from './mortgages/actions/register-mortgage.ts';
import { examineApplication, registerMortgage } from './mortgages/contract.ts';
import { paperKinds as mortgagePapers } from './mortgages/papers/kinds.ts';
import { mortgageProcedure } from './mortgages/procedure.ts';
import { answerFindMortgageable } from './mortgages/queries/find-mortgageable.ts';
import { answerFindMortgages, answerGetMortgage } from './mortgages/queries/find-mortgages.ts';
import { migrations as mortgages } from './mortgages/tables.ts';
import { askOpinion, cancelOpinion, giveOpinion } from './opinions/contract.ts';
import { opinions } from './opinions/index.ts';
import { opinionProcedure } from './opinions/procedure.ts';
import { checkBoundary, concludePreview, issueOpinion } from './previews/contract.ts';
import { previews } from './previews/index.ts';
import { paperKinds as previewPapers } from './previews/papers/kinds.ts';
import { previewProcedure } from './previews/procedure.ts';
import { promises } from './promises/index.ts';
import promisesEn from './promises/words.en.json' with { type: 'json' };
import promisesZh from './promises/words.zh.json' with { type: 'json' };
import { queue } from './queue/index.ts';
import queueEn from './queue/words.en.json' with { type: 'json' };
import queueZh from './queue/words.zh.json' with { type: 'json' };
import { ratings } from './ratings/index.ts';
import { handleDeliverRefusal } from './review/actions/deliver-refusal.ts';
import { handleDeliverResult } from './review/actions/deliver-result.ts';
import { handleExtendReview } from './review/actions/extend-review.ts';
import { handleRefuseApplication } from './review/actions/refuse-application.ts';
import { handleResumeReview } from './review/actions/resume-review.ts';
import { handleReturnApplication } from './review/actions/return-application.ts';
import { handleSuspendReview } from './review/actions/suspend-review.ts';
import { deliverRefusal, deliverResult, refuseApplication, returnApplication } from './review/contract.ts';
import { paperKinds as reviewPapers } from './review/papers/kinds.ts';
import { answerFindExtensions } from './review/queries/find-extensions.ts';
import { migrations as review } from './review/tables.ts';
import reviewEn from './review/words.en.json' with { type: 'json' };
import reviewZh from './review/words.zh.json' with { type: 'json' };
import { answerWhereIs } from './where/queries/where-is.ts';
import portalEn from './where/words.en.json' with { type: 'json' };
import portalZh from './where/words.zh.json' with { type: 'json' };
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export * from './guide/portal/index.ts';
export * from './measures/portal/index.ts';
export * from './queue/portal/index.ts';

runProcedure(mortgageProcedure);
runProcedure(previewProcedure);
runProcedure(opinionProcedure);
for (const kind of applicationKinds) sharedOut(kind);
for (const kind of [...intakePapers, ...mortgagePapers, ...reviewPapers, ...previewPapers]) registerPaperKind(kind);
const shared = [
  submitApplication,
  acceptApplication,
  deemAccepted,
  requestPapers,
  supplyPapers,
  declineApplication,
  withdrawApplication,
  deemWithdrawn,
  returnApplication,
  refuseApplication,
  deliverRefusal,
  deliverResult,
];
for (const kind of applicationKinds) for (const command of shared) takenBy(kind, command);
// Of the applicant's own accord, after it was accepted: the same deed.
for (const kind of applicationKinds) takenBy(kind, supplyPapers, ['addPapers']);
for (const command of [examineApplication, registerMortgage]) takenBy('mortgage', command);
for (const command of [checkBoundary, askOpinion, concludePreview, issueOpinion]) takenBy('preview', command);
for (const command of [giveOpinion, cancelOpinion]) takenBy('opinion', command);

export const applications: Module = {
  name: 'applications',
  migrations: [
    ...intake,
    ...mortgages,
    ...review,
    ...previews.migrations,
    ...opinions.migrations,
    ...promises.migrations,
    ...ratings.migrations,
    ...queue.migrations,
    ...measures.migrations,
  ],
  handlers: [
    answerFindItems,
    answerFindApplications,
    answerGetApplication,
    handleSubmitApplication,
    handleAcceptApplication,
    handleDeemAccepted,
    handleRequestPapers,
    handleSupplyPapers,
    handleDeclineApplication,
    handleWithdrawApplication,
    handleDeemWithdrawn,
    handleExamineApplication,
    handleRegisterMortgage,
    answerExportApplications,
    answerFindExtensions,
    answerFindMortgageable,
    answerFindMortgages,
    answerGetMortgage,
    handleReturnApplication,
    handleRefuseApplication,
    handleDeliverRefusal,
    handleDeliverResult,
    handleSuspendReview,
    handleResumeReview,
    handleExtendReview,
    ...previews.handlers,
    ...opinions.handlers,
    ...promises.handlers,
    ...ratings.handlers,
    ...queue.handlers,
    ...measures.handlers,
    answerWhereIs,
  ],
  hears: [deemBySilence, ...opinions.hears, ...promises.hears, ...ratings.hears],
  rounds: queue.rounds,
  words: {
    zh: {
      ...zh,
      ...reviewZh,
      ...previews.words.zh,
      ...opinions.words.zh,
      ...portalZh,
      ...promisesZh,
      ...ratings.words.zh,
      ...queueZh,
      ...measuresZh,
    },
    en: {
      ...en,
      ...reviewEn,
      ...previews.words.en,
      ...opinions.words.en,
      ...portalEn,
      ...promisesEn,
      ...ratings.words.en,
      ...queueEn,
      ...measuresEn,
    },
  },
};
