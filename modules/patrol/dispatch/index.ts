/** What can be done about crews that are sent, and what follows by itself. */
import { handleAcceptDispatch, handleDeclineDispatch } from './actions/answer-dispatch.ts';
import { handleCallOffDispatch } from './actions/call-off-dispatch.ts';
import { handleDispatchCrew } from './actions/dispatch-crew.ts';
import { handleProposeCrews } from './actions/propose-crews.ts';
import { handleRecordArrival } from './actions/record-arrival.ts';
import { noticeArrival } from './arriving.ts';
import { callOffAnswered, proposeNearest } from './hears/propose.ts';
import { answerFindCrews } from './queries/find-crews.ts';
import { answerFindDispatches, answerFindMyDispatches, answerGetDispatch } from './queries/find-dispatches.ts';
import { migrations } from './tables.ts';

export const dispatch = {
  migrations,
  handlers: [
    handleProposeCrews,
    handleDispatchCrew,
    handleAcceptDispatch,
    handleDeclineDispatch,
    handleRecordArrival,
    handleCallOffDispatch,
    answerFindCrews,
    answerFindDispatches,
    answerGetDispatch,
    answerFindMyDispatches,
  ],
  hears: [proposeNearest, callOffAnswered],
  jobs: [noticeArrival],
};
