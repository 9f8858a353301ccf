/** Zones and blind spots as a layer of every map, as they were on the day that is looked at. */
import { useFound } from '#platform/client';
import { type Held, mapLayer } from '#ui/pages';
import { useWords } from '#ui/words';
import { findZoneDays, maySeeZones } from '../contract.ts';

export function useZoneDays(asOf: string, enabled = true): Held | undefined {
  const { t, count, language } = useWords();
  const { data } = useFound(findZoneDays, { asOf }, { keepFormer: true, enabled });
  if (!data) return undefined;
  const { edition, earliest, counts, values } = data;
  return {
    when: `asOf=${asOf}&edition=${edition}&lang=${language}`,
    ...(earliest && { earliest }),
    counts: {
      zones: count(counts.zones),
      noPerson: count(counts.noPerson + counts.gap),
      notVisited: count(counts.notVisited),
    },
    bars: {
      title: t('map.zones.blind'),
      sum: t('map.zones.sum', { first: count(values[0]?.count ?? 0), now: count(values.at(-1)?.count ?? 0) }),
      values,
      blind: true,
    },
  };
}

export const zonesLayer = mapLayer({
  id: 'zones',
  group: 'duty',
  order: 20,
  zooms: { from: 7, to: 14 },
  roles: [...new Set(maySeeZones.map(({ role }) => role))],
  useHeld: useZoneDays,
  rows: [
    {
      id: 'zones',
      title: 'map.layer.zones',
      look: { fill: '--map-zone-fill', line: '--map-zone-line', widthPx: 0.7 },
      label: { field: 'name', fromZoom: 13 },
    },
    {
      id: 'noPerson',
      title: 'map.layer.noPerson',
      only: { field: 'blind', begins: ['noPerson', 'gap'] },
      look: {
        fill: '--map-blind-fill',
        pattern: 'hatch:noPerson',
        line: '--map-blind-nobody',
        widthPx: 1.4,
      },
    },
    {
      id: 'notVisited',
      title: 'map.layer.notVisited',
      only: { field: 'blind', begins: ['notVisited'] },
      look: {
        fill: '--map-blind-fill',
        pattern: 'hatch:notVisited',
        line: '--map-blind-late',
        widthPx: 1.4,
      },
      label: { field: 'late', fromZoom: 10 },
    },
  ],
  loadCard: () => import('./zone-card.tsx'),
});
