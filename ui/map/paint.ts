/** Draws the same shapes as the page onto a canvas: pins, hatches and marks for the map. */
import type { Shape } from '#ui/controls';
import type { Resolve } from './colours.ts';

type Pen = CanvasRenderingContext2D;

function outlineOf({ tag, at }: Shape): Path2D {
  const n = (name: string) => Number(at[name] ?? 0);
  if (tag === 'path') return new Path2D(String(at.d));
  const outline = new Path2D();
  if (tag === 'circle') outline.arc(n('cx'), n('cy'), n('r'), 0, Math.PI * 2);
  if (tag === 'rect') outline.roundRect(n('x'), n('y'), n('width'), n('height'), n('rx'));
  return outline;
}

function writeWords(pen: Pen, { at, words = '' }: Shape, colour: string, font: string): void {
  pen.font = `${at['font-weight'] ?? 400} ${at['font-size'] ?? 12}px ${font}`;
  pen.textAlign = 'center';
  pen.fillStyle = colour;
  pen.fillText(words, Number(at.x ?? 0), Number(at.y ?? 0));
}

export function paintShapes(pen: Pen, shapes: readonly Shape[], resolve: Resolve): void {
  for (const shape of shapes) {
    const { at } = shape;
    const fill = at.fill === undefined ? '#000' : resolve(String(at.fill));
    if (shape.tag === 'text') {
      writeWords(pen, shape, fill, resolve('--font'));
      continue;
    }
    const outline = outlineOf(shape);
    pen.globalAlpha = Number(at['fill-opacity'] ?? 1);
    if (fill !== 'none') {
      pen.fillStyle = fill;
      pen.fill(outline);
    }
    pen.globalAlpha = Number(at['stroke-opacity'] ?? 1);
    if (at.stroke !== undefined) {
      pen.strokeStyle = resolve(String(at.stroke));
      pen.lineWidth = Number(at['stroke-width'] ?? 1);
      pen.setLineDash(
        String(at['stroke-dasharray'] ?? '')
          .split(' ')
          .filter(Boolean)
          .map(Number),
      );
      pen.lineJoin = at['stroke-linejoin'] === 'round' ? 'round' : 'miter';
      pen.stroke(outline);
    }
    pen.globalAlpha = 1;
  }
}

/** Shapes stand about their middle, as pins do; two device pixels a unit, so that they stay sharp. */
export const IMAGE_RATIO = 2;

export function imageOf(shapes: readonly Shape[], width: number, height: number, resolve: Resolve): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = width * IMAGE_RATIO;
  canvas.height = height * IMAGE_RATIO;
  const pen = canvas.getContext('2d')!;
  pen.scale(IMAGE_RATIO, IMAGE_RATIO);
  pen.translate(width / 2, height / 2);
  paintShapes(pen, shapes, resolve);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
