/** The layers of the land as maps draw them: classes, protection, plan, approvals, parcels. */
import { useFound } from '#platform/client';
import { type Held, type LayerRow, type Look, mapLayer } from '#ui/pages';
import { useWords } from '#ui/words';
import { findLayers, type Layer, type LayerHistory, maySeeGround } from '../contract.ts';
import { countsOf, heldOn, tilesOn } from '../rules.ts';

const roles = maySeeGround.map(({ role }) => role);
const TILES = { group: 'land', zooms: { from: 10, to: 16 }, roles } as const;
/** Below it the lines of parcels would be all that is seen. */
const PARCEL_ZOOMS = { from: 13, to: 16 };

/** The history changes with an import only; days are read out of it here. */
function useHistory(layer: Layer | 'parcel') {
  const { data } = useFound(findLayers, {}, { keepFormer: true });
  return data?.layers.find((one) => one.layer === layer);
}

const heldOf = (history: LayerHistory, asOf: string): Held => ({
  when: tilesOn(history, asOf),
  ...(history.changes[0] && { earliest: history.changes[0].on }),
});

const holding = (layer: Layer | 'parcel') => (asOf: string) => {
  const history = useHistory(layer);
  return history && heldOf(history, asOf);
};

function useParcels(asOf: string): Held | undefined {
  const { count } = useWords();
  const history = useHistory('parcel');
  return history && { ...heldOf(history, asOf), counts: { parcel: count(heldOn(history, asOf)) } };
}

/** What was approved is what changes most from day to day. */
function useApprovals(asOf: string): Held | undefined {
  const { t, count } = useWords();
  const history = useHistory('approval');
  if (!history) return undefined;
  const values = countsOf(history);
  const bars = {
    title: t('land.approvalBars'),
    sum: t('land.approvalBarsSum', { first: count(values[0]?.count ?? 0), last: count(values.at(-1)?.count ?? 0) }),
    values,
  };
  return { ...heldOf(history, asOf), bars, counts: { approval: count(heldOn(history, asOf)) } };
}

/** First two digits of a class (GB/T 21010) are its group. */
const classed = (id: string, begins: readonly string[], look: Look): LayerRow => ({
  id,
  title: `map.layer.${id}`,
  only: { field: 'code', begins },
  look,
});
const planned = (code: string, token: string): LayerRow => ({
  id: `plan${code}`,
  title: `map.layer.plan${code}`,
  only: { field: 'code', begins: [code] },
  look: { fill: token, opacity: 0.55 },
  offAtFirst: true,
});

export const landLayers = [
  mapLayer({
    ...TILES,
    id: 'landClass',
    order: 10,
    useHeld: holding('landClass'),
    rows: [
      classed('farm', ['01'], { fill: '--map-farm', line: '--map-field-line', widthPx: 0.6 }),
      classed('orchard', ['02'], { fill: '--map-orchard', line: '--map-field-line', widthPx: 0.6 }),
      classed('forest', ['03', '04'], { fill: '--map-forest', pattern: 'mark:forest' }),
      classed('built', ['05', '06', '07', '08', '09', '10', '13'], { fill: '--map-built' }),
      classed('water', ['11'], { fill: '--map-water', line: '--map-water-line', widthPx: 0.6 }),
      classed('other', ['12'], { fill: '--map-other' }),
    ],
  }),
  mapLayer({
    ...TILES,
    id: 'plan',
    order: 20,
    useHeld: holding('plan'),
    rows: [
      planned('010', '--map-building'),
      planned('020', '--map-orchard'),
      planned('030', '--map-farm'),
      planned('040', '--map-forest-mark'),
    ],
  }),
  mapLayer({
    ...TILES,
    id: 'permanentFarmland',
    order: 15,
    useHeld: holding('permanentFarmland'),
    rows: [
      {
        id: 'basic',
        title: 'map.layer.basic',
        look: { fill: '--map-basic', pattern: 'mark:basic', line: '--map-basic-mark', widthPx: 0.8 },
      },
    ],
  }),
  mapLayer({
    ...TILES,
    id: 'approval',
    order: 40,
    useHeld: useApprovals,
    rows: [
      {
        id: 'approval',
        title: 'map.layer.approval',
        look: { fill: '--map-zone-mine', line: '--map-zone-line', widthPx: 1.6 },
      },
    ],
  }),
  mapLayer({
    ...TILES,
    id: 'parcel',
    order: 50,
    zooms: PARCEL_ZOOMS,
    useHeld: useParcels,
    rows: [{ id: 'parcel', title: 'map.layer.parcel', look: { line: '--map-border-town', widthPx: 0.6 } }],
    loadCard: () => import('../../parcels/office/parcel-card.tsx'),
  }),
];
