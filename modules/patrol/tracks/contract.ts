/** Tracks: sent in batches, by trackers or as a file; one person's day; what lies in a rectangle on a day. */
import { command, day, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { patrolEnded, patrollers, patrolMode, patrolStarted, patrolView, purpose } from '../patrols/contract.ts';
import { gapCauses } from './rules/gaps.ts';
import { modes, verdicts } from './rules/judging.ts';
import { dropReasons } from './rules/sifting.ts';

/** contracts.md: at most 5,000 fixes of one patrol. */
export const FIXES_MAX = 5_000;

const numbers = z.array(z.number()).min(1).max(FIXES_MAX);
const numbersOrNull = z.array(z.number().nullable()).max(FIXES_MAX);

const columns = {
  /** Milliseconds since 1970. */
  t: numbers,
  lon: numbers,
  lat: numbers,
  /** Metres. */
  accuracy: numbersOrNull.optional(),
  /** Metres a second. */
  speed: numbersOrNull.optional(),
  /** Absent: WGS84, of which CGCS2000 differs by centimetres. */
  system: z.enum(['WGS84', 'CGCS2000', 'GCJ-02']).default('WGS84'),
};

/** How many were kept, and of those that were not, why. */
export const received = z.object({
  kept: z.number(),
  dropped: z.array(z.object({ reason: z.enum(dropReasons), fixes: z.number() })),
});

export const recordTrack = command({
  name: 'patrol.recordTrack',
  input: z
    .object({
      patrolId: uuid,
      /** One id for each device that a person carries; absent: he has one. */
      deviceId: uuid.optional(),
      ...columns,
    })
    .strict(),
  output: received,
  may: patrollers,
  refusals: ['track.uneven', 'patrol.notYours'],
  facts: [],
});

/** By the key of an enrolled device, in place of a session; protocols of trackers become this. */
export const recordDeviceTrack = command({
  name: 'patrol.recordDeviceTrack',
  input: z.object({ deviceKey: z.string().min(16).max(64), ...columns }).strict(),
  output: received,
  may: 'anyone',
  refusals: ['track.uneven', 'device.unknown', 'device.struckOff'],
  facts: [],
});

/** A patrol that was recorded by another instrument; its purpose is named, and it has an end. */
export const importTrack = command({
  name: 'patrol.importTrack',
  input: z
    .object({
      id: uuid,
      purpose,
      mode: patrolMode,
      /** Of the vehicle's duty in place of one's own patrol. */
      vehicleId: uuid.optional(),
      gpx: z.string().min(1).max(7_000_000),
    })
    .strict(),
  output: received.extend({
    startedAt: z.string(),
    endedAt: z.string(),
    /** Where the file or a leap of more than 1 km cuts the track. */
    pieces: z.number(),
    leaps: z.array(z.object({ at: z.string(), lengthM: z.number() })),
  }),
  may: patrollers,
  refusals: [
    'gpx.broken',
    'gpx.tooLong',
    'gpx.empty',
    'gpx.clock',
    'gpx.elsewhere',
    'gpx.manyDays',
    'patrol.overlaps',
    'patrol.tooOld',
    'vehicle.unknown',
    'vehicle.offDuty',
  ],
  facts: [patrolStarted, patrolEnded],
});

const verdict = z.enum(verdicts);

export const trackPiece = z.object({
  patrolId: uuid,
  deviceId: uuid,
  mode: z.enum(modes),
  t: z.array(z.number()),
  lon: z.array(z.number()),
  lat: z.array(z.number()),
  accuracy: z.array(z.number().nullable()),
  verdict: z.array(verdict),
  gaps: z.array(z.object({ fromMs: z.number(), toMs: z.number(), cause: z.enum(gapCauses) })),
});

/** Who looks after patrols; whoever has been looked at can read who did (`bureau.findAccesses`). */
export const overseers = [
  { role: 'stationOfficer', scope: 'division' },
  { role: 'inspector', scope: 'division' },
  { role: 'supervisor', scope: 'city' },
  { role: 'leader', scope: 'division' },
] as const;

export const findTrack = query({
  name: 'patrol.findTrack',
  input: z.object({ personId: uuid, on: day }),
  output: z.object({
    personId: uuid,
    patrols: z.array(
      patrolView.extend({ dropped: z.array(z.object({ reason: z.enum(dropReasons), fixes: z.number() })) }),
    ),
    tracks: z.array(trackPiece),
  }),
  may: [...patrollers, ...overseers],
  refusals: [],
  personal: (found: { personId: string; tracks: readonly unknown[] }) => (found.tracks.length ? [found.personId] : []),
});

export const findTracksIn = query({
  name: 'patrol.findTracksIn',
  input: z.object({
    on: day,
    west: z.coerce.number().min(-180).max(180),
    south: z.coerce.number().min(-90).max(90),
    east: z.coerce.number().min(-180).max(180),
    north: z.coerce.number().min(-90).max(90),
  }),
  output: z.object({ personIds: z.array(uuid), tracks: z.array(trackPiece), more: z.boolean() }),
  may: overseers,
  refusals: [],
  personal: (found: { personIds: readonly string[] }) => found.personIds,
});
