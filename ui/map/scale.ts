/** The scale bar: the longest round length that fits. */

const EARTH_CIRCUMFERENCE_M = 40_075_016.686;
/** MapLibre's world is one tile of 512 px at zoom 0. */
const TILE = 512;

export interface ScaleBar {
  lengthM: number;
  widthPx: number;
}

export function scaleBar(zoom: number, latitude: number, mostPx: number): ScaleBar {
  const metresPerPx = (EARTH_CIRCUMFERENCE_M * Math.cos((latitude * Math.PI) / 180)) / (TILE * 2 ** zoom);
  const most = metresPerPx * mostPx;
  const power = 10 ** Math.floor(Math.log10(most));
  const lengthM = [5, 2, 1].map((step) => step * power).find((length) => length <= most) ?? power;
  return { lengthM, widthPx: lengthM / metresPerPx };
}
