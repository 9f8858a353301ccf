/** What the queue shows on the portal. */
export { type Appointment, appointmentPage } from './appointment.ts';
export { chooseDay, chooseItem, chooseTime, chooseWindow } from './choosing.ts';
export { refusalWords, type Slots, type Windows } from './saying.ts';
