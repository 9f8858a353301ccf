/** Looks at everything that an administrator answers for, and says what is wrong; changes nothing unless asked to release. */
import { ok, type Result } from '@cuntu/base';
import { findCity } from '#modules/bureau';
import { systemClock } from '#platform/clock';
import type { Config } from '#platform/config';
import { type Desk, pendingMigrations } from '../desk.ts';
import type { Asking } from '../wire.ts';
import { checkDurability, checkExtensions, checkMigrations, checkSkew } from './database.ts';
import { checkFiles } from './files.ts';
import { advice, type Check, type Finding, fault } from './findings.ts';
import { checkAddress, checkDisk, checkFonts, checkKey } from './machine.ts';
import { checkChains, checkKeyFits, checkLimits, checkLog, checkNotices, checkParked } from './records.ts';

export interface Examination {
  /** Every file's hash, and files that nothing names; else a sample of the newest. */
  files: boolean;
  /** Every chain of facts; else a sample of the newest. */
  facts: boolean;
  /** Parked work is let go again. */
  release: boolean;
}

export interface Examined {
  /** No check has a fault. */
  sound: boolean;
  checks: Check[];
}

const check = async (name: string, findings: Promise<Finding[]>): Promise<Check> => ({
  name,
  findings: await findings,
});

export async function examine(desk: Desk, order: Examination, asking: Asking): Promise<Result<Examined>> {
  const { database, config } = desk;
  const checks = [
    ...(await examineMachine(config)),
    await check('migrations', checkMigrations(database)),
    await check('extensions', checkExtensions(database)),
    await check('durability', checkDurability(database, config.home)),
    await check('clock', checkSkew(database)),
  ];
  // The other tables may not be there, or not as this program knows them.
  if ((await pendingMigrations(database)).length === 0) checks.push(...(await examineRecords(desk, order, asking)));
  return ok(examined(checks));
}

export const examined = (checks: Check[]): Examined => ({
  sound: checks.every((one) => one.findings.every((finding) => finding.level !== 'fault')),
  checks,
});

/** What can be seen without a database, too. */
export const examineMachine = async (config: Config): Promise<Check[]> => [
  await check('disk', checkDisk(config)),
  await check('key', checkKey(config)),
  await check('fonts', checkFonts(config)),
  await check('address', checkAddress(config, systemClock.now())),
];

async function examineRecords(
  { database, config, clock, house }: Desk,
  order: Examination,
  asking: Asking,
): Promise<Check[]> {
  const { db } = database;
  const today = clock.today();
  const city = await findCity(db);
  if (!city) return [{ name: 'city', findings: [advice('city.none')] }];
  return [
    await check('notices', checkNotices(db, today)),
    await check('limits', checkLimits(db, today)),
    await check('work', checkParked(db, order.release)),
    await check('keyFits', checkKeyFits(db, config.home)),
    await check('log', checkLog(house)),
    await check('chains', checkChains(db, order.facts, asking)),
    await check('files', checkFiles(db, config.home, order.files, asking)),
  ];
}

export const unreachable = (message: string): Check => ({
  name: 'database',
  findings: [fault('database.unreachable', { message })],
});
