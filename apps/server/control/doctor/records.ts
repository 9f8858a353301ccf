/** What the bureau keeps: norms without which nothing can be counted, work that is stuck, chains of facts, the key's own lock. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { leafHash } from '@cuntu/ledger';
import { runningProcedures } from '#modules/matters';
import { findVersions } from '#modules/norms';
import { systemRandom } from '#platform/clock';
import type { Db } from '#platform/database';
import { sealWith } from '#platform/identity';
import { findParked, releaseParked } from '#platform/jobs';
import type { OpenHouse } from '../../house.ts';
import type { Asking } from '../wire.ts';
import { advice, type Finding, fault } from './findings.ts';
import { type ChainLink, chainsBefore, noticeYears, sealedSample } from './tables.ts';

/** 国务院办公厅 has given each year's notice between late October and late November since 2014. */
const NOTICE_DUE = '-12-01';

export async function checkNotices(db: Db, today: string): Promise<Finding[]> {
  const years = new Set(await noticeYears(db));
  const thisYear = Number(today.slice(0, 4));
  const next = thisYear + 1;
  return [
    ...(years.has(thisYear) ? [] : [fault('notice.missing', { year: thisYear })]),
    ...(years.has(next)
      ? []
      : [(today >= `${thisYear}${NOTICE_DUE}` ? fault : advice)('notice.missing', { year: next })]),
  ];
}

export async function checkLimits(db: Db, today: string): Promise<Finding[]> {
  const versions = await findVersions(db);
  const inForce = new Set(versions.filter((one) => one.inForceFrom <= today).map((one) => one.key));
  const needed = new Set(runningProcedures().flatMap((one) => Object.values(one.clocks).map((clock) => clock.limit)));
  return [...needed].filter((key) => !inForce.has(key)).map((key) => fault('limit.noVersion', { key }));
}

/** By name only: what a job was about, and what it said when it failed, may tell of a person. */
export async function checkParked(db: Db, release: boolean): Promise<Finding[]> {
  const counts = new Map<string, number>();
  for (const one of await findParked(db)) counts.set(one.name, (counts.get(one.name) ?? 0) + 1 + one.heldUp);
  if (release && counts.size > 0) await releaseParked(db);
  const say = release ? advice : fault;
  return [...counts].map(([name, count]) => say(release ? 'work.released' : 'work.parked', { name, count }));
}

/** Only a server at work knows whether its log signs. */
export async function checkLog(house: OpenHouse | undefined): Promise<Finding[]> {
  const standing = await house?.publicLog.standing();
  if (!standing) return [];
  const { still, witnesses } = standing;
  if (still) return [fault('log.still', { why: still })];
  return witnesses === 0 ? [advice('log.noWitness')] : [];
}

const PAGE = 200;

/** Every chain counts from 1 without a gap, each leaf names the hash of the one before, and each hash is its leaf's. */
export async function checkChains(db: Db, all: boolean, { tell, signal }: Asking): Promise<Finding[]> {
  const broken: Finding[] = [];
  let before: string | null = null;
  for (let done = PAGE; ; done += PAGE) {
    signal.throwIfAborted();
    const links: ChainLink[] = await chainsBefore(db, before, PAGE);
    const chains = Map.groupBy(links, (link) => link.matterId);
    for (const [matterId, chain] of chains) if (!isWhole(chain)) broken.push(fault('chain.broken', { matterId }));
    tell({ step: 'chains', done, of: 0 });
    if (!all || chains.size < PAGE) return broken;
    before = links.at(-1)!.matterId;
  }
}

const hashOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

function isWhole(chain: readonly ChainLink[]): boolean {
  const { lastN, lastHash } = chain[0]!;
  const links = chain.filter((link) => link.n !== null);
  const linked = links.every((link, i) => {
    const { n, p } = JSON.parse(Buffer.from(link.leaf).toString('utf8')) as { n: number; p: string };
    const previous = i === 0 ? '' : links[i - 1]!.leafHash;
    return link.n === i + 1 && n === link.n && p === previous && leafHash(hashOf, link.leaf) === link.leafHash;
  });
  return linked && links.length === lastN && (links.at(-1)?.leafHash ?? null) === lastHash;
}

/** A key that is there may still be another database's: whether it opens what was sealed is tried. */
export async function checkKeyFits(db: Db, home: string): Promise<Finding[]> {
  const sample = await sealedSample(db);
  if (!sample) return [];
  try {
    const key = await readFile(join(home, 'seal.key'));
    sealWith(new Uint8Array(key), systemRandom).open(sample.sealed, sample.about);
    return [];
  } catch {
    return [fault('key.other')];
  }
}
