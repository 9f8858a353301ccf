/** What a page's map shows of all that modules offer: on which day, what is on, what there is to switch, what is chosen. */
import { type ReactNode, Suspense, useContext, useMemo } from 'react';
import { dayIn } from '#ui/controls';
import { type Bars, type Held, type MapLayerOffer, MapLayersContext, useAddress, useHouse, useMe } from '#ui/pages';
import type { Ground } from './ground.ts';
import { type MapLayer, mapLayers } from './layers.ts';
import { swatchOf } from './looks.ts';

export interface MapLayers {
  asOf: string;
  setAsOf(day: string): void;
  /** First day of which any layer knows something; absent: none has time. */
  earliest?: string;
  /** Of the topmost layer that is on. */
  bars?: Bars;
  ground: Ground;
  rows: readonly MapLayer[];
  hidden: ReadonlySet<string>;
  hide(ids: ReadonlySet<string>): void;
  counts: Readonly<Record<string, string>>;
  /** By the id of the row under which they stand. */
  options: Readonly<Record<string, ReactNode>>;
  /** Of what is chosen. */
  card?: ReactNode;
}

interface Shown {
  offer: MapLayerOffer;
  held: Held | undefined;
}

/** Hooks of the offers are called in the app's order, which never changes while somebody is signed in. */
function useOffers(asOf: string): Shown[] {
  const { roles } = useMe();
  return (
    useContext(MapLayersContext)
      .filter((offer) => offer.roles.some((role) => roles.includes(role)))
      // biome-ignore lint/correctness/useHookAtTopLevel: as many as the app lists, in its order
      .map((offer) => ({ offer, held: offer.useHeld(asOf) }))
  );
}

const listed = (text: string | undefined): string[] => text?.split(',').filter(Boolean) ?? [];

/** What is off at first is told by `on`, all else by `off`, so that an address stays short. */
function useSwitches(shown: readonly Shown[]) {
  const { query, change } = useAddress();
  const { on, off } = query;
  const quiet = shown
    .flatMap(({ offer }) => offer.rows)
    .filter(({ offAtFirst }) => offAtFirst)
    .map(({ id }) => id)
    .join();
  const hidden = useMemo(() => {
    const asked = listed(on);
    return new Set([...listed(quiet).filter((id) => !asked.includes(id)), ...listed(off)]);
  }, [on, off, quiet]);
  const hide = (ids: ReadonlySet<string>) => {
    const atFirst = listed(quiet);
    change({
      on: atFirst.filter((id) => !ids.has(id)).join() || undefined,
      off: [...ids].filter((id) => !atFirst.includes(id)).join() || undefined,
    });
  };
  return { hidden, hide };
}

/** Highest first: duty over land. */
const byHeight = (a: Shown, b: Shown) =>
  a.offer.group === b.offer.group ? b.offer.order - a.offer.order : a.offer.group === 'duty' ? -1 : 1;

const rowsOf = (shown: readonly Shown[]): MapLayer[] => {
  const offered = shown
    .filter(({ held }) => held)
    .toSorted(byHeight)
    .flatMap(({ offer: { group, rows } }) =>
      rows.map(({ id, title, look }) => ({ id, title, group, swatch: swatchOf(look) })),
    );
  const taken = new Set(offered.map(({ id }) => id));
  return [...offered, ...mapLayers.filter(({ id }) => !taken.has(id))];
};

function useGroundOf(shown: readonly Shown[], asOf: string): { ground: Ground; card: ReactNode } {
  const { query, change } = useAddress();
  const spelled = JSON.stringify(shown.map(({ held }) => held?.when ?? null));
  // biome-ignore lint/correctness/useExhaustiveDependencies: offers never change; what they hold is spelled
  const ground = useMemo<Ground>(
    () => ({
      layers: shown.flatMap(({ offer, held }) => (held ? [{ offer, when: held.when }] : [])),
      onChoose: (layer, id) => change({ feature: `${layer}:${id}`, at: undefined }),
    }),
    [spelled, change],
  );
  const [layer, id] = query.feature?.split(':') ?? [];
  const Card = shown.find(({ offer }) => offer.id === layer)?.offer.Card;
  const card = Card && id !== undefined && (
    <Suspense>
      <Card id={id} asOf={asOf} onLeave={() => change({ feature: undefined })} />
    </Suspense>
  );
  return { ground, card };
}

export function useMapLayers(): MapLayers {
  const { today } = useHouse();
  const { query, change } = useAddress();
  const asOf = dayIn(query.asOf) ?? today;
  const shown = useOffers(asOf);
  const { hidden, hide } = useSwitches(shown);
  const { ground, card } = useGroundOf(shown, asOf);
  const on = shown.filter(({ offer }) => offer.rows.some(({ id }) => !hidden.has(id)));
  const earliest = on.flatMap(({ held }) => held?.earliest ?? []).sort()[0];
  const bars = on.toSorted(byHeight).find(({ held }) => held?.bars)?.held?.bars;
  return {
    asOf,
    setAsOf: (day) => change({ asOf: day === today ? undefined : day }),
    ...(earliest && { earliest }),
    ...(bars && { bars }),
    ground,
    rows: rowsOf(shown),
    hidden,
    hide,
    counts: Object.assign({}, ...shown.map(({ held }) => held?.counts ?? {})),
    options: Object.fromEntries(
      on.flatMap(({ offer: { rows, Options } }) => (Options ? [[rows.at(-1)!.id, <Options key={rows[0]!.id} />]] : [])),
    ),
    card,
  };
}
