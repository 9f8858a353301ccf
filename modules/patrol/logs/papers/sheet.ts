/** A patrol's log as a page: what the template prints, in the words of the bureau. */
import { readFileSync } from 'node:fs';
import type { OutputOf } from '@cuntu/base';
import { areaMuOf } from '@cuntu/geodesy';
import type { PaperRecord, PrintOrder } from '#platform/documents';
import type { Files } from '#platform/files';
import { gridOf } from '../../coverage/ground.ts';
import type { getPatrol } from '../contract.ts';
import terms from './terms.json' with { type: 'json' };
import { trackSvg } from './track-picture.ts';

type Patrol = OutputOf<typeof getPatrol>;
type Site = Patrol['sites'][number];

const template = readFileSync(new URL('./log.typ', import.meta.url), 'utf8');

/** An overview and a close-up. */
const PHOTOS_A_SITE = 3;
const PHOTOS_MOST = 12;

interface AboutSheet {
  organ: string;
  issuedOn: string;
  demo: boolean;
  cityCode: string;
  files: Pick<Files, 'thumbnail'>;
}

/** As a clock in Shanghai shows it. */
/** Its time, with its day where that is another. */
const endOf = (startedAt: string, endedAt: string): string => {
  const [from, to] = [localOf(startedAt), localOf(endedAt)];
  return from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to.replace('T', ' ');
};
const localOf = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16);

export async function logSheet(patrol: Patrol, about: AboutSheet): Promise<PrintOrder> {
  const picture = trackSvg(patrol.tracks, gridOf(about.cityCode));
  const assets: Record<string, Uint8Array> = picture ? { 'track.svg': new TextEncoder().encode(picture) } : {};
  const sites = [];
  for (const site of patrol.sites) {
    const photos = await photosOf(site, about.files, assets);
    sites.push({ ...siteRecord(site), photos });
  }
  return { template, record: recordOf(patrol, about, sites, picture !== undefined), assets };
}

async function photosOf(site: Site, files: AboutSheet['files'], assets: Record<string, Uint8Array>) {
  const shown = [];
  for (const { sha256, takenAt, directionDeg } of site.photos.slice(0, PHOTOS_A_SITE)) {
    const count = Object.keys(assets).length;
    const bytes = count < PHOTOS_MOST ? await files.thumbnail(sha256, 640) : undefined;
    if (!bytes) continue;
    const file = `photo-${count}.webp`;
    assets[file] = bytes;
    const bearing = directionDeg === null ? null : Math.round(directionDeg);
    shown.push({ file, takenAt: takenAt && localOf(takenAt), bearing });
  }
  return shown;
}

const word = (book: Readonly<Record<string, string>>, key: string): string => book[key] ?? key;

const siteRecord = (site: Site) => ({
  number: site.number,
  place: site.placeName,
  kind: word(terms.kind, site.kind),
  stage: word(terms.stage, site.stage),
  state: word(terms.state, site.state),
  begunOn: site.begunOn,
  areaM2: site.areaM2,
  areaMu: site.areaM2 === null ? null : Math.round(areaMuOf(site.areaM2) * 100) / 100,
  location: site.centre.map((degrees) => degrees.toFixed(6)).join(', '),
  landUse: site.landUse ?? '',
  project: site.project,
  builder: site.builder,
  approval: site.approval,
  words: site.words,
});

function recordOf(
  patrol: Patrol,
  { organ, issuedOn, demo }: AboutSheet,
  sites: PaperRecord['sites'],
  track: boolean,
): PaperRecord {
  const { log, tracks } = patrol;
  const gaps = tracks.flatMap((one) => one.gaps);
  const causes = Map.groupBy(gaps, ({ cause }) => cause);
  return {
    organ,
    issuedOn,
    demo,
    unit: patrol.unit ?? organ,
    day: localOf(patrol.startedAt).slice(0, 10),
    from: localOf(patrol.startedAt).slice(11),
    to: patrol.endedAt ? endOf(patrol.startedAt, patrol.endedAt) : terms.underWay,
    mode: word(terms.mode, patrol.mode),
    purpose: word(terms.purpose, patrol.purpose),
    people: patrol.people.map(({ name, licence }) => ({ name, licence })),
    area: patrol.villages.length > 0 ? patrol.villages.join(terms.comma) : patrol.placeName,
    route: log?.route || patrol.villages.join(terms.comma),
    track,
    pointsGone: patrol.pointsGone,
    counted: tracks.reduce((sum, one) => sum + one.verdict.filter((verdict) => verdict === 'counted').length, 0),
    gaps: gaps.length,
    causes: [...causes].map(([cause, list]) => ({ name: word(terms.gap, cause), count: list.length })),
    sites: sites!,
    opinion: log?.opinion ?? '',
    remark: log?.remark || patrol.endWords,
    writtenAt: log ? localOf(log.writtenAt) : null,
    writtenBy: log?.by ?? '',
  };
}
