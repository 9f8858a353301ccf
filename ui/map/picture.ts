/** The map as a picture to take along: what is seen, its legend from the layer table, and the mark of a sketch. */
import type { MapHandle } from './canvas.tsx';
import type { MapLayer } from './layers.ts';
import { paintShapes } from './paint.ts';

interface PictureWords {
  /** Only the layers that are shown, with their names. */
  legend: readonly { layer: MapLayer; words: string }[];
  /** '示意图，非标准地图 · 演示数据'; no picture leaves without it. */
  mark: string;
}

const FOOT = 40;

/** A WebGL canvas can be read only within the frame that drew it. */
const frameOf = ({ map }: MapHandle) =>
  new Promise<HTMLCanvasElement>((drawn) => {
    map.once('render', () => drawn(map.getCanvas()));
    map.triggerRepaint();
  });

export async function pictureOf(handle: MapHandle, { legend, mark }: PictureWords): Promise<Blob> {
  const seen = await frameOf(handle);
  const ratio = devicePixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = seen.width;
  canvas.height = seen.height + FOOT * ratio;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = handle.colour('--surface');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(seen, 0, 0);
  pen.scale(ratio, ratio);
  pen.translate(16, seen.height / ratio + FOOT / 2);
  for (const { layer, words } of legend) {
    pen.translate(11, 0);
    paintShapes(pen, layer.swatch.shapes, handle.colour);
    pen.font = `12px ${handle.colour('--font')}`;
    pen.textAlign = 'left';
    pen.fillStyle = handle.colour('--text-2');
    pen.fillText(words, 16, 4);
    pen.translate(16 + pen.measureText(words).width + 16, 0);
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.textAlign = 'right';
  pen.fillText(mark, seen.width / ratio - 16, seen.height / ratio + FOOT / 2 + 4);
  return new Promise((made, failed) =>
    canvas.toBlob((blob) => (blob ? made(blob) : failed(new Error('no picture'))), 'image/png'),
  );
}
