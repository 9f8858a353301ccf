/** Who can be appointed, when an appointment can end, and how long a licence lasts. */
import { describe, expect, test } from 'vitest';
import { type Candidacy, daysLeft, decideAppointment, decideEnd, licenceState, spanState } from './rules.ts';

const codeOf = (outcome: { ok: true } | { ok: false; refusal: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refusal.code;

const candidacy = (more: Partial<Candidacy> = {}): Candidacy => ({
  wanted: { personId: 'p', from: '2026-03-01', to: null },
  post: { from: '2026-01-01', closedOn: null },
  person: { leftOn: null },
  there: [],
  by: 'q',
  ...more,
});
const wanted = (from: string, to: string | null) => ({ personId: 'p', from, to });

describe('an appointment', () => {
  test.each<[string, Partial<Candidacy>]>([
    ['ok', {}],
    ['ok', { wanted: wanted('2026-03-01', '2026-03-01') }],
    ['appointment.daysReversed', { wanted: wanted('2026-03-01', '2026-02-28') }],
    ['appointment.oneself', { by: 'p' }],
    ['ok', { by: null }],
    ['appointment.postClosed', { post: { from: '2026-01-01', closedOn: '2026-06-30' } }],
    ['ok', { post: { from: '2026-01-01', closedOn: '2026-06-30' }, wanted: wanted('2026-03-01', '2026-06-30') }],
    ['appointment.beforePost', { post: { from: '2026-03-02', closedOn: null } }],
    ['appointment.personLeft', { person: { leftOn: '2026-12-31' } }],
    ['ok', { person: { leftOn: '2026-12-31' }, wanted: wanted('2026-03-01', '2026-12-31') }],
    ['appointment.already', { there: [{ from: '2025-01-01', to: null }] }],
    ['appointment.already', { there: [{ from: '2025-01-01', to: '2026-03-01' }] }],
    ['ok', { there: [{ from: '2025-01-01', to: '2026-02-28' }] }],
    ['appointment.already', { there: [{ from: '2026-09-01', to: null }] }],
    ['ok', { there: [{ from: '2026-09-01', to: null }], wanted: wanted('2026-03-01', '2026-08-31') }],
  ])('%s for %j', (code, more) => expect(codeOf(decideAppointment(candidacy(more)))).toBe(code));

  test.each([
    ['2026-01-01', null, '2026-01-01', 'ok'],
    ['2026-01-01', null, '2025-12-31', 'appointment.endsBeforeItBegins'],
    ['2026-01-01', '2026-06-30', '2026-06-29', 'ok'],
    ['2026-01-01', '2026-06-30', '2026-06-30', 'appointment.ended'],
  ])('from %s to %s ends on %s: %s', (from, to, on, code) => expect(codeOf(decideEnd({ from, to }, on))).toBe(code));

  test('is to come, now, or over', () => {
    expect(spanState({ from: '2026-03-02', to: null }, '2026-03-01')).toBe('toCome');
    expect(spanState({ from: '2026-03-01', to: '2026-03-01' }, '2026-03-01')).toBe('now');
    expect(spanState({ from: '2026-01-01', to: '2026-02-28' }, '2026-03-01')).toBe('over');
  });
});

describe('a licence', () => {
  test.each([
    ['2026-11-25', 'toCome'],
    ['2026-11-24', 'valid'],
  ])('from %s is %s on 24 November', (from, state) =>
    expect(licenceState({ from, to: '2028-12-31' }, '2026-11-24')).toBe(state),
  );

  test.each([
    ['2027-02-23', 'valid', 91],
    ['2027-02-22', 'expiring', 90],
    ['2026-11-24', 'expiring', 0],
    ['2026-11-23', 'expired', -1],
  ])('to %s is %s, %d days left', (to, state, left) => {
    expect(licenceState({ from: '2024-01-01', to }, '2026-11-24')).toBe(state);
    expect(daysLeft(to, '2026-11-24')).toBe(left);
  });
});
