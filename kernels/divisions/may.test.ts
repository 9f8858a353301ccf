/** Decisions: which refusal a person reads, and the faults that must never be silent. */
import type { May } from '@cuntu/base';
import { expect, test } from 'vitest';
import { condition, decideMay, foldCondition, rolesOf, type SignedIn, type Subject } from './index.ts';

const today = '2026-11-24';
const song: SignedIn = {
  personId: 'song',
  accountId: 'a-song',
  grants: [{ role: 'stationOfficer', division: '421303187', unitId: 'xihe', from: '2025-01-01' }],
  licences: [{ kind: 'enforcement', number: '1', from: '2020-01-01', to: '2026-11-24' }],
  units: ['xihe', 'bureau'],
};
const unlicensed: SignedIn = { ...song, licences: [] };
const bridge: Subject = {
  division: '421303187201',
  unitId: 'xihe',
  state: 'confirmed',
  reportedBy: 'bai',
  assignedTo: ['song'],
  parties: [],
  doneBy: { verifyFinding: ['song'] },
};
const stop: May = [
  { role: 'stationOfficer', scope: 'division', states: ['confirmed'], licence: 'enforcement' },
  { role: 'inspector', scope: 'city', states: ['confirmed'], licence: 'enforcement' },
];

const codeOf = (...args: Parameters<typeof decideMay>) => {
  const result = decideMay(...args);
  return result.ok ? 'yes' : result.refusal;
};

test('the station officer may, on the last day of his licence and not the day after', () => {
  expect(codeOf(stop, song, bridge, today)).toBe('yes');
  expect(codeOf(stop, song, bridge, '2026-11-25')).toEqual({ code: 'may.noLicence', params: { kind: 'enforcement' } });
});

test('nobody is told to sign in; the system is not a person', () => {
  expect(codeOf(stop, 'nobody', bridge, today)).toEqual({ code: 'who.unknown' });
  expect(codeOf('signedIn', 'nobody', bridge, today)).toEqual({ code: 'who.unknown' });
  expect(codeOf('signedIn', 'system', bridge, today)).toMatchObject({ code: 'may.denied' });
  expect(codeOf('anyone', 'nobody', bridge, today)).toBe('yes');
});

test('only the state bars: not now; outside his reach he learns nothing of the state', () => {
  expect(codeOf(stop, song, { ...bridge, state: 'closed' }, today)).toEqual({
    code: 'step.notNow',
    params: { state: 'closed', states: 'confirmed' },
  });
  expect(codeOf(stop, song, { ...bridge, state: 'closed', division: '421321105001' }, today)).toEqual({
    code: 'may.denied',
    params: { role: 'stationOfficer', scope: 'division' },
  });
});

test('a stranger reads which roles may', () => {
  expect(codeOf(stop, { ...song, grants: [] }, bridge, today)).toEqual({
    code: 'may.denied',
    params: { role: 'stationOfficer,inspector', scope: 'division,city' },
  });
});

test('nobody checks himself', () => {
  const recheck: May = [{ role: 'stationOfficer', scope: 'division', notAfterOwn: 'verifyFinding' }];
  expect(codeOf(recheck, song, bridge, today)).toEqual({ code: 'may.notSelf', params: { deed: 'verifyFinding' } });
  expect(codeOf(recheck, song, { ...bridge, doneBy: {} }, today)).toBe('yes');
  // Of several deeds the one that he did is told.
  const [rule] = recheck;
  const either: May = [{ ...rule!, notAfterOwn: ['reportFinding', 'verifyFinding'] }];
  expect(codeOf(either, song, bridge, today)).toEqual({ code: 'may.notSelf', params: { deed: 'verifyFinding' } });
  expect(codeOf(either, song, { ...bridge, doneBy: { reportFinding: ['song'] } }, today)).toMatchObject({
    params: { deed: 'reportFinding' },
  });
});

test('the nearest miss is told: the rule with the fewest bars', () => {
  const both: May = [
    { role: 'stationOfficer', scope: 'division', licence: 'enforcement', states: ['reported'] },
    { role: 'stationOfficer', scope: 'assigned', states: ['reported'] },
  ];
  expect(codeOf(both, unlicensed, bridge, today)).toMatchObject({ code: 'step.notNow' });
  expect(codeOf(both.slice(0, 1), unlicensed, bridge, today)).toMatchObject({ code: 'may.noLicence' });
});

test('scopes: own, assigned, party, and the unit of the grant rather than all units', () => {
  const under = (scope: 'own' | 'assigned' | 'party' | 'unit', subject: Subject) =>
    codeOf([{ role: 'stationOfficer', scope }], song, subject, today) === 'yes';
  expect(under('own', bridge)).toBe(false);
  expect(under('own', { ...bridge, reportedBy: 'song' })).toBe(true);
  expect(under('assigned', bridge)).toBe(true);
  expect(under('party', { ...bridge, parties: ['song'] })).toBe(true);
  expect(under('unit', bridge)).toBe(true);
  expect(under('unit', { ...bridge, unitId: 'bureau' })).toBe(false);
  expect(under('unit', { ...bridge, unitId: null })).toBe(false);
});

test('the role system cannot be granted to a person', () => {
  const house: May = [{ role: 'system', scope: 'city' }];
  const impostor: SignedIn = { ...song, grants: [{ role: 'system', division: '4213', from: '2020-01-01' }] };
  expect(codeOf(house, 'system', bridge, today)).toBe('yes');
  expect(codeOf(house, impostor, bridge, today)).toMatchObject({ code: 'may.denied' });
  expect(rolesOf('system', today)).toEqual(['system']);
});

test('an empty list is denied to everybody', () => {
  for (const actor of [song, 'system'] as const) expect(condition([], actor, today)).toEqual({ is: 'never' });
});

test('a field that was not loaded, a column that the query lacks, and a broken grant are faults', () => {
  const { doneBy, ...unloaded } = bridge;
  const recheck: May = [{ role: 'stationOfficer', scope: 'city', notAfterOwn: 'verifyFinding' }];
  expect(() => decideMay(recheck, song, unloaded, today)).toThrow(/notDoneBy/);
  const cut: SignedIn = { ...song, grants: [{ role: 'stationOfficer', division: '', from: '2020-01-01' }] };
  expect(() => condition(stop, cut, today)).toThrow(RangeError);
  const text = {
    always: 'true',
    never: 'false',
    anyOf: (b: string[]) => b.join(' or '),
    allOf: (b: string[]) => b.join(' and '),
  };
  expect(() => foldCondition(condition(stop, song, today), text)).toThrow(/divisionUnder/);
});

test('a condition folds into a predicate', () => {
  const text = foldCondition(condition(stop, song, today), {
    always: 'true',
    never: 'false',
    anyOf: (b) => `(${b.join(' or ')})`,
    allOf: (b) => `(${b.join(' and ')})`,
    divisionUnder: (prefix) => `division like '${prefix}%'`,
    stateIn: (states) => `state in ('${states.join("','")}')`,
  });
  expect(text).toBe("(division like '421303187%' and state in ('confirmed'))");
});
