/** Blind spots alone as the ground of a map, today: where nobody is in charge, and where nobody has been. */
import { type ReactNode, Suspense, useMemo } from 'react';
import { useFound } from '#platform/client';
import type { Ground } from '#ui/map';
import { useAddress, useHouse } from '#ui/pages';
import { useZoneDays, zonesLayer } from '../../zones/office/map-layer.ts';
import { findBlindSpots } from '../contract.ts';

/** Open now, in the reader's ground; undefined where there are none. */
export const useBlindCount = (): number | undefined => {
  const { data } = useFound(findBlindSpots, {});
  return (data && data.counts.noPerson + data.counts.gap + data.counts.notVisited) || undefined;
};

export interface BlindGround {
  ground?: Ground;
  hidden: ReadonlySet<string>;
  /** Of the zone that is chosen. */
  card?: ReactNode;
}

const all: ReadonlySet<string> = new Set(zonesLayer.rows.map(({ id }) => id));
const blindOnly: ReadonlySet<string> = new Set(['zones']);

/** `shown` may turn: the map keeps its ground and hides it. The zone is chosen by `zone` of the address. */
export function useBlindGround(shown: boolean): BlindGround {
  const { today } = useHouse();
  const { query, change } = useAddress();
  const when = useZoneDays(today, shown)?.when;
  const ground = useMemo<Ground | undefined>(
    () =>
      when === undefined
        ? undefined
        : { layers: [{ offer: zonesLayer, when }], onChoose: (_layer, zone) => change({ zone }) },
    [when, change],
  );
  const { Card } = zonesLayer;
  return {
    ground,
    hidden: shown ? blindOnly : all,
    card: shown && query.zone && Card && (
      <Suspense>
        <Card id={query.zone} asOf={today} onLeave={() => change({ zone: undefined })} />
      </Suspense>
    ),
  };
}
