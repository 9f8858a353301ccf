/** How zones and their people are said. */
import type { OutputOf } from '@cuntu/base';
import type { Person } from '#ui/controls';
import type { Bounds, MapZone } from '#ui/map';
import type { Words } from '#ui/words';
import type { findZonesOnMap, getZone, ZonePlace } from '../contract.ts';

export type Zone = OutputOf<typeof getZone>;
export type ChargeView = Zone['people'][number];

export const keepers = ['administrator', 'stationOfficer', 'inspector'];

export const addressOfZone = (id: string, more = ''): string => `/office/zones/${id}${more}`;

export const personOf = ({ t }: Words, held: ChargeView & { name: string }): Person => ({
  surname: held.name.slice(0, 1),
  name: held.name,
  duty: `${t(`charge.${held.charge}`)} · ${[held.post, held.unit].filter(Boolean).join(' · ')}`,
});

type OnMap = OutputOf<typeof findZonesOnMap>['zones'][number];

export const mapZonesOf = ({ t }: Words, zones: readonly OnMap[]): MapZone[] =>
  zones.map(({ id, name, zoneClass, blind, place }) => ({
    id,
    name,
    outline: place as MapZone['outline'],
    words: [name, t(`zoneClass.${zoneClass}`), ...(blind ? [t(`kind.${blind}`)] : [])].join(' '),
    ...(blind && { blind }),
  }));

/** Half its own width around it. */
export function aroundZone(place: ZonePlace, margin = 0.25): Bounds {
  const lons = place.coordinates[0]!.map(([lon]) => lon);
  const lats = place.coordinates[0]!.map(([, lat]) => lat);
  const [west, south, east, north] = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  const edge = Math.max(east - west, north - south) * margin;
  return [west - edge, south - edge, east + edge, north + edge];
}

/** The day so many days before. */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
