/** Where this person is at work, as a map shows it first: a township, or the middle of more than that. */
import { useMemo } from 'react';
import { findDivisions } from '#modules/bureau/contract';
import { useFound } from '#platform/client';
import type { Bounds } from '#ui/map';
import { useMe } from '#ui/pages';

/** Half a height of about 5 km: from here on parcels are told apart. */
const AROUND_DEG = 0.045;

export function useGroundBounds(): Bounds | undefined {
  const { grants } = useMe();
  const narrowest = [...grants].sort((a, b) => b.division.length - a.division.length)[0]?.division;
  const level = narrowest === undefined || narrowest.length <= 6 ? 'township' : 'village';
  const { data } = useFound(findDivisions, { under: narrowest, level }, { enabled: narrowest !== undefined });
  return useMemo(() => {
    const centres = data?.divisions.map(({ centre }) => centre) ?? [];
    const nearest = centres[Math.floor(centres.length / 2)];
    if (!nearest) return undefined;
    const [lon, lat] = nearest;
    return [lon - AROUND_DEG, lat - AROUND_DEG, lon + AROUND_DEG, lat + AROUND_DEG];
  }, [data]);
}
