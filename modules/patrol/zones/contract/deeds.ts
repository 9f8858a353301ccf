/** What can be done to zones, and the facts that tell of it. */
import { command, day, fact, uuid } from '@cuntu/base';
import { z } from 'zod';
import { matterHandedOver } from '#modules/matters/contract';
import { words } from '../../findings/contract.ts';
import { charge, cutLine, fileAddress, zoneClass, zoneName, zonePlace, zoneVersion } from './fields.ts';

/** The administrator keeps zones everywhere; a station and the brigade those of their own area. */
export const mayKeepZones = [
  { role: 'administrator', scope: 'city' },
  { role: 'stationOfficer', scope: 'division' },
  { role: 'inspector', scope: 'division' },
] as const;
export const mayImportZones = [
  { role: 'administrator', scope: 'city' },
  { role: 'system', scope: 'city' },
] as const;

const outlined = {
  name: { schema: zoneName, keptIn: 'zone_version.name' },
  zoneClass: { schema: zoneClass, keptIn: 'zone_version.class' },
  place: { schema: zonePlace, keptIn: 'zone_version.place' },
};
const shapeRefusals = ['polygon.wrong', 'zone.outsideTerritory'] as const;
const answered = z.object({ zoneId: uuid, version: z.number(), areaM2: z.number(), faults: z.number() });

export const zoneDrawn = fact({ name: 'patrol.zoneDrawn', sealed: outlined });
export const zoneEdited = fact({ name: 'patrol.zoneEdited', sealed: outlined });

export const drawZone = command({
  name: 'patrol.drawZone',
  input: z.object({ id: uuid, name: zoneName, zoneClass, place: zonePlace }).strict(),
  output: answered,
  may: mayKeepZones,
  refusals: shapeRefusals,
  facts: [zoneDrawn],
});

export const editZone = command({
  name: 'patrol.editZone',
  input: z
    .object({ zoneId: uuid, version: zoneVersion, name: zoneName, zoneClass, place: zonePlace.optional() })
    .strict(),
  output: answered,
  may: mayKeepZones,
  refusals: shapeRefusals,
  facts: [zoneEdited],
});

export const zoneSplit = fact({
  name: 'patrol.zoneSplit',
  sealed: { ...outlined, into: { schema: uuid, keptIn: 'zone_split.into_id' } },
});

/** The larger part stays what it was; the other begins as a zone of its own with the same people. */
export const splitZone = command({
  name: 'patrol.splitZone',
  input: z.object({ zoneId: uuid, version: zoneVersion, line: cutLine, intoId: uuid, name: zoneName }).strict(),
  output: z.object({ zoneId: uuid, version: z.number(), intoId: uuid, areaM2: z.number(), intoAreaM2: z.number() }),
  may: mayKeepZones,
  refusals: ['zone.notCut', 'zone.cutInPieces', 'polygon.wrong'],
  facts: [zoneSplit, zoneDrawn],
});

export const zonesMerged = fact({
  name: 'patrol.zonesMerged',
  sealed: { ...outlined, from: { schema: z.array(uuid), keptIn: 'zone_merging.from_ids' } },
});
export const zoneEnded = fact({
  name: 'patrol.zoneEnded',
  sealed: { into: { schema: uuid, keptIn: 'zone_end.into_id' } },
});

/** The first keeps its name, class and people; the others end. */
export const mergeZones = command({
  name: 'patrol.mergeZones',
  input: z
    .object({
      zoneId: uuid,
      version: zoneVersion,
      others: z
        .array(z.object({ zoneId: uuid, version: zoneVersion }).strict())
        .min(1)
        .max(5),
    })
    .strict(),
  output: answered,
  may: mayKeepZones,
  refusals: ['zone.mergeItself', 'zone.notTouching', 'polygon.wrong'],
  facts: [zonesMerged, zoneEnded],
});

const charged = {
  charge: { schema: charge, keptIn: 'zone_charge.charge' },
  personId: { schema: uuid, keptIn: 'zone_charge.person_id' },
  from: { schema: z.string(), keptIn: 'zone_charge.from_on' },
  to: { schema: z.string().nullable(), keptIn: 'zone_charge.given_to_on' },
};

export const zoneAssigned = fact({ name: 'patrol.zoneAssigned', sealed: charged });

export const assignZone = command({
  name: 'patrol.assignZone',
  input: z.object({ zoneId: uuid, charge, personId: uuid, from: day, to: day.optional() }).strict(),
  output: z.object({ zoneId: uuid, charge, name: z.string() }),
  may: mayKeepZones,
  refusals: ['zone.chargeTaken', 'zone.personNotServing', 'zone.personElsewhere', 'zone.endsBeforeItBegins'],
  facts: [zoneAssigned],
});

export const zoneHandedOver = fact({
  name: 'patrol.zoneHandedOver',
  sealed: {
    ...charged,
    words: { schema: words, keptIn: 'zone_handing.words' },
    matters: { schema: z.array(uuid), keptIn: 'zone_handing.matters' },
  },
});

/** From one person to the next, with what is still open there in his name. */
export const handOverZone = command({
  name: 'patrol.handOverZone',
  input: z.object({ zoneId: uuid, charge, toPersonId: uuid, from: day, words: words.default('') }).strict(),
  output: z.object({ zoneId: uuid, charge, name: z.string(), matters: z.number() }),
  may: mayKeepZones,
  refusals: [
    'zone.chargeVacant',
    'zone.handToSelf',
    'zone.personNotServing',
    'zone.personElsewhere',
    'zone.handedTooEarly',
    'zone.handedAhead',
  ],
  facts: [zoneHandedOver, matterHandedOver],
});

export const zonesImported = fact({
  name: 'patrol.zonesImported',
  sealed: {
    file: { schema: fileAddress, keptIn: 'zone_import.file' },
    digest: { schema: z.string(), keptIn: 'zone_import.digest' },
    zones: { schema: z.number(), keptIn: 'zone_import.zones' },
  },
});

export const unreadableZones = [
  'zones.noFile',
  'zones.tooLarge',
  'zones.notGeoJson',
  'zones.otherSystem',
  'zones.empty',
] as const;

/** All or nothing. */
export const importZones = command({
  name: 'patrol.importZones',
  input: z.object({ id: uuid, file: fileAddress }).strict(),
  output: z.object({ zones: z.number(), people: z.number() }),
  may: mayImportZones,
  refusals: [...unreadableZones, 'zones.faulty'],
  facts: [zonesImported],
});
