/** Polygons of a GeoPackage as GeoJSON in its own system: as much of the format as the real parcels need. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inflateRawSync } from 'node:zlib';

export interface RealFeature {
  type: 'Polygon' | 'MultiPolygon';
  coordinates: number[][][] | number[][][][];
}

/** A file as it is, or the only one in a zip. */
function unpacked(path: string): string {
  if (!path.endsWith('.zip')) return path;
  const zip = readFileSync(path);
  const central = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  const [size, at] = [zip.readUInt32LE(central + 20), zip.readUInt32LE(central + 42)];
  const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const out = join(mkdtempSync(join(tmpdir(), 'cuntu-gpkg-')), 'unpacked.gpkg');
  writeFileSync(out, inflateRawSync(zip.subarray(from, from + size)));
  return out;
}

export function featuresOf(path: string): { epsg: number; features: RealFeature[] } {
  // Read as bytes: the folder may not be written to, and SQLite wants to leave its files beside a database.
  const copy = join(mkdtempSync(join(tmpdir(), 'cuntu-gpkg-')), 'copy.gpkg');
  writeFileSync(copy, readFileSync(unpacked(path)));
  const database = new DatabaseSync(copy, { readOnly: true });
  const [layer] = database
    .prepare('select table_name as name, column_name as field, srs_id as srs from gpkg_geometry_columns')
    .all() as { name: string; field: string; srs: number }[];
  const [system] = database
    .prepare('select organization_coordsys_id as epsg from gpkg_spatial_ref_sys where srs_id = ?')
    .all(layer!.srs) as { epsg: number }[];
  const rows = database.prepare(`select "${layer!.field}" as shape from "${layer!.name}"`).all() as {
    shape: Uint8Array;
  }[];
  database.close();
  return { epsg: system!.epsg, features: rows.map(({ shape }) => readShape(Buffer.from(shape))) };
}

/** OGC 12-128 §2.1.3: magic, version, flags, srs, an envelope of a length that the flags tell, then WKB. */
function readShape(bytes: Buffer): RealFeature {
  const envelope = [0, 32, 48, 48, 64][(bytes[3]! >> 1) & 7]!;
  let at = 8 + envelope;
  const read = (): RealFeature => {
    const little = bytes[at] === 1;
    const uint = () => {
      at += 4;
      return little ? bytes.readUInt32LE(at - 4) : bytes.readUInt32BE(at - 4);
    };
    const double = () => {
      at += 8;
      return little ? bytes.readDoubleLE(at - 8) : bytes.readDoubleBE(at - 8);
    };
    at += 1;
    const kind = uint() % 1000;
    const count = uint();
    if (kind === 6) {
      const parts = Array.from({ length: count }, () => read().coordinates as number[][][]);
      return { type: 'MultiPolygon', coordinates: parts };
    }
    if (kind !== 3) throw new Error(`a geometry of kind ${kind} among parcels`);
    const coordinates = Array.from({ length: count }, () => Array.from({ length: uint() }, () => [double(), double()]));
    return { type: 'Polygon', coordinates };
  };
  return read();
}
