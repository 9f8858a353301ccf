/** The one layer table: what is drawn, how its swatch looks, in which group it stands. Drives map, legend and export. */
import { type LandCover, PIN_SPAN, type Shape, type Stage, stageShapes, stages } from '#ui/controls';

export interface Swatch {
  shapes: readonly Shape[];
  width: number;
  height: number;
}

export interface MapLayer {
  /** Style layers are named `<id>:<part>`; hiding an entry hides them all. */
  id: string;
  group: 'duty' | 'findings' | 'ground' | 'land' | 'places';
  /** Key of its name. */
  title: string;
  swatch: Swatch;
}

const patch = (fill: string, line?: string, mark?: string): Swatch => ({
  width: 22,
  height: 16,
  shapes: [
    {
      tag: 'rect',
      at: {
        x: -10,
        y: -7,
        width: 20,
        height: 14,
        fill: `var(${fill})`,
        ...(line && { stroke: `var(${line})`, 'stroke-width': 1 }),
      },
    },
    ...(mark && line
      ? [{ tag: 'path' as const, at: { d: mark, fill: 'none', stroke: `var(${line})`, 'stroke-width': 1 } }]
      : []),
  ],
});

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

const land = (id: LandCover, swatch: Swatch): MapLayer => ({ id, group: 'land', title: `map.layer.${id}`, swatch });
const place = (id: string, swatch: Swatch): MapLayer => ({ id, group: 'places', title: `map.layer.${id}`, swatch });
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

const duty = (id: string, swatch: Swatch): MapLayer => ({ id, group: 'duty', title: `map.layer.${id}`, swatch });

export const zoneLayers: readonly MapLayer[] = [
  duty('zones', patch('--map-zone-fill', '--map-zone-line')),
  duty('noPerson', patch('--map-blind-fill', '--map-blind-nobody', 'M-10-7L4 7M-4-7L10 7M-10 7L4-7M-4 7L10-7')),
  duty('notVisited', patch('--map-blind-fill', '--map-blind-late', 'M-10 7L4-7M-4 7L10-7')),
];

export const mapLayers: readonly MapLayer[] = [
  ...stages.map(stage),
  land('basic', patch('--map-basic', '--map-basic-mark', 'M-4-3v6M-7 0h6M4-3v6M1 0h6')),
  land('farm', patch('--map-farm', '--map-field-line')),
  land('forest', patch('--map-forest')),
  land('built', patch('--map-built')),
  land('water', patch('--map-water', '--map-water-line')),
  place('roads', road),
  place('townships', line('--map-border-town', 1, '3 2')),
  place('counties', line('--map-border-county', 1.3, '7 2.5 1.5 2.5')),
  place('labels', letter),
];

const ground = (id: string, swatch: Swatch): MapLayer => ({ id, group: 'ground', title: `map.layer.${id}`, swatch });

/** What lies beneath, where a page shows the land itself: from tiles, on a day. */
export const groundLayers: readonly MapLayer[] = [
  ground('parcel', line('--map-border-town', 1)),
  ground('approval', patch('--map-zone-mine', '--map-zone-line')),
  ground('plan', patch('--map-building')),
  ground('permanentFarmland', patch('--map-basic', '--map-basic-mark', 'M-4-3v6M-7 0h6M4-3v6M1 0h6')),
  ground('landClass', patch('--map-farm', '--map-field-line')),
];

export const mapGroups = ['duty', 'findings', 'ground', 'land', 'places'] as const;

/** Ground that somebody has been to within a period. */
export const coverageLayer: MapLayer = ground('coverage', patch('--map-track-old', '--map-track'));

/** What a legend shows beside the map when there is no room for the table. */
export const landLegend = mapLayers.filter(({ group }) => group === 'land');
