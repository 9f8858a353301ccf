/** What can be done at a window and about it. */
import { handleArriveForAppointment } from './actions/arrive-for-appointment.ts';
import { handleBookAppointment } from './actions/book-appointment.ts';
import { handleCallNext } from './actions/call-next.ts';
import { handleCancelAppointment } from './actions/cancel-appointment.ts';
import { handleEndService } from './actions/end-service.ts';
import { handleRecallNumber } from './actions/recall-number.ts';
import { handleSetWindowHours } from './actions/set-window-hours.ts';
import { handleTakeNumber } from './actions/take-number.ts';
import { forgetPastPhones } from './forgetting.ts';
import { answerFindCalledNumbers } from './queries/find-called-numbers.ts';
import { answerFindQueue } from './queries/find-queue.ts';
import { answerFindSlots } from './queries/find-slots.ts';
import { answerFindWindows } from './queries/find-windows.ts';
import { answerGetAppointment } from './queries/get-appointment.ts';
import { answerGetAppointmentPhone } from './queries/get-appointment-phone.ts';
import { answerGetWindowDay } from './queries/get-window-day.ts';
import { migrations } from './tables/migrations.ts';

export const queue = {
  migrations,
  handlers: [
    handleSetWindowHours,
    handleBookAppointment,
    handleCancelAppointment,
    handleTakeNumber,
    handleArriveForAppointment,
    handleCallNext,
    handleRecallNumber,
    handleEndService,
    answerFindWindows,
    answerFindSlots,
    answerGetAppointment,
    answerFindQueue,
    answerGetWindowDay,
    answerFindCalledNumbers,
    answerGetAppointmentPhone,
  ],
  rounds: [{ name: 'forget telephones of appointments', run: forgetPastPhones }],
};
