/** A telephone is for the day of the appointment: the day after, it is gone. */
import type { House } from '#platform/pipeline';
import { forgetPhones } from './tables/bookings.ts';

export const forgetPastPhones = ({ db, clock }: House): Promise<void> => forgetPhones(db, clock.today());
