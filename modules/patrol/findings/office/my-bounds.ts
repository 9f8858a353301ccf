/** Where this person's duty lies on the map: what a map shows before anything is on it. */
import { useMemo } from 'react';
import { findDivisions } from '#modules/bureau/contract';
import { useFound } from '#platform/client';
import type { Bounds } from '#ui/map';
import { useMe } from '#ui/pages';

/** A point inside lies this far from the border of a division at most; wide enough to see its surroundings. */
const MARGIN_DEG = { township: 0.06, village: 0.02 } as const;

export function useMyBounds(): Bounds | undefined {
  const { grants } = useMe();
  const widest = [...grants].sort((a, b) => a.division.length - b.division.length)[0]?.division;
  const level = widest === undefined || widest.length <= 6 ? 'township' : 'village';
  const { data } = useFound(findDivisions, { under: widest, level }, { enabled: widest !== undefined });
  return useMemo(() => {
    if (!data || data.divisions.length === 0) return undefined;
    const lons = data.divisions.map(({ centre }) => centre[0]);
    const lats = data.divisions.map(({ centre }) => centre[1]);
    const margin = MARGIN_DEG[level];
    return [
      Math.min(...lons) - margin,
      Math.min(...lats) - margin,
      Math.max(...lons) + margin,
      Math.max(...lats) + margin,
    ];
  }, [data, level]);
}
