/** The door of applications: service items, intake, review, the book of mortgages. */
import { runProcedure, takenBy } from '#modules/matters';
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
import { migrations as intake } from './intake/tables.ts';
import { answerFindItems } from './items/queries/find-items.ts';
import { handleExamineApplication } from './mortgages/actions/examine-application.ts';
import { handleRegisterMortgage } from './mortgages/actions/register-mortgage.ts';
import { examineApplication, registerMortgage } from './mortgages/contract.ts';
import { paperKinds as mortgagePapers } from './mortgages/papers/kinds.ts';
import { mortgageProcedure } from './mortgages/procedure.ts';
import { answerFindMortgages, answerGetMortgage } from './mortgages/queries/find-mortgages.ts';
import { migrations as mortgages } from './mortgages/tables.ts';
import { askOpinion, cancelOpinion, giveOpinion } from './opinions/contract.ts';
import { opinions } from './opinions/index.ts';
import { opinionProcedure } from './opinions/procedure.ts';
import { checkBoundary, concludePreview, issueOpinion } from './previews/contract.ts';
import { previews } from './previews/index.ts';
import { paperKinds as previewPapers } from './previews/papers/kinds.ts';
import { previewProcedure } from './previews/procedure.ts';
import { handleDeliverResult } from './review/actions/deliver-result.ts';
import { handleRefuseApplication } from './review/actions/refuse-application.ts';
import { handleReturnApplication } from './review/actions/return-application.ts';
import { deliverResult, refuseApplication, returnApplication } from './review/contract.ts';
import { migrations as review } from './review/tables.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

runProcedure(mortgageProcedure);
runProcedure(previewProcedure);
runProcedure(opinionProcedure);
for (const kind of [...intakePapers, ...mortgagePapers, ...previewPapers]) registerPaperKind(kind);
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
  deliverResult,
];
for (const kind of applicationKinds) for (const command of shared) takenBy(kind, command);
for (const command of [examineApplication, registerMortgage]) takenBy('mortgage', command);
for (const command of [checkBoundary, askOpinion, concludePreview, issueOpinion]) takenBy('preview', command);
for (const command of [giveOpinion, cancelOpinion]) takenBy('opinion', command);

export const applications: Module = {
  name: 'applications',
  migrations: [...intake, ...mortgages, ...review, ...previews.migrations, ...opinions.migrations],
  handlers: [
    answerFindItems,
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
    answerFindMortgages,
    answerGetMortgage,
    handleReturnApplication,
    handleRefuseApplication,
    handleDeliverResult,
    ...previews.handlers,
    ...opinions.handlers,
  ],
  hears: [deemBySilence, ...opinions.hears],
  words: {
    zh: { ...zh, ...previews.words.zh, ...opinions.words.zh },
    en: { ...en, ...previews.words.en, ...opinions.words.en },
  },
};
