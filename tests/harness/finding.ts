/** Findings brought to any state by the right people, for tests of what comes after. */
import { must, type OutputOf } from '@cuntu/base';
import { findDivisions } from '#modules/bureau/contract';
import { issueStopNotice, reportDefiance, serveStopNotice } from '#modules/enforcement/contract';
import {
  closeFinding,
  confirmPresence,
  joinFinding,
  recheckSite,
  reportFinding,
  verifyFinding,
} from '#modules/patrol/contract';
import { sql } from '#platform/database';
import { insertStored } from '#platform/files';
import { type CastName, everybody, idOf, OTHER_TOWNSHIP, VILLAGE } from './cast.ts';
import type { TestHouse } from './house.ts';

type Position = [number, number];

/** A point inside each division that tests use; the outlines are those of the seed. */
export async function pointIn(house: TestHouse, division: string): Promise<Position> {
  const { divisions } = must(await house.as('song').find(findDivisions, { under: division }));
  const found = divisions.find((one) => one.code === division);
  if (!found) throw new Error(`no division ${division}`);
  return found.centre;
}

/** About 20 m by 20 m, around the point. */
export const plotAround = ([lon, lat]: Position) => {
  const d = 0.0001;
  const ring: Position[] = [
    [lon - d, lat - d],
    [lon + d, lat - d],
    [lon + d, lat + d],
    [lon - d, lat + d],
    [lon - d, lat - d],
  ];
  return { type: 'Polygon' as const, coordinates: [ring] };
};

export const VILLAGES = { here: VILLAGE, elsewhere: `${OTHER_TOWNSHIP}200` } as const;

/** Not of this machine's making: a one-pixel PNG, put once in a house. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export async function photoIn(house: TestHouse): Promise<string> {
  const kept = must(await house.house.files.put(Buffer.from(PNG, 'base64'), { claimedType: 'image/png' }));
  await insertStored(house.db, kept, everybody, house.clock.now());
  return kept.sha256;
}

/** What a report needs; `more` overrides. */
export async function reportInput(house: TestHouse, more: Record<string, unknown> = {}) {
  const at = await pointIn(house, VILLAGES.here);
  return {
    id: house.id(),
    place: { type: 'Point' as const, coordinates: at },
    kind: 'building' as const,
    stage: 'foundation' as const,
    words: '有人在路边打地基',
    foundAt: house.clock.now(),
    ...more,
  };
}

export type Inputs = Awaited<ReturnType<typeof inputsFor>>;

/** A good input of every deed on a finding, as it stands now. */
export async function inputsFor(
  house: TestHouse,
  matterId: string,
  officers: readonly [CastName, CastName] = ['song', 'shi'],
) {
  const two = officers.map(idOf);
  const now = house.clock.now();
  const common = { matterId, words: '已到现场' };
  const photos = [await photoIn(house)];
  return {
    verify: {
      ...common,
      outcome: 'illegal' as const,
      plot: plotAround(await pointIn(house, VILLAGES.here)),
      stage: 'foundation' as const,
      officers: two,
      arrivedAt: now,
      photos,
    },
    issue: {
      id: house.id(),
      matterId,
      party: { id: house.id(), kind: 'person' as const, name: '演示钱九' },
      violation: 'occupation' as const,
      act: '未经批准占用耕地建房',
      landUse: '水田',
      officers: two,
    },
    serve: {
      id: house.id(),
      matterId,
      mode: 'handedOver' as const,
      servedAt: now,
      receivedBy: '演示钱九',
      officers: two,
    },
    recheck: { ...common, outcome: 'stopped' as const, seenAt: now, photos },
    close: common,
    join: { ...common, into: matterId },
    defiance: { id: house.id(), matterId, words: '当事人继续施工', addressees: ['演示市人民政府', '演示省自然资源厅'] },
  };
}

export type Reported = OutputOf<typeof reportFinding>;

export async function reported(
  house: TestHouse,
  more: Record<string, unknown> = {},
  by: CastName = 'bai',
): Promise<Reported> {
  return must(await house.as(by).run(reportFinding, await reportInput(house, more)));
}

export type FindingState =
  | 'reported'
  | 'verified'
  | 'cleared'
  | 'confirmed'
  | 'drawn'
  | 'ordered'
  | 'handed'
  | 'served'
  | 'stopped'
  | 'closed'
  | 'defied'
  | 'awaitingCase'
  | 'dismissed'
  | 'joined';

/** The second of the two says yes, or no with a reason. */
export async function answered(house: TestHouse, matterId: string, who: CastName, agrees = true) {
  const input = { matterId, version: await versionOf(house, matterId), agrees, words: agrees ? '' : '我不在现场' };
  return house.as(who).run(confirmPresence, input);
}

export async function versionOf(house: TestHouse, matterId: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from matter where id = ${matterId}`.execute(house.db);
  return rows[0]!.version;
}

/** A new finding in that state; each deed by a person who may. `verifiers`: the first signs. Answers its id. */
export async function findingIn(
  house: TestHouse,
  state: FindingState,
  more: Record<string, unknown> = {},
  verifiers: readonly [CastName, CastName] = ['song', 'shi'],
): Promise<string> {
  const { id } = await reported(house, more);
  const song = house.as('song');
  const input = await inputsFor(house, id);
  const { verify } = await inputsFor(house, id, verifiers);
  if (state === 'reported') return id;
  if (state === 'joined') {
    const into = (await reported(house, more)).id;
    must(await song.run(joinFinding, { ...input.join, into }));
    return id;
  }
  const outcome = state === 'dismissed' || state === 'cleared' ? 'noChange' : 'illegal';
  must(await house.as(verifiers[0]).run(verifyFinding, { ...verify, outcome }));
  if (state === 'verified' || state === 'cleared') return id;
  must(await answered(house, id, verifiers[1]));
  if (state === 'confirmed' || state === 'dismissed') return id;
  must(await song.run(issueStopNotice, input.issue));
  if (state === 'drawn') return id;
  must(await answered(house, id, 'shi'));
  if (state === 'ordered') return id;
  must(await song.run(serveStopNotice, input.serve));
  if (state === 'handed') return id;
  must(await answered(house, id, 'shi'));
  if (state === 'served') return id;
  const defied = state === 'defied' || state === 'awaitingCase';
  must(await song.run(recheckSite, { ...input.recheck, outcome: defied ? 'defied' : 'stopped' }));
  if (state === 'closed') must(await house.as('zhou').run(closeFinding, input.close));
  if (state === 'awaitingCase') must(await house.as('lin').run(reportDefiance, input.defiance));
  return id;
}
