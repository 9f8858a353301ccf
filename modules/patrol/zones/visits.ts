/** How often each class of zone is to be visited, and how much of it must be seen to count, as the norms have it on a day. */
import { type LimitVersion, limitsOn } from '#modules/norms';
import type { Db, Tx } from '#platform/database';
import type { ZoneClass } from './contract.ts';

const intervalKeys = { 1: 'zone.visitOne', 2: 'zone.visitTwo', 3: 'zone.visitThree' } as const;
const shareKey = 'zone.visitedShare';

export interface Interval {
  days: number;
  /** So many days before its end a visit is asked for. */
  askedBefore: number;
  article: string;
  confidence: LimitVersion['confidence'];
}

export interface VisitNorms {
  interval: Record<ZoneClass, Interval>;
  /** Of the zone's ground, between 0 and 1. */
  share: number;
  shareArticle: string;
}

export async function visitNormsOn(db: Db | Tx, on: string): Promise<VisitNorms> {
  const limits = await limitsOn(db, [...Object.values(intervalKeys), shareKey], on);
  const limitOf = (key: string, unit: LimitVersion['unit']) => {
    const limit = limits.find((one) => one.key === key);
    if (limit?.unit !== unit) throw new Error(`no ${key} in ${unit} in force on ${on}`);
    return limit;
  };
  const of = (zoneClass: ZoneClass): Interval => {
    const { count, yellowAt, article, confidence } = limitOf(intervalKeys[zoneClass], 'days');
    return { days: count, askedBefore: yellowAt, article, confidence };
  };
  const { count, article } = limitOf(shareKey, 'percent');
  return { interval: { 1: of(1), 2: of(2), 3: of(3) }, share: count / 100, shareArticle: article };
}
