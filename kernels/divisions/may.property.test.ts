/** For any rules, actor and subject: the rule as a person reads it, the decision and the predicate agree. */
import type { May, MayRule } from '@cuntu/base';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Actor, condition, decideMay, foldCondition, type SignedIn, type Subject } from './index.ts';

const today = '2026-11-24';
const days = ['2026-11-22', '2026-11-23', today, '2026-11-25', '2026-11-26'];
const role = fc.constantFrom('coordinator', 'inspector', 'reviewer', 'system');
const division = fc.constantFrom('4213', '421303', '421321', '421303187', '421321105', '421303187201');
const person = fc.constantFrom('lin', 'deng', 'song');
const unit = fc.constantFrom('u1', 'u2', 'u3');
const state = fc.constantFrom('reported', 'confirmed', 'closed');
const kind = fc.constantFrom('finding', 'mortgage');
const deed = fc.constantFrom('verifyFinding', 'reportFinding');
const day = fc.constantFrom(...days);
const people = fc.uniqueArray(person);
const some = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

const rule: fc.Arbitrary<MayRule> = fc.record({
  role,
  scope: fc.constantFrom('city', 'division', 'unit', 'own', 'assigned', 'party'),
  kinds: some(fc.uniqueArray(kind)),
  states: some(fc.uniqueArray(state)),
  licence: some(fc.constantFrom('enforcement', 'survey')),
  notAfterOwn: some(fc.oneof(deed, fc.uniqueArray(deed))),
});
const may: fc.Arbitrary<May> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('anyone', 'signedIn') },
  { weight: 12, arbitrary: fc.array(rule, { maxLength: 4 }) },
);
const signedIn: fc.Arbitrary<SignedIn> = fc.record({
  personId: person,
  accountId: fc.constant('a'),
  grants: fc.array(fc.record({ role, division, unitId: some(unit), from: day, to: some(day) }), { maxLength: 4 }),
  licences: fc.array(
    fc.record({ kind: fc.constantFrom('enforcement', 'survey'), number: fc.constant('1'), from: day, to: day }),
    { maxLength: 2 },
  ),
  units: fc.uniqueArray(unit),
});
const actor: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<Actor>('system', 'nobody') },
  { weight: 12, arbitrary: signedIn },
);
const subject: fc.Arbitrary<Required<Subject>> = fc.record({
  division: fc.constantFrom('421303', '421303187', '421303187201', '421321105001', '42132110500101'),
  unitId: fc.option(unit),
  kind,
  state: fc.option(state),
  reportedBy: fc.option(person),
  assignedTo: people,
  parties: people,
  doneBy: fc.dictionary(deed, people),
});

/** The sentence of architecture.md spelled out naively, sharing nothing with the kernel. */
function allows(rules: May, who: Actor, what: Required<Subject>): boolean {
  if (rules === 'anyone') return true;
  if (rules === 'signedIn') return who !== 'nobody' && who !== 'system';
  if (who === 'nobody') return false;
  const during = (s: { from: string; to?: string }) => days.indexOf(s.from) <= 2 && (!s.to || days.indexOf(s.to) >= 2);
  for (const r of rules) {
    if (r.kinds && !r.kinds.some((k) => k === what.kind)) continue;
    if (r.states && !r.states.some((s) => s === what.state)) continue;
    if (who === 'system') {
      if (r.role === 'system' && !r.licence) return true;
      continue;
    }
    if (r.role === 'system') continue;
    if (r.licence && !who.licences.some((l) => l.kind === r.licence && during(l))) continue;
    const own = typeof r.notAfterOwn === 'string' ? [r.notAfterOwn] : (r.notAfterOwn ?? []);
    if (own.some((done) => (what.doneBy[done] ?? []).includes(who.personId))) continue;
    for (const g of who.grants) {
      if (g.role !== r.role || !during(g)) continue;
      if (r.scope === 'city') return true;
      if (r.scope === 'division' && what.division.slice(0, g.division.length) === g.division) return true;
      if (r.scope === 'unit' && (g.unitId ? g.unitId === what.unitId : who.units.some((u) => u === what.unitId)))
        return true;
      if (r.scope === 'own' && what.reportedBy === who.personId) return true;
      if (r.scope === 'assigned' && what.assignedTo.includes(who.personId)) return true;
      if (r.scope === 'party' && what.parties.includes(who.personId)) return true;
    }
  }
  return false;
}

type Row = Required<Subject>;
type Predicate = (row: Row) => boolean | null;
/** Three-valued like SQL: a comparison with NULL is unknown, and only a true WHERE lets a row through. */
const where = (rules: May, who: Actor): Predicate =>
  foldCondition<Predicate>(condition(rules, who, today), {
    always: () => true,
    never: () => false,
    anyOf: (of) => (row) => of.some((p) => p(row) === true) || (of.some((p) => p(row) === null) ? null : false),
    allOf: (of) => (row) => of.every((p) => p(row) === true) || (of.some((p) => p(row) === false) ? false : null),
    divisionUnder: (prefix) => (row) => new RegExp(`^${prefix}`).test(row.division),
    unitIn: (units) => (row) => (row.unitId === null ? null : units.includes(row.unitId)),
    kindIn: (kinds) => (row) => kinds.includes(row.kind),
    stateIn: (states) => (row) => (row.state === null ? null : states.includes(row.state)),
    reportedBy: (id) => (row) => (row.reportedBy === null ? null : row.reportedBy === id),
    assignedTo: (id) => (row) => row.assignedTo.includes(id),
    party: (id) => (row) => row.parties.includes(id),
    notDoneBy: (name, id) => (row) => !row.doneBy[name]?.includes(id),
  });

const runs = { seed: 20261124, numRuns: 4000 };

test('decision, predicate and the plain reading agree', () => {
  let yes = 0;
  fc.assert(
    fc.property(may, actor, subject, (m, a, s) => {
      const expected = allows(m, a, s);
      yes += Number(expected);
      expect(decideMay(m, a, s, today).ok).toBe(expected);
      expect(where(m, a)(s) === true).toBe(expected);
    }),
    runs,
  );
  expect(yes).toBeGreaterThan(runs.numRuns / 20);
});

test('what the refusal names is what was missing: without that bar the plain reading allows it', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(may, signedIn, subject, (m, a, s) => {
      const result = decideMay(m, a, s, today);
      if (result.ok || typeof m === 'string') return;
      const { code } = result.refusal;
      seen.add(code);
      const eased = m.map((r) => ({
        ...r,
        ...(code === 'step.notNow' && { states: undefined }),
        ...(code === 'may.notSelf' && { notAfterOwn: undefined, states: undefined }),
        ...(code === 'may.noLicence' && { licence: undefined, notAfterOwn: undefined, states: undefined }),
      }));
      expect(allows(eased, a, s)).toBe(code !== 'may.denied');
    }),
    runs,
  );
  expect([...seen].sort()).toEqual(['may.denied', 'may.noLicence', 'may.notSelf', 'step.notNow']);
});
