/** Whose fixes these are: the patrols within which they may be kept, by patrol, by vehicle, or by a tracker's key. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Tx } from '#platform/database';
import { dateOfNumber, dayNumberOf } from '../tracks/rules/days.ts';
import type { Mode } from '../tracks/rules/judging.ts';
import { type Columns, LONGEST_PATROL_MS, type Window } from '../tracks/rules/sifting.ts';
import { dutySpan } from './rules.ts';
import {
  findVehicles,
  type PatrolRow,
  patrolsById,
  patrolsOf,
  type Tracker,
  trackersByKey,
  type Vehicle,
  type VehicleDay,
  vehiclePatrols,
} from './tables.ts';

/** `personId`: who sends them, and whose the patrol must be. `keyHash` in hexadecimal. */
export type Source =
  | { patrolId: string; deviceId: string; personId: string | null }
  | { vehicleId: string; deviceId: string }
  | { keyHash: string };

export interface Owned extends Window {
  patrolId: string;
  deviceId: string;
  mode: Mode;
}

export type SourceRefusal = 'patrol.notYours' | 'vehicle.unknown' | 'device.unknown' | 'device.struckOff';

interface Ask {
  source: Source;
  columns: Columns;
}

/** Whose device it is: of a person, of a vehicle, or of the one patrol that is named. */
type Owner =
  | { deviceId: string; patrol: PatrolRow }
  | { deviceId: string; personId: string }
  | { deviceId: string; vehicle: Vehicle };

/** For each ask the windows in which its fixes may lie, or why there can be none. `latestMs`: until when an open patrol lasts. */
export async function resolve(
  tx: Tx,
  asks: readonly Ask[],
  latestMs: number,
): Promise<Result<Owned[], SourceRefusal>[]> {
  const owners = await ownersOf(tx, asks);
  const spans = owners.map((owner, i) => (owner.ok ? spanOf(asks[i]!.columns, latestMs) : undefined));
  const people = await patrolsOfPeople(tx, owners, spans);
  const vehicles = await patrolsOfVehicles(tx, owners, spans);
  return owners.map((owner) => {
    if (!owner.ok) return owner;
    const of = owner.value;
    const patrols =
      'patrol' in of
        ? [of.patrol]
        : 'personId' in of
          ? (people.get(of.personId) ?? [])
          : (vehicles.get(of.vehicle.id) ?? []);
    return ok(patrols.map((patrol) => ownedBy(patrol, of.deviceId, latestMs)));
  });
}

const ownedBy = ({ id, mode, startedAt, endedAt }: PatrolRow, deviceId: string, latestMs: number): Owned => ({
  patrolId: id,
  deviceId,
  mode,
  fromMs: Date.parse(startedAt),
  toMs: Math.min(endedAt ? Date.parse(endedAt) : latestMs + 1, Date.parse(startedAt) + LONGEST_PATROL_MS),
});

async function ownersOf(tx: Tx, asks: readonly Ask[]): Promise<Result<Owner, SourceRefusal>[]> {
  const named = <K extends string>(key: K) =>
    asks.flatMap(({ source }) => (key in source ? [(source as unknown as Record<K, string>)[key]] : []));
  const [patrolIds, keys] = [named('patrolId'), named('keyHash')];
  const trackers = new Map((keys.length ? await trackersByKey(tx, keys) : []).map((one) => [one.keyHash, one]));
  const vehicleIds = [...named('vehicleId'), ...[...trackers.values()].flatMap(({ vehicleId }) => vehicleId ?? [])];
  const patrols = new Map((patrolIds.length ? await patrolsById(tx, patrolIds) : []).map((one) => [one.id, one]));
  const vehicles = new Map((vehicleIds.length ? await findVehicles(tx, vehicleIds) : []).map((one) => [one.id, one]));
  return asks.map(({ source }) => {
    if ('keyHash' in source) return ownerOfTracker(trackers.get(source.keyHash), vehicles);
    const { deviceId } = source;
    if ('vehicleId' in source) {
      const vehicle = vehicles.get(source.vehicleId);
      return vehicle ? ok({ deviceId, vehicle }) : refuse('vehicle.unknown', { at: 'vehicleId' });
    }
    const patrol = patrols.get(source.patrolId);
    return patrol && patrol.personId === source.personId
      ? ok({ deviceId, patrol })
      : refuse('patrol.notYours', { at: 'patrolId' });
  });
}

function ownerOfTracker(
  tracker: Tracker | undefined,
  vehicles: ReadonlyMap<string, Vehicle>,
): Result<Owner, SourceRefusal> {
  if (!tracker) return refuse('device.unknown');
  if (tracker.struckOffAt) return refuse('device.struckOff', { params: { struckOffAt: tracker.struckOffAt } });
  const { id: deviceId, personId, vehicleId } = tracker;
  return ok(personId ? { deviceId, personId } : { deviceId, vehicle: vehicles.get(vehicleId!)! });
}

/** From the first to the last instant that can be one; a clock of 1901 must not ask for a century of duty. */
function spanOf({ t }: Columns, latestMs: number): Window | undefined {
  const earliestMs = latestMs - LONGEST_MS;
  let [fromMs, toMs] = [Infinity, -Infinity];
  for (const at of t) {
    if (!(at >= earliestMs && at <= latestMs)) continue;
    if (at < fromMs) fromMs = at;
    if (at > toMs) toMs = at;
  }
  return fromMs <= toMs ? { fromMs, toMs } : undefined;
}

/** No norm keeps points longer. */
const LONGEST_MS = 1_000 * 86_400_000;

type Spans = readonly (Window | undefined)[];
type Owners = readonly Result<Owner, SourceRefusal>[];

async function patrolsOfPeople(tx: Tx, owners: Owners, spans: Spans): Promise<Map<string, PatrolRow[]>> {
  const wanted = owners.flatMap((owner, i) => {
    const span = spans[i];
    return owner.ok && span && 'personId' in owner.value ? [{ personId: owner.value.personId, ...span }] : [];
  });
  if (wanted.length === 0) return new Map();
  const from = new Date(Math.min(...wanted.map(({ fromMs }) => fromMs))).toISOString();
  const to = new Date(Math.max(...wanted.map(({ toMs }) => toMs)) + 1).toISOString();
  const found = await patrolsOf(
    tx,
    wanted.map(({ personId }) => personId),
    from,
    to,
  );
  return Map.groupBy(found, ({ personId }) => personId!);
}

async function patrolsOfVehicles(tx: Tx, owners: Owners, spans: Spans): Promise<Map<string, PatrolRow[]>> {
  const days = new Map<string, VehicleDay>();
  for (const [i, owner] of owners.entries()) {
    const span = spans[i];
    if (!owner.ok || !span || !('vehicle' in owner.value)) continue;
    for (const one of dutiesIn(owner.value.vehicle, span)) days.set(`${one.vehicleId} ${one.day}`, one);
  }
  const found = await vehiclePatrols(tx, [...days.values()]);
  return Map.groupBy(found, ({ vehicleId }) => vehicleId!);
}

/** A day of duty that the fixes touch becomes a patrol; a night's fixes make none. */
function dutiesIn({ id, dutyHours }: Vehicle, { fromMs, toMs }: Window): VehicleDay[] {
  const duties: VehicleDay[] = [];
  for (let n = dayNumberOf(fromMs); n <= dayNumberOf(toMs); n++) {
    const day = dateOfNumber(n);
    const duty = dutySpan(dutyHours, day);
    if (!duty || duty.toMs <= fromMs || duty.fromMs > toMs) continue;
    const [startedAt, endedAt] = [duty.fromMs, duty.toMs].map((ms) => new Date(ms).toISOString());
    duties.push({ vehicleId: id, day, startedAt: startedAt!, endedAt: endedAt! });
  }
  return duties;
}
