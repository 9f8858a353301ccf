/** Every fact of a small city is read back from the live tables; whoever edits one of them is named. */
import { must } from '@cuntu/base';
import { Secret, TOTP } from 'otpauth';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  appoint,
  closePost,
  closeUnit,
  dropSecondFactor,
  endAppointment,
  lockAccount,
  openAccount,
  recordLicence,
  registerPerson,
  renamePost,
  renameUnit,
  resetPassword,
  setUpPost,
  setUpUnit,
  unlockAccount,
} from '#modules/bureau/contract';
import { serveStopNotice } from '#modules/enforcement/contract';
import { importLayer, importParcels } from '#modules/land/contract';
import { turnClock } from '#modules/matters/contract';
import { changeLimit, loadHolidayNotice, withdrawLimit } from '#modules/norms/contract';
import { endPatrol, enrolDevice, registerVehicle, startPatrol, strikeOffDevice } from '#modules/patrol/contract';
import { sql } from '#platform/database';
import { insertStored } from '#platform/files';
import { everyApplicationDeed } from '../harness/applications.ts';
import { auditFacts, factsOf } from '../harness/audit.ts';
import { everyCrewDeed } from '../harness/crews.ts';
import {
  answered,
  type FindingState,
  findingIn,
  inputsFor,
  plotAround,
  pointIn,
  reported,
} from '../harness/finding.ts';
import { everybody, openTestHouse, type TestHouse, VILLAGE } from '../harness/house.ts';
import { everyLateDeed } from '../harness/supervision.ts';
import { everyZoneDeed } from '../harness/zones.ts';

let house: TestHouse;
const audit = () => auditFacts(house.db, house.database.schema, house.handlers);
const ends: FindingState[] = ['closed', 'awaitingCase', 'dismissed', 'joined'];

/** Not of this machine's making: a one-pixel PNG. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function photo(): Promise<string> {
  const kept = must(await house.house.files.put(PNG, { claimedType: 'image/png' }));
  await insertStored(house.db, kept, everybody, house.clock.now());
  return kept.sha256;
}

beforeAll(async () => {
  house = await openTestHouse();
  for (const state of ends) await findingIn(house, state);
  const [lon, lat] = await pointIn(house, VILLAGE);
  const place = plotAround([lon + 1 / 300_000, lat - 1 / 700_000]);
  const one = await photo();
  const served = await findingIn(house, 'ordered', {
    place,
    photos: [one, one],
    foundAt: '2026-11-24T08:59:59.123+08:00',
  });
  const { serve } = await inputsFor(house, served);
  must(
    await house
      .as('song')
      .run(serveStopNotice, { ...serve, mode: 'refused', receivedBy: undefined, witness: 'W', photos: [one] }),
  );
  must(await answered(house, served, 'shi', false));
  must(await house.as('song').run(serveStopNotice, { ...serve, id: house.id(), photos: [one] }));
  must(await answered(house, served, 'shi'));
  await reported(house, { begunOn: '2026-11-01' });
  await serveOneMore();
  await goOnPatrol();
  await bringLand(place);
  await everyZoneDeed(house);
  await everyCrewDeed(house);
  await everyApplicationDeed(house);
  await house.settle();
  const off = [{ holiday: 'special', from: '2026-11-26', to: '2026-11-26' }] as const;
  const notice = {
    year: 2026,
    number: 'a test',
    issuedOn: '2026-11-24',
    scope: 'change',
    off: [...off],
    work: [],
  } as const;
  const loaded = {
    id: house.id(),
    notice: { ...notice, off: [...off], work: [], source: 'a test', confidence: 'V' as const },
  };
  must(await house.as('gu').run(loadHolidayNotice, loaded));
  await house.settle();
  const limit = { key: 'finding.verify', count: 4, unit: 'workingDays', yellowAt: 1, source: 'bureauRule' } as const;
  const change = { ...limit, id: house.id(), article: 'rule', confidence: 'P', inForceFrom: '2026-12-01' } as const;
  must(await house.as('gu').run(changeLimit, change));
  const later = { ...change, id: house.id(), inForceFrom: '2026-12-24' } as const;
  must(await house.as('gu').run(changeLimit, later));
  must(await house.as('gu').run(withdrawLimit, { id: later.id }));
  house.clock.set('2026-12-05T09:00:00+08:00');
  must(await house.as('system').run(turnClock, { matterId: served, clock: 'recheck' }));
  house.clock.set('2026-12-15T09:00:00+08:00');
  await house.turnClocks();
  await everyLateDeed(house);
  await house.settle();
  await house.settle();
  // A small city whole, on a machine that may have other work.
}, 180_000);

/** A parcel and its class, each from a file. */
async function bringLand(geometry: ReturnType<typeof plotAround>): Promise<void> {
  const unitNumber = '421303001001JC00001W00000000';
  const features = [{ type: 'Feature', geometry, properties: { unitNumber, code: '0101', rightKind: '宅基地使用权' } }];
  const kept = must(await house.house.files.put(Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))));
  await insertStored(house.db, kept, everybody, house.clock.now());
  const from = { file: kept.sha256, source: 'test', from: '2026-01-01' };
  must(await house.as('gu').run(importParcels, { id: house.id(), ...from }));
  const layer = { layer: 'landClass', scheme: 'GB/T 21010-2017' } as const;
  must(await house.as('gu').run(importLayer, { id: house.id(), ...layer, ...from }));
}

/** A new colleague comes, is licensed and appointed, and goes again. */
async function serveOneMore(): Promise<void> {
  const [personId, appointmentId] = [house.id(), house.id()];
  const keeper = house.as('jiang');
  const from = '2026-11-24';
  const person = {
    id: personId,
    name: '演示新',
    kind: 'staff',
    staffNumber: 'new',
    phone: null,
    validFrom: from,
  } as const;
  must(await keeper.run(registerPerson, person));
  const licence = { id: house.id(), personId, kind: 'enforcement', number: 'YS-new', from, to: '2027-11-23' } as const;
  must(await keeper.run(recordLicence, licence));
  const postId = house.idOf('post of chen');
  must(await keeper.run(appoint, { id: appointmentId, personId, postId, kind: 'acting', from, to: null }));
  must(await keeper.run(endAppointment, { appointmentId, lastOn: from }));
  const [accountId, password] = [house.id(), 'k4pm-x7wd-93he-qzun'];
  const gu = house.as('gu');
  must(await gu.run(openAccount, { id: accountId, personId, username: 'new.one', password }));
  must(await gu.run(resetPassword, { accountId, password }));
  must(await gu.run(lockAccount, { accountId }));
  must(await gu.run(unlockAccount, { accountId }));
  const { identity } = house.house;
  const { address } = must(await identity.startOtp(accountId));
  const secret = Secret.fromBase32(new URL(address).searchParams.get('secret')!);
  const code = new TOTP({ secret }).generate({ timestamp: Date.parse(house.clock.now()) });
  must(await identity.confirmOtp(accountId, code));
  must(await gu.run(dropSecondFactor, { accountId, reason: 'phone lost' }));
  await everyStructureDeed();
}

/** A unit with a post, both renamed and closed. */
async function everyStructureDeed(): Promise<void> {
  const gu = house.as('gu');
  const [unitId, postId] = [house.id(), house.id()];
  const unit = { parentId: null, division: VILLAGE, symbol: null, areas: [VILLAGE], address: null, phone: null };
  must(await gu.run(setUpUnit, { id: unitId, name: 'unit', kind: 'station', ...unit, validFrom: '2026-11-24' }));
  const post = { title: 'post', division: null, role: 'stationOfficer' as const, rank: 0, validFrom: '2026-11-24' };
  must(await gu.run(setUpPost, { id: postId, unitId, ...post }));
  must(await gu.run(renameUnit, { unitId, name: 'unit, renamed' }));
  must(await gu.run(renamePost, { postId, title: 'post, renamed' }));
  must(await gu.run(closePost, { postId }));
  must(await gu.run(closeUnit, { unitId }));
}

/** A walk, a vehicle, and a tracker that is lost. */
async function goOnPatrol(): Promise<void> {
  const [bai, gu] = [house.as('bai'), house.as('gu')];
  const patrolId = house.id();
  must(await bai.run(startPatrol, { id: patrolId, mode: 'foot', startedAt: '2026-11-24T08:00:00.5+08:00' }));
  must(await bai.run(endPatrol, { patrolId, endedAt: '2026-11-24T08:30:00+08:00', words: '一切正常' }));
  const vehicleId = house.id();
  const dutyHours = [['08:00', '18:00'] as [string, string], null, null, null, null, null, null];
  const vehicle = { id: vehicleId, plate: '演A00001', unitId: house.idOf('station'), division: VILLAGE, dutyHours };
  must(await gu.run(registerVehicle, vehicle));
  const { id: deviceId } = must(await gu.run(enrolDevice, { id: house.id(), label: '车载', vehicleId }));
  must(await gu.run(strikeOffDevice, { deviceId, words: '遗失' }));
}

test('every fact that is declared has happened here, so that none goes unread', async () => {
  const { rows } = await sql<{ name: string }>`select distinct name from fact`.execute(house.db);
  const happened = rows.map((row) => row.name);
  const unheard = [...factsOf(house.handlers).keys()].filter((name) => !happened.includes(name));
  expect(unheard).toEqual([]);
});

test('every fact opens, chains and stands in the live tables', async () => {
  expect(await audit()).toEqual([]);
});

describe('an edit past the pipeline is named with matter, fact and field', () => {
  const edits: [string, ReturnType<typeof sql>, RegExp][] = [
    ['words', sql`update finding set words = words || '!'`, /findingReported field.differs words finding.words/],
    [
      'a place',
      sql`update verification set place = st_translate(place, 1e-9, 0)`,
      /findingVerified field.differs place verification.place/,
    ],
    ['a number', sql`update stop_notice set number = number || '0'`, /stopNoticeIssued field.differs number/],
    [
      'a photo',
      sql`delete from attachment where seq = 2`,
      /findingReported field.differs photos attachment.sha256\[\]/,
    ],
    [
      'an import',
      sql`update land_import set features = features + 1`,
      /parcelsImported field.differs features land_import/,
    ],
    ['an act', sql`delete from closing`, /findingClosed row.gone words closing.words/],
    [
      'a time',
      sql`update fact set happened_at = happened_at - interval '1 minute'`,
      /field.differs happenedAt fact.happened_at/,
    ],
    [
      'an opening',
      sql`update opening set said = jsonb_set(said, '{words}', '"else"') where said ? 'words'`,
      /field.doesNotOpen words/,
    ],
    [
      'a leaf',
      sql`update fact set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'stationOfficer', 'inspector'), 'UTF8')`,
      /leaf.otherHash/,
    ],
    ['a fact cut off the end', sql`update fact_chain set last_n = last_n - 1`, /chain.endsBefore/],
  ];

  test.each(edits)('%s', async (_, edit, named) => {
    await house.database
      .transaction(async (tx) => {
        await edit.execute(tx);
        const wrong = await auditFacts(tx, house.database.schema, house.handlers);
        expect(wrong.some((one) => named.test(one))).toBe(true);
        throw new Error('undo');
      })
      .catch((fault: Error) => {
        if (fault.message !== 'undo') throw fault;
      });
  });
});
