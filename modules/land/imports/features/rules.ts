/** What a file says of a layer's features, held against the codes of its scheme. */
import { ok, type Result, refuse } from '@cuntu/base';
import { type Layer, type SchemeName, schemeOf } from '../../ground/contract.ts';
import type { Remark } from '../contract.ts';
import type { ReadFile } from '../reading/rules/file.ts';

export interface FeatureRow {
  code: string;
  name: string | null;
  areaM2: number;
  geometry: string;
}

export interface IntoLayer {
  layer: Layer;
  scheme: SchemeName;
  code?: string;
}

/** The same digits mean another thing in another scheme: a scheme belongs to one layer, and only its codes are taken. */
export function decideScheme({ layer, scheme, code }: IntoLayer): Result<true, 'landFile.wrongScheme'> {
  const { layer: own, names } = schemeOf(scheme);
  if (own !== layer || (code !== undefined && names[code] === undefined))
    return refuse('landFile.wrongScheme', {
      at: own === layer ? 'code' : 'scheme',
      params: { scheme, code: code ?? '' },
    });
  return ok(true);
}

/** A named code of the scheme wins over what is given for all; a boundary text's land class is none of an approval's. */
export function featureRows({ areas, format }: ReadFile, into: IntoLayer): { rows: FeatureRow[]; faults: Remark[] } {
  const { names } = schemeOf(into.scheme);
  const faults: Remark[] = [];
  const rows = areas.map((area) => {
    const ofText = format === 'boundaryText' && into.layer !== 'landClass';
    const code = (ofText ? undefined : area.about.code) || into.code || '';
    if (names[code] === undefined)
      faults.push({
        feature: area.feature,
        line: area.line,
        code: code === '' ? 'code.missing' : 'code.unknown',
        params: { code: code.slice(0, 20), scheme: into.scheme },
      });
    return { code, name: area.about.name?.slice(0, 200) || null, areaM2: area.areaM2, geometry: area.geometry };
  });
  return { rows, faults };
}
