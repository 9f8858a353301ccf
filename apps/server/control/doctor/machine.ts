/** The machine under the bureau: room on the disk, the seal key, the fonts, the certificate. */
import { X509Certificate } from 'node:crypto';
import { readFile, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, isLoopback } from '#platform/config';
import { openPress } from '#platform/documents';
import { advice, type Finding, fault } from './findings.ts';

const GB = 1_000_000_000;
/** A day of photos of a whole city, and the embedded database's own room to sweep. */
const ROOM_BYTES = 2 * GB;
const DAY_MS = 86_400_000;
/** Long enough for an application to whoever signs certificates. */
const RENEW_DAYS = 21;

export async function checkDisk({ home }: Config): Promise<Finding[]> {
  const room = await statfs(home).catch(absent);
  if (!room) return [fault('disk.noHome', { folder: home })];
  const freeBytes = room.bavail * room.bsize;
  return freeBytes < ROOM_BYTES ? [fault('disk.low', { folder: home, gb: (freeBytes / GB).toFixed(1) })] : [];
}

export async function checkKey({ home }: Config): Promise<Finding[]> {
  const path = join(home, 'seal.key');
  const file = await stat(path).catch(absent);
  if (!file) return [fault('key.missing', { path })];
  if (file.size !== 32) return [fault('key.damaged', { path })];
  const mode = file.mode & 0o777;
  // Windows keeps no such mode.
  if (process.platform !== 'win32' && mode !== 0o600) return [fault('key.open', { path, mode: mode.toString(8) })];
  return [];
}

/** Opens them as the server does. */
export async function checkFonts({ home }: Config): Promise<Finding[]> {
  try {
    await (await openPress({ fontsHome: join(home, 'fonts') })).close();
    return [];
  } catch (unusable) {
    return [fault('fonts.unusable', { message: (unusable as Error).message })];
  }
}

export async function checkAddress(config: Config, now: string): Promise<Finding[]> {
  if (config.tls) return checkCertificate(config.tls.certPath, now);
  const alone = isLoopback(config.host) || config.trustedProxies.length > 0;
  return alone ? [] : [fault('address.plain', { host: config.host })];
}

async function checkCertificate(path: string, now: string): Promise<Finding[]> {
  const text = await readFile(path).catch(absent);
  if (!text) return [fault('certificate.missing', { path })];
  const days = Math.floor((Date.parse(new X509Certificate(text).validTo) - Date.parse(now)) / DAY_MS);
  if (days < 0) return [fault('certificate.expired', { path })];
  if (days < RENEW_DAYS) return [fault('certificate.expires', { path, days })];
  return days < 2 * RENEW_DAYS ? [advice('certificate.expires', { path, days })] : [];
}

function absent(reason: NodeJS.ErrnoException): undefined {
  if (reason.code !== 'ENOENT') throw reason;
}
