/** Layers that modules offer to every map: which tiles, how they are drawn, who sees them, and what of them held on a day. */
import { type ComponentType, createContext, lazy } from 'react';

/** Colours are names of tokens. The map and the swatch are both drawn from this. */
export interface Look {
  fill?: string;
  /** Of the fill; 1 where absent. */
  opacity?: number;
  /** Over the fill. A hatch is only ever a blind spot. */
  pattern?: 'mark:basic' | 'mark:forest' | 'hatch:noPerson' | 'hatch:notVisited';
  line?: string;
  widthPx?: number;
}

/** One line of the layer table with its own switch; a layer of tiles may have several. */
export interface LayerRow {
  /** Among all rows of all maps. An id of the base map (farm, forest …) takes over its line of the table, and its ground from the first zoom with tiles on. */
  id: string;
  /** Key of its name. */
  title: string;
  look: Look;
  /** Which features of the tiles: those whose field begins with one of these. Absent: all. */
  only?: { field: string; begins: readonly string[] };
  /** A field that is written on each feature. */
  label?: { field: string; fromZoom: number };
  /** Not drawn until somebody asks for it. */
  offAtFirst?: boolean;
}

/** What a layer says of a day. */
export interface Held {
  /** The query of its tiles' address: 'asOf=2026-11-24&edition=…'. Another text has them drawn anew. */
  when: string;
  /** First day of which anything is known; absent: it has no time. */
  earliest?: string;
  /** How many, in words, by id of the row. */
  counts?: Readonly<Record<string, string>>;
  bars?: Bars;
}

/** The figure of the layer that matters, over the time that the slider spans. */
export interface Bars {
  /** In words: '盲区'. */
  title: string;
  /** In words: '年初 31 → 现在 6'. */
  sum: string;
  /** Each holds until the next, by day. */
  values: readonly { day: string; count: number }[];
  /** A blind spot is red; nothing else is. */
  blind?: boolean;
}

export interface ChosenFeature {
  /** The feature's field `id`. */
  id: string;
  asOf: string;
  onLeave(): void;
}

export interface MapLayerOffer {
  /** `/tiles/<id>/{z}/{x}/{y}.mvt`, and the name of the layer within the tile. */
  id: string;
  group: 'duty' | 'land';
  /** What is higher is drawn over what is lower. */
  order: number;
  zooms: { from: number; to: number };
  rows: readonly LayerRow[];
  /** Who may see it; the others have neither line nor tiles. */
  roles: readonly string[];
  /** A hook, so it may ask the server and the page's address. undefined: not known yet, nothing is drawn. */
  useHeld(asOf: string): Held | undefined;
  /** Under its rows while one of them is on. */
  Options?: ComponentType;
  /** The card of a feature that is chosen on the map; without it a click passes through. */
  Card?: ComponentType<ChosenFeature>;
}

interface Offered extends Omit<MapLayerOffer, 'Options' | 'Card'> {
  loadOptions?(): Promise<{ default: ComponentType }>;
  loadCard?(): Promise<{ default: ComponentType<ChosenFeature> }>;
}

/** For `mapLayers` of a slice; what is loaded is loaded when first shown. */
export const mapLayer = ({ loadOptions, loadCard, ...offer }: Offered): MapLayerOffer => ({
  ...offer,
  ...(loadOptions && { Options: lazy(loadOptions) }),
  ...(loadCard && { Card: lazy(loadCard) }),
});

/** What all modules offer, in the order of the app's list. */
export const MapLayersContext = createContext<readonly MapLayerOffer[]>([]);
