/** Zones by name, for Ctrl K. */
import { find } from '#platform/client';
import type { GoSource } from '#ui/pages';
import { findZones } from '../contract.ts';

const MOST = 8;

export const zonesToGo: GoSource = {
  id: 'zones',
  title: 'go.zones',
  async find(text, words, signal) {
    const answer = await find(findZones, { text, limit: MOST }, signal);
    if (answer.is !== 'done') return [];
    return answer.value.zones.map(({ id, name, zoneClass, areaM2 }) => ({
      id,
      title: name,
      detail: `${words.t(`zoneClass.${zoneClass}`)} · ${words.area(areaM2)}`,
      href: `/zones/${id}`,
    }));
  },
};
