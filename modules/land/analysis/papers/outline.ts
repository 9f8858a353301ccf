/** A plot as a small drawing in its own plane, north up: what it looks like, not where it is. */
import { project, systemOf } from '@cuntu/geodesy';
import type { Plot } from '../contract.ts';

const SIDE = 100;
const EDGE = 4;

export function outlineSvg(plot: Plot): string {
  const epsg = systemOf(plot);
  const parts = plot.type === 'Polygon' ? [plot.coordinates] : plot.coordinates;
  const rings = parts.flat().map((ring) => ring.map((point) => project(epsg, point)));
  const all = rings.flat();
  const [west, east] = [Math.min(...all.map((p) => p.eastingM)), Math.max(...all.map((p) => p.eastingM))];
  const [south, north] = [Math.min(...all.map((p) => p.northingM)), Math.max(...all.map((p) => p.northingM))];
  const scale = (SIDE - 2 * EDGE) / Math.max(east - west, north - south, 1e-6);
  const at = (eastingM: number, northingM: number): string =>
    `${(EDGE + (eastingM - west) * scale).toFixed(2)} ${(EDGE + (north - northingM) * scale).toFixed(2)}`;
  const path = rings.map((ring) => `M${ring.map((p) => at(p.eastingM, p.northingM)).join('L')}Z`).join('');
  const [width, height] = [(east - west) * scale + 2 * EDGE, (north - south) * scale + 2 * EDGE];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width.toFixed(2)} ${height.toFixed(2)}"><path d="${path}" fill="#e8e4d8" fill-rule="evenodd" stroke="#333" stroke-width="0.8"/></svg>`;
}
