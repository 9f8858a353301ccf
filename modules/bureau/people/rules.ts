/** Whether somebody can be appointed, or an appointment ended, and how long a licence still lasts. */
import { ok, type Result, refuse } from '@cuntu/base';
import { EXPIRING_DAYS } from './contract.ts';

export interface Span {
  from: string;
  to: string | null;
}

export interface Candidacy {
  wanted: Span & { personId: string };
  post: { from: string; closedOn: string | null };
  person: { leftOn: string | null };
  /** The person's own appointments to this post. */
  there: readonly Span[];
  /** Who appoints. */
  by: string | null;
}

type AppointmentRefusal =
  | 'appointment.already'
  | 'appointment.oneself'
  | 'appointment.postClosed'
  | 'appointment.beforePost'
  | 'appointment.personLeft'
  | 'appointment.daysReversed';

const overlap = (a: Span, b: Span) => (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);

export function decideAppointment({ wanted, post, person, there, by }: Candidacy): Result<true, AppointmentRefusal> {
  if (wanted.to !== null && wanted.to < wanted.from) return refuse('appointment.daysReversed', { at: 'to' });
  if (by === wanted.personId) return refuse('appointment.oneself', { at: 'personId' });
  const lasts = (end: string | null) => end === null || (wanted.to !== null && wanted.to <= end);
  if (!lasts(person.leftOn))
    return refuse('appointment.personLeft', { at: 'personId', params: { on: person.leftOn! } });
  if (!lasts(post.closedOn)) return refuse('appointment.postClosed', { at: 'postId', params: { on: post.closedOn! } });
  if (wanted.from < post.from) return refuse('appointment.beforePost', { at: 'from', params: { on: post.from } });
  const already = there.find((one) => overlap(one, wanted));
  return already ? refuse('appointment.already', { at: 'postId', params: { from: already.from } }) : ok(true);
}

export function decideEnd(
  span: Span,
  lastOn: string,
): Result<true, 'appointment.ended' | 'appointment.endsBeforeItBegins'> {
  if (lastOn < span.from)
    return refuse('appointment.endsBeforeItBegins', { at: 'lastOn', params: { from: span.from } });
  if (span.to !== null && span.to <= lastOn)
    return refuse('appointment.ended', { at: 'lastOn', params: { to: span.to } });
  return ok(true);
}

const DAY_MS = 86_400_000;

/** Whole days from `today` to `to`; 0 on the last day, negative after it. */
export const daysLeft = (to: string, today: string): number =>
  Math.round((Date.parse(to) - Date.parse(today)) / DAY_MS);

export type LicenceState = 'toCome' | 'valid' | 'expiring' | 'expired';

export function licenceState({ from, to }: { from: string; to: string }, today: string): LicenceState {
  if (from > today) return 'toCome';
  const left = daysLeft(to, today);
  return left < 0 ? 'expired' : left <= EXPIRING_DAYS ? 'expiring' : 'valid';
}

export const spanState = ({ from, to }: Span, today: string): 'toCome' | 'now' | 'over' =>
  from > today ? 'toCome' : to !== null && to < today ? 'over' : 'now';
