/** A parcel held by hand: by whom for which reason, once, and let go again; what a matter holds is not let go by hand. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { parcelIn } from '../../../tests/harness/application.ts';
import { type CastName, openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { placeHold } from '../index.ts';
import { getParcel } from '../parcels/contract.ts';
import { type HoldKind, holdKinds, holdParcel, releaseParcel } from './contract.ts';

let house: TestHouse;
let parcelId: string;
beforeAll(async () => {
  house = await openTestHouse();
  parcelId = await parcelIn(house);
});

const BASIS = '（2026）演0001执1号';
const held = (who: CastName, kind: HoldKind, more: object = {}) =>
  house.as(who).run(holdParcel, { id: house.id(), parcelId, kind, basis: BASIS, words: '', ...more });
const released = (who: CastName, holdId: string) =>
  house.as(who).run(releaseParcel, { holdId, basis: '（2026）演0001执1号之一' });
const holds = async () => must(await house.as('zhou').find(getParcel, { parcelId })).holds;

describe('a hold', () => {
  test.each([
    ['lin', ['openCase']],
    ['zhou', ['idleLand', 'unpaidPenalty']],
    ['qin', ['seizure', 'dispute']],
  ] as const)('of %s is of his own business', async (who, his) => {
    for (const kind of holdKinds) {
      const done = await held(who, kind);
      if (!(his as readonly HoldKind[]).includes(kind))
        expect(done).toMatchObject({ refusal: { code: 'hold.notYours', at: 'kind' } });
      else must(await released(who, must(done).id));
    }
  });

  test.each(['song', 'bai', 'chen', 'wu', 'tang'] as const)('is not placed by %s', async (who) => {
    expect(await held(who, 'seizure')).toMatchObject({ refusal: { code: 'may.denied' } });
  });

  test('is placed once for one reason, and a second seizure by another document waits its turn', async () => {
    const first = must(await held('qin', 'dispute'));
    const before = await house.rowCounts();
    expect(await held('qin', 'dispute', { basis: '另一份异议书' })).toMatchObject({
      refusal: { code: 'hold.already', params: { since: '2026-11-24', basis: BASIS } },
    });
    expect(await house.rowCounts()).toEqual(before);
    const seizures = [must(await held('qin', 'seizure')), must(await held('qin', 'seizure', { basis: '轮候查封2号' }))];
    expect(await held('qin', 'seizure', { basis: '轮候查封2号' })).toMatchObject({ refusal: { code: 'hold.already' } });
    for (const { id } of [first, ...seizures]) must(await released('qin', id));
  });

  test('placed by two at once is placed once', async () => {
    const both = await Promise.all([held('zhou', 'idleLand'), held('zhou', 'idleLand')]);
    const done = both.filter((one) => one.ok);
    expect(done).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'hold.already' } });
    must(await released('zhou', must(done[0]!).id));
  });

  test('bars from its first day, and no more from the day of its release', async () => {
    const { id, fromOn } = must(await held('lin', 'openCase'));
    expect((await holds()).find((one) => one.id === id)).toMatchObject({ fromOn, toOn: null, matterId: id });
    house.clock.set('2026-11-26T09:00:00+08:00');
    must(await released('deng', id));
    expect((await holds()).find((one) => one.id === id)).toMatchObject({ fromOn: '2026-11-24', toOn: '2026-11-25' });
    expect(await released('lin', id)).toMatchObject({ refusal: { code: 'hold.notStanding' } });
    house.clock.set('2026-11-24T09:00:00+08:00');
  });

  test('on a parcel that is not there is refused, and one that never stood is not found', async () => {
    expect(await held('qin', 'seizure', { parcelId: house.id() })).toMatchObject({
      refusal: { code: 'hold.noParcel' },
    });
    expect(await released('qin', house.id())).toMatchObject({ refusal: { code: 'thing.notFound' } });
    expect(await held('qin', 'seizure', { basis: ' ' })).toMatchObject({ refusal: { code: 'input.invalid' } });
  });

  test('of a matter goes with that matter', async () => {
    const [id, matterId] = [house.id(), house.id()];
    const hold = { id, parcelId, kind: 'openCase', basis: BASIS, matterId, factN: 1, fromOn: '2026-11-24' } as const;
    must(await house.database.transaction((tx) => placeHold(tx, hold)));
    expect(await released('lin', id)).toMatchObject({ refusal: { code: 'hold.ofMatter' } });
  });
});
