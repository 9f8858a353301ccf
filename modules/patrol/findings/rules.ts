/** What may be reported, verified, joined and closed: pure, with today as an argument. */
import { ok, type Result, refuse } from '@cuntu/base';
import { areaM2, areaMuOf, type PolygonFault, polygonFaults } from '@cuntu/geodesy';
import type { Place } from './contract.ts';

/** A device's clock may run ahead by so much before its claim is refused. */
const AHEAD_MS = 10 * 60_000;
/** Older than this is not a finding on patrol but history; it is entered as a hand-over with its own words. */
const OLDEST_MS = 366 * 86_400_000;

export function decideTimes(at: string, now: string): Result<true, 'finding.inFuture' | 'finding.tooOld'> {
  if (Date.parse(at) > Date.parse(now) + AHEAD_MS) return refuse('finding.inFuture', { at: 'foundAt' });
  if (Date.parse(at) < Date.parse(now) - OLDEST_MS) return refuse('finding.tooOld', { at: 'foundAt' });
  return ok(true);
}

export const decideBegun = (begunOn: string | undefined, foundDay: string): Result<true, 'finding.begunAfterFound'> =>
  begunOn && begunOn > foundDay ? refuse('finding.begunAfterFound', { at: 'begunOn' }) : ok(true);

export function decideNotAhead(at: string, now: string, field: string): Result<true, 'finding.inFuture'> {
  return Date.parse(at) > Date.parse(now) + AHEAD_MS ? refuse('finding.inFuture', { at: field }) : ok(true);
}

/** Times are typed to the minute: what happened within the minute of `earliest` was not before it. */
const MINUTE_MS = 60_000;

/** Nobody arrives before it was found, nor looks again before the order was served. */
export function decideNotBefore<Code extends 'finding.beforeFound' | 'finding.beforeServed'>(
  at: string,
  earliest: string,
  field: string,
  code: Code,
): Result<true, Code> {
  return Date.parse(at) < Date.parse(earliest) - MINUTE_MS ? refuse(code, { at: field }) : ok(true);
}

export function decideArrival(
  at: string,
  foundAt: string,
  now: string,
): Result<true, 'finding.inFuture' | 'finding.beforeFound'> {
  const ahead = decideNotAhead(at, now, 'arrivedAt');
  return ahead.ok ? decideNotBefore(at, foundAt, 'arrivedAt', 'finding.beforeFound') : ahead;
}

/** How early it was caught is counted by it, so that silence must not read as *no building*. */
export const decideStage = (report: { kind: string; stage?: string }): Result<true, 'finding.stageNeeded'> =>
  report.kind === 'building' && report.stage === undefined ? refuse('finding.stageNeeded', { at: 'stage' }) : ok(true);

export const decideGround = (outcome: string, ground: string | undefined): Result<true, 'finding.groundNeeded'> =>
  outcome === 'lawful' && !ground ? refuse('finding.groundNeeded', { at: 'ground' }) : ok(true);

/** 15,000 亩: no one deed on land is larger, and a slip on the map soon covers a county. */
const LARGEST_M2 = 10_000_000;

/** Every fault of a drawn plot at once, each with the point it stands at. */
export function decidePlace(place: Place, field: string): Result<true, 'polygon.wrong'> {
  if (place.type === 'Point') return ok(true);
  const faults = polygonFaults(place);
  if (faults.length === 0 && areaM2(place) > LARGEST_M2)
    return refuse('polygon.wrong', {
      at: field,
      faults: [{ at: field, code: 'polygon.tooLarge', params: { mostKm2: LARGEST_M2 / 1e6 } }],
    });
  return faults.length === 0
    ? ok(true)
    : refuse('polygon.wrong', {
        at: field,
        faults: faults.map((fault) => ({ at: field, code: fault.code, params: placeOfFault(fault) })),
      });
}

const M2_OF_HECTARE = 10_000;

/** A slip on the map is ten times too large more often than a plot is: what is past the norm is looked at again. */
export function decideSure(squareM: number, mostHectares: number, sure: boolean): Result<true, 'finding.largePlot'> {
  if (sure || squareM <= mostHectares * M2_OF_HECTARE) return ok(true);
  const params = { hectares: mostHectares, mu: Math.round(areaMuOf(squareM)) };
  return refuse('finding.largePlot', { at: 'sureOfArea', params });
}

/** As people count: from one. */
const placeOfFault = ({ ring, point, other, most = 0 }: PolygonFault) => ({
  ring: ring + 1,
  point: point + 1,
  other: (other?.point ?? 0) + 1,
  most,
});

export const plotAreaM2 = (plot: Place | undefined): number | null =>
  plot?.type === 'Polygon' ? Math.round(areaM2(plot) * 100) / 100 : null;

export interface OfficerThere {
  personId: string;
  licenceNumber: string | null;
  reaches: boolean;
}

type OfficerRefusal =
  | 'finding.twoOfficers'
  | 'finding.officerUnlicensed'
  | 'finding.officerElsewhere'
  | 'finding.actorNotThere';

/**
 * 行政处罚法 42, 实施条例 47: two, each with a licence valid that day, and whoever signs was one of them. The law says at least
 * two; two sign, since each is waited for (docs/decisions/0008), and who else came along stands in the words.
 */
export function decideOfficers(
  there: readonly OfficerThere[],
  asked: readonly string[],
  actor: string | null,
): Result<true, OfficerRefusal> {
  if (new Set(asked).size !== 2) return refuse('finding.twoOfficers', { at: 'officers', article: 'penaltyLaw.42' });
  for (const [i, id] of asked.entries()) {
    const officer = there.find((one) => one.personId === id);
    if (!officer?.licenceNumber)
      return refuse('finding.officerUnlicensed', { at: `officers.${i}`, article: 'landRegulation.47' });
    if (!officer.reaches) return refuse('finding.officerElsewhere', { at: `officers.${i}` });
  }
  return actor && asked.includes(actor) ? ok(true) : refuse('finding.actorNotThere', { at: 'officers' });
}

/**
 * What waits for its second officer is written anew only by somebody who has seen what stands: without a version two who
 * verify at once would overwrite each other.
 */
export const decideAnew = (state: string, version: number | undefined): Result<true, never> =>
  version === undefined && ['verified', 'cleared', 'drawn', 'handed'].includes(state) ? refuse('form.stale') : ok(true);

/**
 * The bureau's own rule: who says what he saw on the spot, or that the work stands still, shows it. A report may come
 * without a picture, over the telephone, and so may word that it goes on: nobody is to be held up by a dead camera there.
 */
export const decideShown = (photos: readonly string[]): Result<true, 'finding.photoNeeded'> =>
  photos.length > 0 ? ok(true) : refuse('finding.photoNeeded', { at: 'photos' });

/** A no is told with its reason: somebody will have to answer for what was entered. */
export const decidePresence = (agrees: boolean, words: string): Result<true, 'presence.wordsNeeded'> =>
  agrees || words !== '' ? ok(true) : refuse('presence.wordsNeeded', { at: 'words' });

/** The other of the two, whose yes is waited for. */
export const secondOf = (officers: readonly string[], actor: string | null): string =>
  officers.find((one) => one !== actor)!;

/** Caught early: nothing above the foundation yet when it was found. Unknown where no building was being put up. */
export const caughtEarly = (stage: string): boolean | null => {
  if (stage === 'none') return null;
  return stage === 'groundbreaking' || stage === 'foundation';
};
