/** Every deed on dispatches, logs and plans once, for tests that ask for each fact. Zones must be there. */
import { must } from '@cuntu/base';
import {
  acceptDispatch,
  adjustPlan,
  callOffDispatch,
  declineDispatch,
  dispatchCrew,
  findDispatches,
  getPlan,
  makePlan,
  recordArrival,
  recordTrack,
  startPatrol,
  writeLog,
} from '#modules/patrol/contract';
import { pointIn, reported } from './finding.ts';
import { CITY, type TestHouse, VILLAGE } from './house.ts';

export async function everyCrewDeed(house: TestHouse): Promise<void> {
  const [bai, song] = [house.as('bai'), house.as('song')];
  const nowMs = Date.parse(house.clock.now());
  const [lon, lat] = await pointIn(house, VILLAGE);
  const patrolId = house.id();
  const startedAt = new Date(nowMs - 20 * 60_000).toISOString();
  must(await bai.run(startPatrol, { id: patrolId, mode: 'foot', startedAt }));
  must(await bai.run(recordTrack, { patrolId, t: [nowMs - 60_000], lon: [lon], lat: [lat], accuracy: [5] }));
  const dispatched = async () => {
    const findingId = (await reported(house)).id;
    await house.settle();
    const [found] = must(await song.find(findDispatches, { findingId })).dispatches;
    return { dispatchId: found!.id, findingId };
  };
  const { dispatchId, findingId } = await dispatched();
  must(await song.run(dispatchCrew, { dispatchId, patrolId, words: '走村道' }));
  must(await bai.run(declineDispatch, { dispatchId, words: '桥断了' }));
  must(await song.run(dispatchCrew, { dispatchId, patrolId }));
  must(await bai.run(acceptDispatch, { dispatchId, words: '马上到' }));
  must(await bai.run(recordArrival, { dispatchId, arrivedAt: house.clock.now() }));
  must(await song.run(callOffDispatch, { dispatchId: (await dispatched()).dispatchId, words: '虚惊' }));
  const site = { findingId, project: '住房', builder: '演示钱九', approval: '没有' };
  must(await bai.run(writeLog, { patrolId, route: '后山', opinion: '请核实', remark: '雨', sites: [site] }));
  must(await house.as('gu').run(makePlan, { id: house.id(), division: CITY, year: 2026, month: 11 }));
  const { plan, zones } = must(await house.as('gu').find(getPlan, { division: CITY, year: 2026, month: 11 }));
  const changes = [{ zoneId: zones[0]!.zoneId, times: 9 }];
  must(await house.as('gu').run(adjustPlan, { planId: plan!.id, version: 1, changes, words: '汛期多去' }));
}
