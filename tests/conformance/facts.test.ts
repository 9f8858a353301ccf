/** Every fact of a small city is read back from the live tables; whoever edits one of them is named. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { appoint, endAppointment, recordLicence, registerPerson } from '#modules/bureau/contract';
import { serveStopNotice } from '#modules/enforcement/contract';
import { turnClock } from '#modules/matters/contract';
import { changeLimit } from '#modules/norms/contract';
import { sql } from '#platform/database';
import { insertStored } from '#platform/files';
import { auditFacts, factsOf } from '../harness/audit.ts';
import { type FindingState, findingIn, inputsFor, plotAround, pointIn, reported } from '../harness/finding.ts';
import { openTestHouse, type TestHouse, VILLAGE } from '../harness/house.ts';
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
  await insertStored(house.db, kept, null, house.clock.now());
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
  await reported(house, { begunOn: '2026-11-01' });
  await serveOneMore();
  await everyZoneDeed(house);
  await house.settle();
  const limit = { key: 'finding.verify', count: 4, unit: 'workingDays', yellowAt: 1, source: 'bureauRule' } as const;
  const change = { ...limit, id: house.id(), article: 'rule', confidence: 'P', inForceFrom: '2026-12-01' } as const;
  must(await house.as('gu').run(changeLimit, change));
  house.clock.set('2026-12-05T09:00:00+08:00');
  must(await house.as('system').run(turnClock, { matterId: served, clock: 'recheck' }));
  house.clock.set('2026-12-15T09:00:00+08:00');
  await house.turnClocks();
  await house.settle();
  await house.settle();
});

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
    ['words', sql`update finding set words = words || '!'`, /findingReported: words differs in finding.words/],
    [
      'a place',
      sql`update verification set place = st_translate(place, 1e-9, 0)`,
      /findingVerified: place differs in verification.place/,
    ],
    ['a number', sql`update stop_notice set number = number || '0'`, /stopNoticeIssued: number differs/],
    ['a photo', sql`delete from attachment where seq = 2`, /findingReported: photos differs in attachment.sha256\[\]/],
    ['an act', sql`delete from closing`, /findingClosed: words has 0 rows in closing.words/],
    [
      'a time',
      sql`update fact set happened_at = happened_at - interval '1 minute'`,
      /happenedAt differs in fact.happened_at/,
    ],
    [
      'an opening',
      sql`update opening set said = jsonb_set(said, '{words}', '"else"') where said ? 'words'`,
      /words does not open/,
    ],
    [
      'a leaf',
      sql`update fact set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'stationOfficer', 'inspector'), 'UTF8')`,
      /the hash is not that of the leaf/,
    ],
    ['a fact cut off the end', sql`update fact_chain set last_n = last_n - 1`, /the chain ends before/],
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
