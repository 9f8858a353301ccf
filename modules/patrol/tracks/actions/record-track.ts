/** A phone's batch of its own patrol, or a tracker's by its key: into the queue of the one writer, answered after commit. */
import { ok, type Result } from '@cuntu/base';
import { gcj02ToWgs84 } from '@cuntu/geodesy';
import { type Intake, receive, sha256 } from '#platform/pipeline';
import type { Source, SourceRefusal } from '../../patrols/sources.ts';
import { recordDeviceTrack, recordTrack } from '../contract.ts';
import { type Columns, type Dropped, dropReasons } from '../rules/sifting.ts';
import { unevenColumns, writerOf } from '../writer.ts';

/** Of whoever carries one device only. */
const ONLY_DEVICE = '00000000-0000-4000-8000-000000000000';

interface Batch extends Columns {
  system: 'WGS84' | 'CGCS2000' | 'GCJ-02';
}

export const handleRecordTrack = receive(recordTrack, async (intake, { patrolId, deviceId, ...batch }) =>
  record<'patrol.notYours'>(intake, { patrolId, deviceId: deviceId ?? ONLY_DEVICE, personId: intake.personId }, batch),
);

export const hashOfKey = (key: string): string => Buffer.from(sha256(new TextEncoder().encode(key))).toString('hex');

export const handleRecordDeviceTrack = receive(recordDeviceTrack, async (intake, { deviceKey, ...batch }) =>
  record<'device.unknown' | 'device.struckOff'>(intake, { keyHash: hashOfKey(deviceKey) }, batch),
);

async function record<R extends SourceRefusal>(intake: Intake, source: Source, batch: Batch) {
  const even = unevenColumns(batch);
  if (!even.ok) return even;
  const { database, cityCode, at, today } = intake;
  const columns = batch.system === 'GCJ-02' ? unshifted(batch) : batch;
  const written = await writerOf(database).write({ source, columns }, { cityCode, at, today });
  if (!written.ok) return written as Extract<Result<never, R>, { ok: false }>;
  if (written.value.kept > 0) intake.announce({ topic: 'coverage', division: cityCode });
  return ok({ kept: written.value.kept, dropped: listed(written.value.dropped) });
}

export const listed = (dropped: Dropped) =>
  dropReasons.flatMap((reason) => {
    const fixes = dropped[reason];
    return fixes ? [{ reason, fixes }] : [];
  });

function unshifted(batch: Columns): Columns {
  const places = batch.lon.map((lon, i) => gcj02ToWgs84([lon, batch.lat[i]!]));
  return { ...batch, lon: places.map(([lon]) => lon), lat: places.map(([, lat]) => lat) };
}
