/** One patrol whole: its track and gaps, the ground looked at, who was along, what was reported, its log. */
import { ok, refuse } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { condition, holds } from '@cuntu/divisions';
import { BLOCK_BYTES, Blocks, bytesOf } from '@cuntu/geodesy';
import { findCity, namesOf, officersOn, personNames, placeWords, unitNames, villagesCovering } from '#modules/bureau';
import { landUseOf } from '#modules/land';
import { attachmentsOf, matterWhere } from '#modules/matters';
import type { Db } from '#platform/database';
import { answer, type Look } from '#platform/pipeline';
import { areasOf } from '../../coverage/areas.ts';
import { gridOf } from '../../coverage/ground.ts';
import { getFinding } from '../../findings/contract.ts';
import { viewOf } from '../../patrols/queries/find-my-patrols.ts';
import { type PatrolRow, visiblePatrols } from '../../patrols/tables.ts';
import { reachesOn } from '../../tracks/reaches.ts';
import { oldestKept } from '../../tracks/retention.ts';
import { dayOf } from '../../tracks/rules/days.ts';
import { DEGREE } from '../../tracks/rules/fixes.ts';
import { judge } from '../../tracks/rules/judging.ts';
import type { DropReason } from '../../tracks/rules/sifting.ts';
import { markAll } from '../../tracks/rules/strokes.ts';
import { fixesOf, type Track } from '../../tracks/segments.ts';
import { shownTrack } from '../../tracks/showing.ts';
import { droppedOf, segmentsOf } from '../../tracks/tables.ts';
import { getPatrol, writeLog } from '../contract.ts';
import { daysOfPatrol, endOf, type LogRow, lastLog, plateOf, sitesOf } from '../tables.ts';

export const answerGetPatrol = answer(getPatrol, async (db, look, { id }) => {
  const [patrol] = await visiblePatrols(db, look.may, { ids: [id] });
  const city = await findCity(db);
  if (!patrol || !city) return refuse('thing.notFound', { at: 'id' });
  const { personId, vehicleId, unitId } = patrol;
  const log = await lastLog(db, id);
  const tracks = await tracksOf(db, id);
  const epsg = gridOf(city.code);
  const people = await membersOf(db, patrol, log);
  const end = patrol.endedAt && personId ? await endOf(db, id) : undefined;
  const by = log?.writtenBy ? (await personNames(db, [log.writtenBy])).get(log.writtenBy) : undefined;
  const may = condition(writeLog.may, look.actor, look.today);
  const dropped = await droppedOf(db, [id]);
  return ok({
    ...viewOf(patrol),
    personId,
    name: personId ? (people[0]?.name ?? '') : await plateOf(db, vehicleId!),
    unit: unitId ? ((await unitNames(db, [unitId])).get(unitId) ?? null) : null,
    placeName: await placeWords(db, patrol.division),
    endWords: end?.words ?? '',
    endedByHouse: patrol.endedAt !== null && personId !== null && isLongest(patrol),
    mine: personId !== null && personId === look.personId,
    mayWrite: holds(may, { division: patrol.division, unitId: personId ? null : unitId, reportedBy: personId }),
    kept: tracks.reduce((sum, { fixes }) => sum + fixes.count, 0),
    dropped: dropped.map(({ reason, fixes }) => ({ reason: reason as DropReason, fixes })),
    pointsGone: Date.parse(patrol.startedAt) < (await oldestKept(db, look.today)),
    tracks: tracks.map((track) => shownTrack(track, patrol.mode, epsg)),
    ground: await groundOf(db, patrol, tracks, epsg),
    villages: await villagesOf(db, tracks),
    people,
    sites: await sitesIn(
      db,
      look,
      patrol,
      people.map(({ personId: one }) => one),
      log,
    ),
    log: log
      ? {
          route: log.route,
          opinion: log.opinion,
          remark: log.remark,
          writtenAt: log.writtenAt,
          by: by ?? null,
          n: log.n,
        }
      : null,
  });
});

const DAY_MS = 86_400_000;
const isLongest = ({ startedAt, endedAt }: PatrolRow) => Date.parse(endedAt!) - Date.parse(startedAt) === DAY_MS;

async function tracksOf(db: Db, id: string): Promise<Track[]> {
  const tracks: Track[] = [];
  for (const day of await daysOfPatrol(db, id)) tracks.push(...fixesOf(await segmentsOf(db, day, [id])).values());
  return tracks;
}

/** The person of the patrol first; a licence is the one that was valid on its day. */
async function membersOf(db: Db, { personId, startedAt }: PatrolRow, log: LogRow | undefined) {
  const ids = [...new Set([...(personId ? [personId] : []), ...(log?.companions ?? [])])];
  if (ids.length === 0) return [];
  const on = dayOf(Date.parse(startedAt));
  const [officers, names] = [await officersOn(db, ids, 'enforcement', on), await personNames(db, ids)];
  return ids.map((id) => ({
    personId: id,
    name: names.get(id) ?? '',
    licence: officers.find((one) => one.personId === id)?.licenceNumber ?? null,
  }));
}

/** As the map draws every cell. */
const FINE_ZOOM = 13;

async function groundOf(db: Db, { mode, startedAt }: PatrolRow, tracks: readonly Track[], epsg: number) {
  if (tracks.length === 0) return [];
  const reaches = await reachesOn(db, dayOf(Date.parse(startedAt)));
  const blocks = new Blocks();
  for (const { fixes } of tracks) markAll(blocks, judge(fixes, mode, epsg), reaches[mode]);
  const rows = [...blocks].map(({ bx, by, words }) => ({ bx, by, bits: bitsOf(bytesOf(words)) }));
  return areasOf(epsg, rows, FINE_ZOOM);
}

const bitsOf = (bytes: Uint8Array): string => {
  if (bytes.length !== BLOCK_BYTES) throw new Error('not a block');
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
};

/** A point every five minutes says which villages were come to. */
const POINTS_MOST = 120;

async function villagesOf(db: Db, tracks: readonly Track[]): Promise<string[]> {
  const points = tracks.flatMap(({ fixes }) => {
    const stride = Math.max(1, Math.ceil(fixes.count / POINTS_MOST));
    return Array.from({ length: Math.ceil(fixes.count / stride) }, (_, n) => n * stride).map((i) =>
      JSON.stringify({ type: 'Point', coordinates: [fixes.lon[i]! / DEGREE, fixes.lat[i]! / DEGREE] }),
    );
  });
  if (points.length === 0) return [];
  const codes = [...new Set((await villagesCovering(db, points)).filter((code) => code !== null))];
  const names = await namesOf(db, codes);
  return codes.map((code) => names.get(code) ?? code);
}

async function sitesIn(
  db: Db,
  look: Look,
  { startedAt, endedAt }: PatrolRow,
  people: readonly string[],
  log: LogRow | undefined,
) {
  if (people.length === 0) return [];
  const seen = matterWhere(condition(getFinding.may, look.actor, look.today));
  const rows = await sitesOf(db, seen, { people, from: startedAt, to: endedAt ?? look.at });
  const sites = [];
  for (const { plot, ...row } of rows) {
    const told = log?.sites.find(({ findingId }) => findingId === row.findingId);
    const on = chinaDateOf(row.foundAt);
    sites.push({
      ...row,
      landUse: (on.ok && (await landUseOf(db, plot, on.value))) || null,
      project: told?.project ?? '',
      builder: told?.builder ?? '',
      approval: told?.approval ?? '',
      photos: (await attachmentsOf(db, row.findingId, seen)).map(({ sha256, takenAt, directionDeg }) => ({
        sha256,
        takenAt,
        directionDeg,
      })),
    });
  }
  return sites;
}
