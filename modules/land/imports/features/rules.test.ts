/** Codes are taken in their own scheme only: the survey has suffixed ones that the standard does not know. */
import { expect, test } from 'vitest';
import { codeName, schemeOf } from '../../ground/contract.ts';
import type { ReadFile } from '../reading/rules/file.ts';
import { decideScheme, featureRows } from './rules.ts';

const file = (code: string) =>
  ({
    format: 'geojson',
    areas: [{ feature: 1, line: null, areaM2: 1, geometry: '{}', about: { code } }],
  }) as unknown as ReadFile;
const bring = (scheme: '国土调查工作分类' | 'GB/T 21010-2017', code: string) =>
  featureRows(file(code), { layer: 'landClass', scheme });

const SUFFIXED = ['1104A', '1104K', '1107A', '0810A', '0201K', '0301K', '1301', '1304', '05H1', '08H1', '08H2'];

test.each(SUFFIXED)('%s is a code of the survey, and none of the standard', (code) => {
  expect(bring('国土调查工作分类', code)).toMatchObject({ faults: [], rows: [{ code }] });
  expect(bring('GB/T 21010-2017', code).faults).toMatchObject([{ code: 'code.unknown', params: { code } }]);
  expect(codeName('国土调查工作分类', code)).not.toBe(code);
});

test('the survey has the codes of the standard too', () => {
  expect(bring('国土调查工作分类', '0101').faults).toEqual([]);
  expect(codeName('国土调查工作分类', '0101')).toBe(codeName('GB/T 21010-2017', '0101'));
  expect(decideScheme({ layer: 'plan', scheme: '国土调查工作分类' }).ok).toBe(false);
});

test('of each code that the survey adds it is said how sure its name is', () => {
  const { names, confidence } = schemeOf('国土调查工作分类');
  const added = Object.keys(names).filter((code) => codeName('GB/T 21010-2017', code) === code);
  expect([...confidence!.published, ...confidence!.attested].sort()).toEqual(added.sort());
});
