/** A boundary-point text (TXT) as areas in degrees; what is wrong is told by line. */
import { type BoundaryNote, polygonFaults, readBoundaryText } from '@cuntu/geodesy';
import type { Remark } from '../../contract.ts';
import { keep, MOST_FEATURES, MOST_POINTS, MOST_POINTS_OF_POLYGON, type ReadFile } from './file.ts';

export function readText(text: string): ReadFile {
  const read = readBoundaryText(text, { maxPoints: MOST_POINTS, maxPlots: MOST_FEATURES });
  const remark = ({ line, code, params }: BoundaryNote): Remark => ({
    feature: null,
    line,
    code: `txt.${code}`,
    params,
  });
  const file: ReadFile = {
    format: 'boundaryText',
    epsg: read.epsg ?? 0,
    areas: [],
    features: read.plots.length,
    points: read.plots.reduce((sum, plot) => sum + plot.points, 0),
    faults: read.faults.map(remark),
    warnings: read.warnings.map(remark),
  };
  for (const plot of read.plots) {
    const parts = plot.shape.type === 'Polygon' ? [plot.shape.coordinates] : plot.shape.coordinates;
    const place = { feature: null, line: plot.line };
    const faults = parts.flatMap((rings) =>
      polygonFaults({ type: 'Polygon', coordinates: rings }, { maxPoints: MOST_POINTS_OF_POLYGON }),
    );
    for (const { code, ring, point } of faults)
      file.faults.push({ ...place, code, params: { part: 1, ring: ring + 1, point: point + 1 } });
    const { number, name, landClass } = plot;
    if (faults.length === 0) keep(file, place, plot.shape, { unitNumber: number, name, code: landClass }, plot.areaM2);
  }
  return file;
}
