/** The answer about a plot as a page: what the template prints, in the words of the law. */
import { readFileSync } from 'node:fs';
import { namesOf } from '#modules/bureau';
import type { Db } from '#platform/database';
import type { PaperRecord, PrintOrder } from '#platform/documents';
import { codeName } from '../../ground/contract.ts';
import type { Analysis, Plot } from '../contract.ts';
import { outlineSvg } from './outline.ts';
import terms from './terms.json' with { type: 'json' };

const template = readFileSync(new URL('./analysis.typ', import.meta.url), 'utf8');

/** What does not fit on one page is counted, not listed. */
const ROWS = { classes: 12, parcels: 6, approvals: 4, zones: 4, sources: 5 } as const;

interface AboutSheet {
  organ: string;
  issuedOn: string;
  demo: boolean;
}

export async function analysisSheet(db: Db, found: Analysis, plot: Plot, about: AboutSheet): Promise<PrintOrder> {
  const codes = [...new Set(found.parcels.flatMap(({ division }) => [division, division.slice(0, 9)]))];
  const names = await namesOf(db, codes);
  return {
    template,
    record: recordOf(found, about, (code) => `${names.get(code.slice(0, 9)) ?? ''}${names.get(code) ?? ''}`),
    assets: { 'outline.svg': new TextEncoder().encode(outlineSvg(plot)) },
  };
}

const listed = <T, R>(list: readonly T[], most: number, show: (one: T) => R) => ({
  rows: list.slice(0, most).map(show),
  more: Math.max(0, list.length - most),
});

function recordOf(found: Analysis, about: AboutSheet, placeOf: (division: string) => string): PaperRecord {
  const area = ({ areaM2, areaMu }: { areaM2: number; areaMu: number }) => ({ areaM2, areaMu });
  const coded = ({ scheme, code, ...one }: { scheme: string; code: string; areaM2: number; areaMu: number }) => ({
    code,
    name: codeName(scheme, code),
    ...area(one),
  });
  return {
    ...about,
    asOf: found.asOf,
    epsg: found.epsg,
    whole: area(found.whole),
    classes: listed(found.classes, ROWS.classes, coded),
    unclassified: area(found.unclassified),
    doubly: found.doubly && area(found.doubly),
    sums: (['cropland', 'permanentFarmland', 'otherCropland', 'farmland'] as const).map((key) => ({
      name: terms.sums[key],
      ...area(found[key]),
    })),
    fit: terms.fit[found.plan.fit],
    zones: listed(found.plan.zones, ROWS.zones, coded),
    approvals: listed(found.approvals, ROWS.approvals, (one) => ({
      ...coded(one),
      title: one.name ?? one.source,
      until: one.validTo,
    })),
    outsideApprovals: area(found.outsideApprovals),
    parcels: listed(found.parcels, ROWS.parcels, (one) => ({
      number: one.unitNumber,
      place: placeOf(one.division),
      rights: one.rights,
      holds: one.holds.map(({ kind, basis }) => `${terms.holds[kind as keyof typeof terms.holds] ?? kind}（${basis}）`),
      ...area(one.hit),
    })),
    reviews: found.reviews.map(({ key, thresholdMu, areaMu, article }) => ({
      name: terms.reviews[key as keyof typeof terms.reviews] ?? key,
      thresholdMu,
      areaMu,
      article,
    })),
    sources: found.sources.slice(0, ROWS.sources).map(({ layer, source, validFrom }) => ({
      layer: terms.layers[layer as keyof typeof terms.layers] ?? layer,
      source,
      validFrom,
    })),
  };
}
