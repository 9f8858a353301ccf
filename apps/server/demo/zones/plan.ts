/** Zones over the whole demo city: each village one or two, with its coordinator, its station and the county's team in charge. */
import { createHash } from 'node:crypto';
import type { PolygonShape } from '@cuntu/geodesy';
import { shortName } from '#modules/bureau';
import type { PlannedDeed } from '../acting.ts';
import { type Fate, instantOf } from '../chance.ts';
import { type City, daysFrom } from '../register.ts';
import names from '../seed/zones.json' with { type: 'json' };
import { bent, cutInTwo } from './cutting.ts';

interface Village {
  code: string;
  name: string;
  outline: PolygonShape;
}

export interface ZoneFile {
  sha256: string;
  bytes: Uint8Array;
}

export interface ZonePlan {
  files: ZoneFile[];
  deeds: PlannedDeed[];
}

/** Newly drawn: no class is due yet, and what is visited from now on counts. */
const DRAWN_DAYS_AGO = 1;
/** A few left as somebody's hand would leave them, for the check to show: metres outwards, or inwards. */
const BENDS = [70, -55, -90] as const;

interface Planning {
  fate: Fate;
  city: City;
  townships: ReadonlyMap<string, string>;
  bends: ReadonlyMap<string, number>;
}

/** A file and a deed for each township, as stations would bring them. */
export function planZones(
  divisions: readonly { code: string; name: string; level: string; outline: unknown }[],
  fate: Fate,
  city: City,
  anchorOn: string,
  zonedCount?: number,
): ZonePlan {
  const townships = new Map(divisions.filter((one) => one.level === 'township').map((one) => [one.code, one.name]));
  const villages = divisions.filter((one) => one.level === 'village') as readonly (Village & { level: string })[];
  const planning = { fate, city, townships, bends: bendsAmong(villages, fate, city) };
  const at = instantOf(daysFrom(anchorOn, -DRAWN_DAYS_AGO), '10:00:00');
  const files: ZoneFile[] = [];
  const deeds = [...townships.keys()].slice(0, zonedCount).map((township): PlannedDeed => {
    const features = named(
      villages.filter((one) => one.code.startsWith(township)).flatMap((one) => zonesOf(planning, one)),
    );
    const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files.push({ sha256, bytes });
    const key = `zones.${township}`;
    const input = { id: fate.id(key, at), file: sha256 };
    return { key, at, name: 'patrol.importZones', by: city.cast.get('gu')!.personId, input, alone: true };
  });
  return { files, deeds };
}

function bendsAmong(villages: readonly Village[], fate: Fate, city: City): Map<string, number> {
  const chance = fate.chance('zone bends');
  const whole = villages.filter((one) => !city.blind.includes(one.code));
  return new Map(BENDS.map((byM) => [chance.pick(whole).code, byM]));
}

interface Feature {
  type: 'Feature';
  properties: Record<string, unknown> & { name: string };
  geometry: PolygonShape;
}

function zonesOf({ fate, city, townships, bends }: Planning, village: Village): Feature[] {
  const { code, outline } = village;
  const chance = fate.chance(`zones ${code}`);
  const called = `${townships.get(code.slice(0, 9))}${shortName(village.name)}`;
  const blind = city.blind.includes(code);
  // One zone of a village without a coordinator, so that eighteen villages are eighteen blind spots.
  const parts = blind ? undefined : cutInTwo(outline, 0.3 + 0.4 * chance.part());
  const [first, second] = [chance.pick([1, 1, 2]), chance.pick([2, 3, 3])];
  if (!parts) return [feature(names.whole, called, 0, first, outline, inCharge(city, code))];
  const bend = bends.get(code);
  return [
    feature(names.part, called, 1, first, bend ? bent(parts[0], bend) : parts[0], inCharge(city, code)),
    feature(names.part, called, 2, second, parts[1], inCharge(city, code)),
  ];
}

const feature = (
  form: string,
  village: string,
  n: number,
  zoneClass: number,
  geometry: PolygonShape,
  people: Record<string, string>,
): Feature => ({
  type: 'Feature',
  properties: { name: form.replace('{{village}}', village).replace('{{n}}', String(n)), class: zoneClass, ...people },
  geometry,
});

/** Two villages of one township may be called alike. */
function named(features: Feature[]): Feature[] {
  const seen = new Map<string, number>();
  for (const { properties } of features) {
    const times = (seen.get(properties.name) ?? 0) + 1;
    seen.set(properties.name, times);
    if (times > 1) properties.name = `${properties.name} ${times}`;
  }
  return features;
}

/** By staff number, as the file of a bureau would name them. */
function inCharge(city: City, village: string): Record<string, string> {
  const seats = {
    patrol: `village.${village}`,
    stop: `${city.stationOf.get(village.slice(0, 9))}.0`,
    handle: `team.${village.slice(0, 6)}.0`,
  };
  return Object.fromEntries(
    Object.entries(seats).flatMap(([charge, slot]) => {
      const member = city.slots.get(slot) ?? (charge === 'handle' ? city.cast.get('lin') : undefined);
      const number = member && numberOf(city, member.personId);
      return number ? [[charge, number]] : [];
    }),
  );
}

const numbers = new WeakMap<City, Map<string, string | null>>();

function numberOf(city: City, personId: string): string | null | undefined {
  const known = numbers.get(city) ?? new Map(city.entry.people.map((one) => [one.id, one.staffNumber]));
  numbers.set(city, known);
  return known.get(personId);
}
