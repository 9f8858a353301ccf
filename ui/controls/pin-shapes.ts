/** The pins, as data: one drawing for React, for the map's generated images and for the legend. */
import type { LightColour } from './light.tsx';

export type Stage = 'ongoing' | 'new' | 'checking' | 'stopped' | 'case' | 'closed';
export const stages: readonly Stage[] = ['ongoing', 'new', 'checking', 'stopped', 'case', 'closed'];

export interface Shape {
  tag: 'circle' | 'rect' | 'path' | 'text';
  at: Record<string, string | number>;
  words?: string;
}

/** Drawn about (0,0) within a square of this many units. */
export const PIN_SPAN = 24;
export const LIGHT_PIN_SPAN = 30;
export const HALO_SPAN = 42;

const surface = 'var(--surface)';
const rim = { stroke: surface, 'stroke-width': 2 };

export const stageShapes: Record<Stage, readonly Shape[]> = {
  ongoing: [
    { tag: 'rect', at: { x: -8, y: -8, width: 16, height: 16, rx: 1.5, fill: 'var(--stage-ongoing)', ...rim } },
    { tag: 'path', at: { d: 'M-4 0h8', stroke: surface, 'stroke-width': 2.4 } },
  ],
  new: [{ tag: 'circle', at: { r: 7, fill: surface, stroke: 'var(--stage-new)', 'stroke-width': 3 } }],
  checking: [
    { tag: 'circle', at: { r: 7, fill: surface, stroke: 'var(--stage-checking)', 'stroke-width': 2 } },
    { tag: 'path', at: { d: 'M0-7A7 7 0 0 1 0 7z', fill: 'var(--stage-checking)' } },
  ],
  stopped: [
    { tag: 'circle', at: { r: 8, fill: 'var(--stage-stopped)', ...rim } },
    { tag: 'path', at: { d: 'M-3.5 0l2.5 2.6 4.5-5', fill: 'none', stroke: surface, 'stroke-width': 1.8 } },
  ],
  case: [{ tag: 'path', at: { d: 'M0-9L9 0 0 9-9 0z', fill: 'var(--stage-case)', ...rim } }],
  closed: [{ tag: 'circle', at: { r: 4, fill: 'var(--stage-closed)', stroke: surface, 'stroke-width': 1.5 } }],
};

const number = (words: string, y: number, fill: string): Shape => ({
  tag: 'text',
  at: { y, fill, 'text-anchor': 'middle', 'font-size': words.length > 2 ? 9 : 12.5, 'font-weight': 700 },
  words,
});

/** A numbered light: the same number stands in the list. */
export function lightShapes(colour: LightColour, words: string): readonly Shape[] {
  switch (colour) {
    case 'green':
      return [
        { tag: 'circle', at: { r: 10.5, fill: surface, stroke: 'var(--light-green)', 'stroke-width': 3 } },
        number(words, 4.5, 'var(--light-green-text)'),
      ];
    case 'yellow':
      return [
        {
          tag: 'path',
          at: {
            d: 'M0-13.5L13.2 9.5H-13.2z',
            fill: 'var(--gamboge-200)',
            stroke: 'var(--gamboge-600)',
            'stroke-width': 2,
            'stroke-linejoin': 'round',
          },
        },
        number(words, 5.5, '#2b2000'),
      ];
    case 'red':
      return [
        {
          tag: 'rect',
          at: {
            x: -10.5,
            y: -10.5,
            width: 21,
            height: 21,
            rx: 2,
            fill: 'var(--cinnabar-500)',
            stroke: '#fff',
            'stroke-width': 1.5,
          },
        },
        number(words, 4.5, '#fff'),
      ];
    case 'paused':
      return [
        {
          tag: 'circle',
          at: {
            r: 10.5,
            fill: surface,
            stroke: 'var(--light-paused)',
            'stroke-width': 2.5,
            'stroke-dasharray': '3 2.6',
          },
        },
        number(words, 4.5, 'var(--light-paused-text)'),
      ];
  }
}

/** Around what is chosen, in list and map alike. */
export const haloShapes: readonly Shape[] = [
  {
    tag: 'circle',
    at: { r: 19, fill: 'var(--accent)', 'fill-opacity': 0.16, stroke: 'var(--accent)', 'stroke-width': 2 },
  },
];
