/** A read file held against what is known: the city it must lie in, soundness as PostGIS sees it, numbers already registered. */
import { outsideCity, villagesCovering } from '#modules/bureau';
import type { Db, Tx } from '#platform/database';
import type { Remark } from './contract.ts';
import type { ParcelRow } from './parcels/rules.ts';
import type { ReadFile } from './reading/rules/file.ts';
import { knownParcels, unsoundAmong } from './tables.ts';

/** A hundred thousand areas are ten statements of each kind, within what a transaction may make. */
export const CHUNK = 10_000;

export function* chunks<T>(list: readonly T[]): Generator<{ from: number; part: readonly T[] }> {
  for (let from = 0; from < list.length; from += CHUNK) yield { from, part: list.slice(from, from + CHUNK) };
}

const at = (file: ReadFile, nth: number): Pick<Remark, 'feature' | 'line'> => {
  const { feature, line } = file.areas[nth]!;
  return { feature, line };
};

/** Code of the village in whose outline each lies; null outside the city, which is a fault. */
export async function checkParcels(db: Db | Tx, file: ReadFile, rows: readonly ParcelRow[], from: string | null) {
  const faults = await unsound(db, file);
  const villages: (string | null)[] = [];
  for (const { part } of chunks(rows))
    villages.push(
      ...(await villagesCovering(
        db,
        part.map(({ geometry }) => geometry),
      )),
    );
  for (const [nth, village] of villages.entries())
    if (village === null) faults.push({ ...at(file, nth), code: 'outsideCity' });
  const known = await knownParcels(
    db,
    rows.map(({ unitNumber }) => unitNumber),
  );
  for (const [nth, { unitNumber }] of rows.entries()) {
    const since = known.get(unitNumber);
    if (since !== undefined && from !== null && since >= from)
      faults.push({ ...at(file, nth), code: 'unit.notLater', params: { number: unitNumber, since } });
  }
  return { faults, villages };
}

export async function checkFeatures(db: Db | Tx, cityCode: string, file: ReadFile): Promise<Remark[]> {
  const faults = await unsound(db, file);
  for (const { from, part } of chunks(file.areas))
    for (const nth of await outsideCity(
      db,
      cityCode,
      part.map(({ geometry }) => geometry),
    ))
      faults.push({ ...at(file, from + nth), code: 'outsideCity' });
  return faults;
}

async function unsound(db: Db | Tx, file: ReadFile): Promise<Remark[]> {
  const faults: Remark[] = [];
  for (const { from, part } of chunks(file.areas))
    for (const nth of await unsoundAmong(
      db,
      part.map(({ geometry }) => geometry),
    ))
      faults.push({ ...at(file, from + nth), code: 'polygon.unsound' });
  return faults;
}

/** As somebody reads the file. */
export const inOrder = (faults: readonly Remark[]): Remark[] =>
  [...faults].sort((a, b) => (a.feature ?? 0) - (b.feature ?? 0) || (a.line ?? 0) - (b.line ?? 0));

const TOLD = 50;

export const faulty = (faults: readonly Remark[]) => ({
  params: { count: faults.length },
  faults: inOrder(faults)
    .slice(0, TOLD)
    .map(({ feature, line, code, params }) => ({
      at: feature !== null ? `feature ${feature}` : line !== null ? `line ${line}` : 'file',
      code: `land.${code}`,
      params,
    })),
});
