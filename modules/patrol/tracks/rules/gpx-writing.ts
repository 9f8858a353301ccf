/** A patrol as a GPX 1.1 file: one segment a device, cut where it was silent. */

interface Track {
  t: readonly number[];
  lon: readonly number[];
  lat: readonly number[];
  gaps: readonly { toMs: number }[];
}

export function writeGpx({ tracks }: { tracks: readonly Track[] }): string {
  const segments = tracks.filter(({ t }) => t.length > 0).map(segmentsOf);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Cuntu" xmlns="http://www.topografix.com/GPX/1/1">',
    '<trk>',
    ...segments,
    '</trk>',
    '</gpx>',
    '',
  ].join('\n');
}

function segmentsOf({ t, lon, lat, gaps }: Track): string {
  const heardAgain = new Set(gaps.map(({ toMs }) => toMs));
  const points = t.map((at, i) => {
    const cut = i > 0 && heardAgain.has(at) ? '</trkseg>\n<trkseg>\n' : '';
    return `${cut}<trkpt lat="${lat[i]!.toFixed(7)}" lon="${lon[i]!.toFixed(7)}"><time>${new Date(at).toISOString()}</time></trkpt>`;
  });
  return `<trkseg>\n${points.join('\n')}\n</trkseg>`;
}
