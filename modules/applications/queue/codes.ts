/** What of a code and of a network is kept: a hash that finds the one, a mark that counts the other. */
import { hex } from '@cuntu/base';
import { networkOf } from '#platform/identity';
import { type Ports, sha256 } from '#platform/pipeline';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const hashOf = (code: string): Uint8Array => sha256(utf8(code));

/** Of a network and a day: those of one are counted, and no row tells which it is. */
export const networkMarkOf = (seal: Ports['seal'], address: string, day: string): string =>
  hex(seal.mark(`${day} ${networkOf(address)}`, 'booking.network').slice(0, 8));

export const aboutPhone = (appointmentId: string): string => `appointment.phone:${appointmentId}`;
