/** The layer table's own lines: pins by stage, and the base map. What modules offer joins them (use-map-layers). */
import { PIN_SPAN, type Stage, stageShapes, stages } from '#ui/controls';
import type { Look } from '#ui/pages';
import { type Swatch, swatchOf } from './looks.ts';

export interface MapLayer {
  /** Style layers are named `<id>:<part>`; hiding an entry hides them all. */
  id: string;
  group: 'duty' | 'findings' | 'land' | 'places';
  /** Key of its name. */
  title: string;
  swatch: Swatch;
}

const line = (colour: string, width: number, dash?: string): Swatch => ({
  width: 22,
  height: 16,
  shapes: [
    {
      tag: 'path',
      at: {
        d: 'M-10 3L-3-3 4 2 10-3',
        fill: 'none',
        stroke: `var(${colour})`,
        'stroke-width': width,
        ...(dash && { 'stroke-dasharray': dash }),
      },
    },
  ],
});

/** Drawn as on the map: a bed within its case, which alone is lost on a dark ground. */
const road: Swatch = {
  width: 22,
  height: 16,
  shapes: [...line('--map-highway-case', 4).shapes, ...line('--map-highway', 2.5).shapes],
};

const layer = (group: MapLayer['group']) => (id: string, swatch: Swatch) => ({
  id,
  group,
  title: `map.layer.${id}`,
  swatch,
});
const land = layer('land');
const place = layer('places');
const duty = layer('duty');
const stage = (id: Stage): MapLayer => ({
  id,
  group: 'findings',
  title: `stage.${id}`,
  swatch: { shapes: stageShapes[id], width: PIN_SPAN, height: 18 },
});

const letter: Swatch = {
  width: 22,
  height: 16,
  shapes: [
    {
      tag: 'text',
      at: { y: 4.5, fill: 'var(--map-label)', 'text-anchor': 'middle', 'font-size': 12, 'font-weight': 700 },
      words: 'A',
    },
  ],
};

const blind = (pattern: NonNullable<Look['pattern']>, line: string): Swatch =>
  swatchOf({ fill: '--map-blind-fill', pattern, line, widthPx: 1.4 });

export const zoneLayers: readonly MapLayer[] = [
  duty('zones', swatchOf({ fill: '--map-zone-fill', line: '--map-zone-line' })),
  duty('noPerson', blind('hatch:noPerson', '--map-blind-nobody')),
  duty('notVisited', blind('hatch:notVisited', '--map-blind-late')),
];

export const mapLayers: readonly MapLayer[] = [
  ...stages.map(stage),
  land('basic', swatchOf({ fill: '--map-basic', pattern: 'mark:basic', line: '--map-basic-mark' })),
  land('farm', swatchOf({ fill: '--map-farm', line: '--map-field-line' })),
  land('forest', swatchOf({ fill: '--map-forest', pattern: 'mark:forest' })),
  land('built', swatchOf({ fill: '--map-built' })),
  land('water', swatchOf({ fill: '--map-water', line: '--map-water-line' })),
  place('roads', road),
  place('townships', line('--map-border-town', 1, '3 2')),
  place('counties', line('--map-border-county', 1.3, '7 2.5 1.5 2.5')),
  place('labels', letter),
];

export const mapGroups = ['duty', 'findings', 'land', 'places'] as const;

/** What a legend shows beside the map when there is no room for the table. */
export const landLegend = mapLayers.filter(({ group }) => group === 'land');
