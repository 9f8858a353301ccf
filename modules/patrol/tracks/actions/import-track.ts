/** A patrol out of a GPX file, one's own or of a vehicle: its purpose is named, its points are kept with its facts. */
import { hex, type InputOf, ok, type Result, refuse } from '@cuntu/base';
import { type Deed, handle, sha256 } from '#platform/pipeline';
import { gridOf, placeOf } from '../../coverage/ground.ts';
import { placeOfDuty } from '../../patrols/actions/place-of-duty.ts';
import { type Purpose, patrolEnded, patrolStarted } from '../../patrols/contract.ts';
import { decideAlone } from '../../patrols/rules.ts';
import { findVehicles, insertPatrol, insertPatrolEnd, type NewPatrol, patrolsOf } from '../../patrols/tables.ts';
import { importTrack } from '../contract.ts';
import { cutAtLeaps, decideNear, decideSpan, timedPoints } from '../rules/cutting.ts';
import { type GpxPoint, readGpx } from '../rules/gpx.ts';
import type { Dropped } from '../rules/sifting.ts';
import { type Post, writePosts } from '../writer.ts';
import { listed } from './record-track.ts';

export const handleImportTrack = handle(importTrack, async (deed, input) => {
  const { id, purpose, mode, vehicleId, gpx } = input;
  const [vehicle] = vehicleId ? await findVehicles(deed.tx, [vehicleId]) : [];
  if (vehicleId && !vehicle) return refuse('vehicle.unknown', { at: 'vehicleId' });
  const duty = placeOfDuty(deed);
  // A vehicle's track is brought in by its own unit, as one's own.
  const mine = !vehicle || (duty.unitId !== null && duty.unitId === vehicle.unitId);
  const allowed = deed.allow({ division: duty.division, reportedBy: mine ? duty.personId : null });
  if (!allowed.ok) return allowed;
  const read = readGpx(gpx);
  if (!read.ok) return read;
  const timed = timedPoints(read.value, Date.parse(deed.at));
  if (!timed.ok) return timed;
  const points = timed.value.segments.flat();
  const near = decideNear(points, placeOf(gridOf(deed.cityCode)));
  if (!near.ok) return near;
  const when = decideSpan(points, deed.at);
  if (!when.ok) return when;
  const span = when.value;
  if (!vehicle) {
    const started = await keepPatrol(deed, { id, mode, purpose, ...span }, duty);
    if (!started.ok) return started;
  }
  const cut = cutAtLeaps(timed.value.segments);
  const written = await writePosts(deed.tx, postsOf(input, cut.pieces, duty.personId), {
    cityCode: deed.cityCode,
    at: deed.at,
    today: deed.today,
  });
  const sum = { kept: 0, dropped: (timed.value.untimed ? { clock: timed.value.untimed } : {}) as Dropped };
  for (const one of written) {
    if (!one.ok) throw new Error(`an import's own patrol is refused: ${one.refusal.code}`);
    sum.kept += one.value.kept;
    for (const { reason, fixes } of listed(one.value.dropped)) sum.dropped[reason] = (sum.dropped[reason] ?? 0) + fixes;
  }
  if (vehicle && sum.kept === 0 && sum.dropped.outside) return refuse('vehicle.offDuty', { at: 'vehicleId' });
  deed.announce({ topic: 'coverage', division: deed.cityCode });
  const { pieces, leaps } = cut;
  return ok({ kept: sum.kept, dropped: listed(sum.dropped), ...span, pieces: pieces.length, leaps });
});

/** Begun and ended in one deed: both facts stand on the patrol's own chain. */
async function keepPatrol(
  deed: Deed,
  patrol: Pick<NewPatrol, 'id' | 'mode' | 'startedAt'> & { purpose: Purpose; endedAt: string },
  { personId, division, unitId }: ReturnType<typeof placeOfDuty>,
): Promise<Result<true, 'patrol.overlaps'>> {
  const { id, mode, purpose, startedAt, endedAt } = patrol;
  const known = await patrolsOf(deed.tx, [personId], startedAt, endedAt);
  const alone = decideAlone(known, patrol, 'gpx');
  if (!alone.ok) return alone;
  deed.begin(id);
  const about = { matterId: id, division, happenedSource: 'claim' } as const;
  const begun = deed.record(patrolStarted, {
    ...about,
    from: null,
    to: 'underWay',
    happenedAt: startedAt,
    fields: { mode, purpose, startedAt },
  });
  await insertPatrol(deed.tx, { ...patrol, factN: begun.n, personId, unitId, division });
  const ended = deed.record(patrolEnded, {
    ...about,
    from: 'underWay',
    to: 'ended',
    happenedAt: endedAt,
    fields: { endedAt, words: '' },
  });
  await insertPatrolEnd(deed.tx, { patrolId: id, factN: ended.n, endedAt, words: '' });
  return ok(true);
}

/** Each piece as a device of its own: what the file keeps apart is never joined. */
function postsOf(input: InputOf<typeof importTrack>, pieces: readonly GpxPoint[][], personId: string): Post[] {
  return pieces.map((piece, n) => {
    const deviceId = deviceOfPiece(input.id, n);
    const { id: patrolId, vehicleId } = input;
    const source = vehicleId ? { vehicleId, deviceId } : { patrolId, deviceId, personId };
    const columns = { t: piece.map(({ t }) => t), lon: piece.map(({ lon }) => lon), lat: piece.map(({ lat }) => lat) };
    return { source, columns };
  });
}

/** The same for the same piece of the same import: RFC 9562, version 8. */
function deviceOfPiece(id: string, n: number): string {
  const bytes = sha256(new TextEncoder().encode(`${id} ${n}`)).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
