/** What of a code and of a telephone is kept: a hash that finds the one, a mark that tells two telephones apart. */
import { hex } from '@cuntu/base';
import { barePhone } from '#modules/parties/contract';
import { networkOf } from '#platform/identity';
import { type Ports, sha256 } from '#platform/pipeline';
import type { Slot } from './tables/bookings.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const hashOf = (code: string): Uint8Array => sha256(utf8(code));

/**
 * 24 bits, bound to the half hour: enough among the few of one half hour, and far too few to find out a telephone from, of which
 * there are ten thousand million.
 */
export const markOf = ({ unitId, day, halfHour }: Slot, phone: string): string =>
  hex(sha256(utf8([unitId, day, halfHour, barePhone(phone)].join())).slice(0, 3));

/** Of a network and a day: those of one are counted, and no row tells which it is. */
export const networkMarkOf = (seal: Ports['seal'], address: string, day: string): string =>
  hex(seal.mark(`${day} ${networkOf(address)}`, 'booking.network').slice(0, 8));

export const aboutPhone = (appointmentId: string): string => `appointment.phone:${appointmentId}`;
