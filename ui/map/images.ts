/** The images a style needs: pins by stage, numbered lights, the halo, and the marks of farmland and forest. */
import {
  HALO_SPAN,
  haloShapes,
  LIGHT_PIN_SPAN,
  type LightColour,
  lightShapes,
  PIN_SPAN,
  type Shape,
  stageShapes,
  stages,
} from '#ui/controls';
import type { Resolve } from './colours.ts';
import { IMAGE_RATIO, imageOf } from './paint.ts';

export interface NamedImage {
  name: string;
  image: ImageData;
  /** Image pixels to a pixel of the map. */
  ratio: number;
}

const mark = (d: string, colour: string, opacity: number): readonly Shape[] => [
  { tag: 'path', at: { d, fill: 'none', stroke: `var(${colour})`, 'stroke-width': 0.8, 'stroke-opacity': opacity } },
];

/** A pattern grows up to twofold between two whole zooms: started smaller, it stays about the drawn size. */
const PATTERN_RATIO = IMAGE_RATIO * Math.SQRT2;

/** Tiles of the drawings' patterns: 9 × 9 crosses, 13 × 12 tree tops. */
const patterns = [
  { name: 'mark:basic', width: 9, height: 9, shapes: mark('M0-1.9v3.8M-1.9 0h3.8', '--map-basic-mark', 0.75) },
  {
    name: 'mark:forest',
    width: 13,
    height: 12,
    shapes: mark('M-3.500 0l2-4 2 4zM3 5.500l2-4 1.500 3', '--map-forest-mark', 0.6),
  },
];

/** Hatch is only ever a blind spot: crossed where nobody is in charge, slanted where nobody has been. */
const hatch = (d: string, colour: string): readonly Shape[] => [
  { tag: 'path', at: { d, fill: 'none', stroke: `var(${colour})`, 'stroke-width': 1.1, 'stroke-opacity': 0.8 } },
];
const hatches = [
  { name: 'hatch:noPerson', shapes: hatch('M-6-6L6 6M-6 6L6-6', '--map-blind-nobody') },
  { name: 'hatch:notVisited', shapes: hatch('M-6 6L6-6M-8-4L-4-8M4 8L8 4', '--map-blind-late') },
];

export const lightImage = (light: LightColour, number: string) => `light:${light}:${number}`;
export const stageImage = (stage: string) => `stage:${stage}`;
export const HALO = 'halo';

export function fixedImages(resolve: Resolve): NamedImage[] {
  return [
    ...patterns.map(({ name, width, height, shapes }) => ({
      name,
      image: imageOf(shapes, width, height, resolve),
      ratio: PATTERN_RATIO,
    })),
    ...hatches.map(({ name, shapes }) => ({ name, image: imageOf(shapes, 12, 12, resolve), ratio: PATTERN_RATIO })),
    ...stages.map((stage) => ({
      name: stageImage(stage),
      image: imageOf(stageShapes[stage], PIN_SPAN, PIN_SPAN, resolve),
      ratio: IMAGE_RATIO,
    })),
    { name: HALO, image: imageOf(haloShapes, HALO_SPAN, HALO_SPAN, resolve), ratio: IMAGE_RATIO },
  ];
}

export const lightPinImage = (light: LightColour, number: string, resolve: Resolve): NamedImage => ({
  name: lightImage(light, number),
  image: imageOf(lightShapes(light, number), LIGHT_PIN_SPAN, LIGHT_PIN_SPAN, resolve),
  ratio: IMAGE_RATIO,
});
