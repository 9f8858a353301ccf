/** Where this person's duty lies on the map: what a map shows before anything is on it. */
import { useMemo } from 'react';
import { useFound } from '#platform/client';
import type { Bounds } from '#ui/map';
import { useMe } from '#ui/pages';
import { findDivisions } from '../contract.ts';
import { extentOf, underOf } from './extent.ts';

export function useMyBounds(): Bounds | undefined {
  const { grants } = useMe();
  const widest = [...grants].sort((a, b) => a.division.length - b.division.length)[0]?.division;
  const level = underOf(widest);
  const { data } = useFound(findDivisions, { under: widest, level }, { enabled: widest !== undefined });
  return useMemo(
    () =>
      data &&
      extentOf(
        data.divisions.map(({ centre }) => centre),
        level,
      ),
    [data, level],
  );
}
