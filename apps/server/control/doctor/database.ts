/** The database itself: whether its tables are this program's, whether a commit reaches the disk, what time it thinks it is. */
import { createHash } from 'node:crypto';
import { systemClock } from '#platform/clock';
import { type Database, embeddedIn } from '#platform/database';
import { migrations } from '../../modules.ts';
import { appliedMigrations } from '../tables.ts';
import { type Finding, fault } from './findings.ts';
import { clockOfDatabase, commitNothing, durabilityOf, extensionsHere } from './tables.ts';

const EXTENSIONS = ['postgis', 'pg_trgm', 'btree_gist'];
/** Deadlines are counted by the server's clock, records are ordered by the database's. */
const SKEW_MS = 2_000;

export async function checkMigrations({ db }: Database): Promise<Finding[]> {
  const applied = new Map((await appliedMigrations(db)).map((one) => [one.id, one.sha256]));
  const known = new Set(migrations.map((one) => one.id));
  const lacking = migrations.filter((one) => !applied.has(one.id));
  const changed = migrations.filter((one) => applied.has(one.id) && applied.get(one.id) !== sha256(one.sql));
  const newer = [...applied.keys()].filter((id) => !known.has(id));
  return [
    ...(lacking.length > 0 ? [fault('migrations.lacking', { count: lacking.length, first: lacking[0]!.id })] : []),
    ...changed.map((one) => fault('migrations.changed', { id: one.id })),
    ...(newer.length > 0 ? [fault('migrations.newer', { count: newer.length, first: newer[0]! })] : []),
  ];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export async function checkExtensions({ db }: Database): Promise<Finding[]> {
  const here = new Set(await extensionsHere(db));
  return EXTENSIONS.filter((name) => !here.has(name)).map((name) => fault('extension.missing', { name }));
}

/** Of the embedded engine the setting says nothing: that the call arrives at the file system is counted. */
export async function checkDurability({ db, kind }: Database, home: string): Promise<Finding[]> {
  if (kind === 'embedded') {
    const engine = embeddedIn(home);
    const before = engine?.fsyncs() ?? 0;
    await commitNothing(db);
    return engine && engine.fsyncs() > before ? [] : [fault('durability.embedded')];
  }
  const { fsync, synchronousCommit, fullPageWrites } = await durabilityOf(db);
  return [
    ...(fsync === 'off' ? [fault('durability.setting', { name: 'fsync' })] : []),
    ...(synchronousCommit === 'off' ? [fault('durability.setting', { name: 'synchronous_commit' })] : []),
    ...(fullPageWrites === 'off' ? [fault('durability.setting', { name: 'full_page_writes' })] : []),
  ];
}

export async function checkSkew({ db }: Database): Promise<Finding[]> {
  const before = Date.parse(systemClock.now());
  const theirs = Date.parse(await clockOfDatabase(db));
  const after = Date.parse(systemClock.now());
  const skewMs = theirs < before ? before - theirs : Math.max(0, theirs - after);
  return skewMs > SKEW_MS ? [fault('clock.skew', { seconds: Math.round(skewMs / 1000) })] : [];
}
