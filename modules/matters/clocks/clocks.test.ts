/** Clocks stand still, go on, are extended; nothing else moves one; two who change one at once do not both win. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  checkBoundary,
  extendReview,
  findExtensions,
  resumeReview,
  suspendReview,
  withdrawApplication,
} from '#modules/applications/contract';
import { appoint, endAppointment } from '#modules/bureau/contract';
import { findEscalations, getMatter, orderRecusal, recuse, takeContact } from '#modules/matters/contract';
import { loadHolidayNotice } from '#modules/norms/contract';
import { sql } from '#platform/database';
import { mortgageIn, parcelIn } from '../../../tests/harness/application.ts';
import { photoIn } from '../../../tests/harness/finding.ts';
import { idOf, openTestHouse, type TestHouse, YESTERDAY } from '../../../tests/harness/house.ts';
import { holderOf, previewAdmitted } from '../../../tests/harness/supervision.ts';
import { escalate } from '../escalation/escalating.ts';
import { followPosts } from '../runs/following.ts';
import { findMatter } from '../runs/tables/run.ts';
import { endPauses } from './ending.ts';
import { pausesOf } from './tables.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const clocksOf = async (matterId: string) =>
  (await sql`select * from clock where matter_id = ${matterId} order by name`.execute(house.db)).rows;
const clockOf = async (matterId: string, name: string) =>
  must(await house.as('xu').find(getMatter, { id: matterId })).clocks.find((one) => one.name === name)!;
const halt = { ground: 'expertReview', words: '需组织专家评审', until: '2026-12-04' };
const suspend = async (matterId: string, more = {}) =>
  house.as('xu').run(suspendReview, { id: house.id(), matterId, ...halt, ...more });
const resume = async (matterId: string) => house.as('xu').run(resumeReview, { matterId, words: '评审意见已收到' });

describe('a stop', () => {
  test('of two counted days is due two counted days later; within one day it wins nothing', async () => {
    house.clock.set('2026-11-24T09:00:00+08:00');
    const matterId = await previewAdmitted(house, 1);
    expect(await clockOf(matterId, 'promise')).toMatchObject({ dueOn: '2026-11-26', light: 'green' });
    expect(must(await suspend(matterId)).clocks.sort()).toEqual(['promise', 'statutory']);
    expect(await clockOf(matterId, 'promise')).toMatchObject({ state: 'suspended', light: 'paused' });
    expect((await findMatter(house.db, matterId))!.dueOn).toBeNull();
    expect(await resume(matterId)).toMatchObject({ value: { clocks: expect.any(Array) } });
    expect(await clockOf(matterId, 'promise')).toMatchObject({ dueOn: '2026-11-26', state: 'running' });

    must(await suspend(matterId));
    house.clock.set('2026-11-26T15:00:00+08:00');
    must(await resume(matterId));
    // Tuesday 24 is the start, 24 and 25 stood still, Thursday 26 and Friday 27 count.
    expect(await clockOf(matterId, 'promise')).toMatchObject({ dueOn: '2026-11-27', late: 0 });
    expect((await findMatter(house.db, matterId))!.dueOn).toBe('2026-11-27');
    expect(await resume(matterId)).toMatchObject({ refusal: { code: 'clock.notSuspended' } });
  });

  test('does not make good what is late; the longer clock beside it stops', async () => {
    house.clock.set('2026-11-24T09:00:00+08:00');
    const matterId = await previewAdmitted(house, 2);
    house.clock.set('2026-11-27T09:00:00+08:00');
    expect(must(await suspend(matterId)).clocks).toEqual(['statutory']);
    expect(await clockOf(matterId, 'promise')).toMatchObject({ state: 'running', light: 'red', late: 1 });
  });

  test('for a look at the site, or of a registration, is refused with the sentence', async () => {
    house.clock.set('2026-11-24T09:00:00+08:00');
    const matterId = await previewAdmitted(house, 3);
    expect(await suspend(matterId, { ground: 'siteVisit' })).toMatchObject({
      refusal: { code: 'clock.noSuchSuspension', at: 'ground' },
    });
    const mortgage = await mortgageIn(house, 'admitted', await parcelIn(house, 1));
    expect(await suspend(mortgage)).toMatchObject({ refusal: { code: 'clock.noSuchSuspension' } });
    expect(await suspend(matterId, { until: '2026-11-24' })).toMatchObject({
      refusal: { code: 'suspension.untilPast', at: 'until' },
    });
  });
});

describe('a stop lasts', () => {
  const work = (matterId: string) => house.as('xu').run(checkBoundary, { matterId });

  test('no longer than the bureau lets it, and while it lasts nothing is done of what it measures', async () => {
    house.clock.set('2026-11-24T09:00:00+08:00');
    const matterId = await previewAdmitted(house, 9);
    expect(await suspend(matterId, { until: '2027-01-24' })).toMatchObject({
      refusal: { code: 'suspension.untilTooFar', at: 'until', params: { most: 60, day: '2027-01-23' } },
    });
    must(await suspend(matterId));
    expect(await work(matterId)).toMatchObject({ refusal: { code: 'step.clockStands' } });
    const { can } = must(await house.as('xu').find(getMatter, { id: matterId }));
    expect(can.find(({ step }) => step === 'checkBoundary')).toMatchObject({
      allowed: false,
      code: 'step.clockStands',
    });
    must(await resume(matterId));
    must(await work(matterId));
  });

  test('until the day that was told: it goes on from there by itself, however late that is seen', async () => {
    house.clock.set('2026-11-24T09:00:00+08:00');
    const matterId = await previewAdmitted(house, 10);
    must(await suspend(matterId, { until: '2026-11-26' }));
    const ends = async () => {
      await endPauses(house.house);
      return clockOf(matterId, 'promise');
    };
    house.clock.set('2026-11-25T23:00:00+08:00');
    expect(await ends()).toMatchObject({ state: 'suspended' });
    house.clock.set('2026-12-03T09:00:00+08:00');
    expect(await ends()).toMatchObject({ state: 'running', dueOn: '2026-11-27', late: 4 });
    const { timeline } = must(await house.as('xu').find(getMatter, { id: matterId }));
    expect(timeline.at(-1)).toMatchObject({ step: 'resumeClocks', role: 'system', person: null });
    await house.turnClocks();
    await escalate(house.house);
    expect(must(await house.as('wu').find(findEscalations, {})).escalations).toContainEqual(
      expect.objectContaining({ matterId, clock: 'promise' }),
    );
  });

  test('and ends with its clock: what was taken back stands no more', async () => {
    house.clock.set('2026-11-24T09:00:00+08:00');
    const matterId = await previewAdmitted(house, 11);
    must(await suspend(matterId));
    expect(await pausesOf(house.db, matterId)).toMatchObject([{ untilAt: null, expectedOn: halt.until }]);
    house.clock.set('2026-11-26T09:00:00+08:00');
    must(
      await house.as('chen').run(withdrawApplication, { matterId, words: '另行协商', request: [await photoIn(house)] }),
    );
    expect(await pausesOf(house.db, matterId)).toMatchObject([{ untilAt: expect.stringContaining('2026-11-26') }]);
    const pauses = [{ from: '2026-11-24', until: '2026-11-26' }];
    for (const clock of ['promise', 'statutory'])
      expect(await clockOf(matterId, clock)).toMatchObject({ state: 'stopped', pauses });
  });
});

describe('an extension', () => {
  test('is given once, by the leader, of what can be extended and is not past', async () => {
    house.clock.set('2026-11-24T09:00:00+08:00');
    const matterId = await previewAdmitted(house, 4);
    const extend = (who: 'wu' | 'xu', clock: string) =>
      house.as(who).run(extendReview, { id: house.id(), matterId, clock, words: '情况复杂，需要补充核实' });
    expect(await extend('xu', 'statutory')).toMatchObject({ refusal: { code: 'may.denied' } });
    expect(await extend('wu', 'promise')).toMatchObject({ refusal: { code: 'clock.notExtendable' } });
    expect(await extend('wu', 'nothing')).toMatchObject({ refusal: { code: 'clock.notRunning' } });
    expect(await extend('wu', '__proto__')).toMatchObject({ ok: false });
    const told = async (who: 'wu' | 'xu') => house.as(who).find(findExtensions, { matterId });
    expect(await told('xu')).toMatchObject({ refusal: { code: 'may.denied' } });
    const { extensions } = must(await told('wu'));
    // Twenty working days from 24 November end on 22 December; ten more pass the year's end and New Year's Day.
    expect(must(await extend('wu', 'statutory'))).toMatchObject({ fromOn: '2026-12-22', toOn: '2027-01-06' });
    // What was said before it was given is what was given.
    expect(extensions).toEqual([
      {
        clock: 'statutory',
        limitKey: 'preview.statutory',
        basis: '行政许可法 42',
        fromOn: '2026-12-22',
        more: 10,
        unit: 'workingDays',
        toOn: '2027-01-06',
        provisional: true,
      },
    ]);
    expect(must(await told('wu')).extensions).toEqual([]);
    expect(await extend('wu', 'statutory')).toMatchObject({ refusal: { code: 'clock.extendedAlready' } });
    expect(await clockOf(matterId, 'statutory')).toMatchObject({ count: 30, extended: true, provisional: true });
  });
});

describe('what moves no clock', () => {
  test('passing on, a new contact, recusal of one or by order', async () => {
    house.clock.set('2026-11-24T09:00:00+08:00');
    const matterId = await mortgageIn(house, 'admitted', await parcelIn(house, 2));
    const before = await clocksOf(matterId);
    house.clock.set('2026-11-25T09:00:00+08:00');
    const first = await holderOf(house, matterId);
    must(await house.as(first).run(takeContact, { matterId }));
    must(await house.as(first).run(recuse, { matterId, words: '抵押人是我的亲属' }));
    const next = await holderOf(house, matterId);
    expect(next).not.toBe(first);
    await followPosts(house.house);
    must(await house.as('he').run(orderRecusal, { matterId, personId: idOf(next), words: '与抵押权人有利害关系' }));
    expect((await findMatter(house.db, matterId))!.personId).toBeNull();
    // Somebody comes to the vacant post, and what waits there is passed on to him.
    const post = { postId: idOf('post of xu'), from: '2026-11-25', to: null } as const;
    must(await house.as('jiang').run(endAppointment, { appointmentId: idOf('appointment of lin'), lastOn: YESTERDAY }));
    must(await house.as('jiang').run(appoint, { id: house.id(), personId: idOf('lin'), kind: 'acting', ...post }));
    await followPosts(house.house);
    expect(await holderOf(house, matterId)).toBe('lin');
    expect(await clocksOf(matterId)).toEqual(before);
  });
});

describe('two at once', () => {
  test('one changes a clock, the other is told that his form is old; without a form that it is over', async () => {
    house.clock.set('2026-11-24T09:00:00+08:00');
    const matterId = await previewAdmitted(house, 5);
    const { version } = (await findMatter(house.db, matterId))!;
    const request = [await photoIn(house)];
    const withdraw = () => house.as('chen').run(withdrawApplication, { matterId, version, words: '另行协商', request });
    const both = await Promise.all([suspend(matterId, { version }), withdraw()]);
    const codes = both.map((one) => (one.ok ? 'done' : one.refusal.code)).sort();
    expect(codes).toEqual(['done', 'form.stale']);
    const again = await Promise.all([suspend(await previewAdmitted(house, 6)), suspend(matterId)]);
    expect(again[0]).toMatchObject({ ok: true });
    expect(again[1]).toMatchObject({ refusal: { code: 'clock.notRunning' } });
  });
});

describe('a new holiday notice', () => {
  test('moves a clock that stood still and goes on by what it stood, and leaves one that stands', async () => {
    house.clock.set('2026-11-24T09:00:00+08:00');
    await house.settle();
    const [stood, stands] = [await previewAdmitted(house, 7), await previewAdmitted(house, 8)];
    for (const matterId of [stood, stands]) must(await suspend(matterId));
    house.clock.set('2026-11-26T09:00:00+08:00');
    must(await resume(stood));
    expect(await clockOf(stood, 'promise')).toMatchObject({ dueOn: '2026-11-27' });
    const before = await clocksOf(stands);
    const notice = {
      year: 2026,
      number: 'test off',
      issuedOn: '2026-11-26',
      scope: 'change' as const,
      off: [{ holiday: 'special' as const, from: '2026-11-27', to: '2026-11-27' }],
      work: [],
      source: 'a test',
      confidence: 'V' as const,
    };
    must(await house.as('gu').run(loadHolidayNotice, { id: house.id(), notice }));
    await house.settle();
    expect(await clockOf(stood, 'promise')).toMatchObject({ dueOn: '2026-11-30', state: 'running' });
    expect((await findMatter(house.db, stood))!.dueOn).toBe('2026-11-30');
    expect(await clocksOf(stands)).toEqual(before);
    // Resumed later, it counts by the calendar of that day.
    must(await resume(stands));
    expect(await clockOf(stands, 'promise')).toMatchObject({ dueOn: '2026-11-30' });
    expect(house.faults).toEqual([]);
  });
});
