/** What can be asked of zones: the map, the list, one, the one at a place, and where they leave gaps or overlap. */
import { day, type MayRule, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { divisionCode } from '#modules/bureau/contract';
import { maySeeOf } from '#modules/matters/contract';
import { position } from '../../findings/contract.ts';
import { mayImportZones, unreadableZones } from './deeds.ts';
import { charge, fileAddress, zoneClass, zonePlace } from './fields.ts';

/** Whoever sees what is found on it; a zone itself is no matter of any kind. */
export const maySeeZones: readonly MayRule[] = [
  ...maySeeOf('finding').map(({ role, scope }) => ({ role, scope })),
  { role: 'administrator', scope: 'city' },
];

/** `since`: vacant since that day; null where nobody ever held it. A person who has left counts as absent. */
export const chargeView = z.object({
  charge,
  personId: uuid.nullable(),
  name: z.string().nullable(),
  post: z.string().nullable(),
  unit: z.string().nullable(),
  from: z.string().nullable(),
  since: z.string().nullable(),
});

/** Hatched on the map: nobody in charge, or not visited when due. */
export const blindness = z.enum(['noPerson', 'notVisited']);

export const zoneRow = z.object({
  id: uuid,
  name: z.string(),
  zoneClass,
  division: z.string(),
  placeName: z.string(),
  areaM2: z.number(),
  centre: position,
  version: z.number(),
  people: z.array(z.object({ charge, name: z.string() })),
  blind: blindness.nullable(),
  /** Of its ground seen within the period asked for; null where none was. */
  percent: z.number().nullable(),
});

export const findZones = query({
  name: 'patrol.findZones',
  input: z.object({
    division: divisionCode.optional(),
    zoneClass: z.coerce.number().pipe(zoneClass).optional(),
    blind: blindness.optional(),
    text: z.string().trim().max(40).optional(),
    /** Both or none: how much of each was seen from the one day to the other. */
    from: day.optional(),
    to: day.optional(),
    after: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ zones: z.array(zoneRow), total: z.number(), next: z.string().nullable() }),
  may: maySeeZones,
  refusals: ['coverage.wrongPeriod'],
});

/** Outlines for the map, coarser the more of them are asked for; `on` shows an earlier day. */
export const findZonesOnMap = query({
  name: 'patrol.findZonesOnMap',
  input: z.object({ division: divisionCode.optional(), on: day.optional() }),
  output: z.object({
    zones: z.array(z.object({ id: uuid, name: z.string(), zoneClass, blind: blindness.nullable(), place: zonePlace })),
    more: z.boolean(),
  }),
  may: maySeeZones,
  refusals: [],
});

/** Exact outlines around a place, to snap to while drawing. */
export const findNeighbours = query({
  name: 'patrol.findNeighbours',
  input: z.object({
    west: z.coerce.number(),
    south: z.coerce.number(),
    east: z.coerce.number(),
    north: z.coerce.number(),
  }),
  output: z.object({ zones: z.array(z.object({ id: uuid, name: z.string(), version: z.number(), place: zonePlace })) }),
  may: maySeeZones,
  refusals: [],
});

export const zoneFault = z.object({
  id: z.string(),
  kind: z.enum(['gap', 'overlap']),
  placeName: z.string(),
  /** Of an overlap: the two zones. */
  zones: z.array(z.object({ id: uuid, name: z.string() })),
  areaM2: z.number(),
  centre: position,
  place: z.unknown(),
});

export const getZone = query({
  name: 'patrol.getZone',
  input: z.object({ id: uuid, on: day.optional() }),
  output: z.object({
    id: uuid,
    name: z.string(),
    zoneClass,
    division: z.string(),
    placeName: z.string(),
    areaM2: z.number(),
    areaMu: z.number(),
    place: zonePlace,
    version: z.number(),
    begunOn: z.string(),
    endedAt: z.string().nullable(),
    /** The version in force today of the limit for its class. */
    interval: z.object({ count: z.number(), unit: z.string(), article: z.string(), confidence: z.string() }),
    people: z.array(chargeView),
    blindSpots: z.array(z.object({ id: uuid, number: z.string(), reason: z.string(), dueOn: z.string().nullable() })),
    openMatters: z.array(
      z.object({
        id: uuid,
        kind: z.string(),
        number: z.string(),
        topic: z.string(),
        placeName: z.string(),
        state: z.string(),
      }),
    ),
    faults: z.array(zoneFault),
    history: z.array(
      z.object({
        what: z.string(),
        at: z.string(),
        by: z.string().nullable(),
        charge: charge.nullable(),
        person: z.string().nullable(),
        areaM2: z.number().nullable(),
      }),
    ),
  }),
  may: maySeeZones,
  refusals: [],
  personal: (zone: { people: { personId: string | null }[] }) => zone.people.flatMap((one) => one.personId ?? []),
});

/** Who is in charge where somebody stands; no zone: the station of the division, with words saying so. */
export const getZoneAt = query({
  name: 'patrol.getZoneAt',
  input: z.object({ lon: z.coerce.number().min(-180).max(180), lat: z.coerce.number().min(-90).max(90) }),
  output: z.object({
    zone: z.object({ id: uuid, name: z.string(), zoneClass }).nullable(),
    people: z.array(chargeView),
    placeName: z.string().nullable(),
    station: z.string().nullable(),
  }),
  may: maySeeZones,
  refusals: [],
  personal: (here: { people: { personId: string | null }[] }) => here.people.flatMap((one) => one.personId ?? []),
});

/** Slivers below the stated tolerance are not listed but summed. */
export const findZoneFaults = query({
  name: 'patrol.findZoneFaults',
  input: z.object({ kind: z.enum(['gap', 'overlap']).optional(), division: divisionCode.optional() }),
  output: z.object({
    faults: z.array(zoneFault),
    more: z.number(),
    gaps: z.object({ count: z.number(), areaM2: z.number() }),
    overlaps: z.object({ count: z.number(), areaM2: z.number() }),
    slivers: z.object({ count: z.number(), areaM2: z.number(), belowM2: z.number() }),
    territoryM2: z.number(),
    zones: z.number(),
  }),
  may: maySeeZones,
  refusals: [],
});

/** Who could take a charge of this zone: in service today, nearest unit first. */
export const findZonePeople = query({
  name: 'patrol.findZonePeople',
  input: z.object({ zoneId: uuid, charge }),
  output: z.object({
    people: z.array(z.object({ personId: uuid, name: z.string(), post: z.string(), unit: z.string() })),
  }),
  may: maySeeZones,
  refusals: [],
  personal: (found: { people: { personId: string }[] }) => found.people.map((one) => one.personId),
});

/** `code` names a sentence `fault.<code>`; `feature` counts from one; `at` is where on the map. */
export const featureFault = z.object({
  feature: z.number(),
  name: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  at: position.nullable(),
});

export const previewZones = query({
  name: 'patrol.previewZones',
  input: z.object({ file: fileAddress }),
  output: z.object({
    zones: z.number(),
    people: z.number(),
    areaM2: z.number(),
    first: z.array(z.object({ name: z.string(), zoneClass, areaM2: z.number(), people: z.array(z.string()) })),
    faults: z.array(featureFault),
    more: z.number(),
  }),
  may: mayImportZones,
  refusals: unreadableZones,
});
