/** Parcels of a file enter the register as a whole, or its first faults are told and nothing is kept. */
import { hex, ok, refuse } from '@cuntu/base';
import { type Deed, handle } from '#platform/pipeline';
import { checkParcels, chunks, faulty } from '../checking.ts';
import { importParcels, parcelsImported } from '../contract.ts';
import { type ParcelRow, parcelRows } from '../parcels/rules.ts';
import type { ReadFile } from '../reading/rules/file.ts';
import { readLandFile } from '../reading.ts';
import { insertImport, insertParcels, type KeptParcel } from '../tables.ts';

export const handleImportParcels = handle(
  importParcels,
  async (deed, { id, file, source, from }, read: ReadFile) => {
    const allowed = deed.allow({ division: deed.cityCode });
    if (!allowed.ok) return allowed;
    const { rows, faults } = parcelRows(read);
    const told = [...read.faults, ...faults];
    if (told.length > 0) return refuse('landFile.faulty', faulty(told));
    if (rows.length === 0) return refuse('landFile.empty', { at: 'file' });
    const checked = await checkParcels(deed.tx, read, rows, from);
    if (checked.faults.length > 0) return refuse('landFile.faulty', faulty(checked.faults));
    deed.begin(id);
    const { n } = deed.record(parcelsImported, {
      matterId: id,
      division: deed.cityCode,
      from: null,
      to: 'imported',
      fields: { file, source, validFrom: from, features: rows.length },
    });
    let ended = 0;
    for (const { from: first, part } of chunks(rows)) {
      const kept = part.map((row, nth) => keptOf(deed, row, checked.villages[first + nth]!));
      ended += await insertParcels(deed.tx, kept, { importId: id, source, from });
    }
    await insertImport(deed.tx, {
      matterId: id,
      factN: n,
      target: 'parcel',
      scheme: null,
      file,
      source,
      from,
      to: null,
      features: rows.length,
      ended,
      at: deed.at,
    });
    deed.announce({ topic: 'land', division: deed.cityCode });
    return ok({ features: rows.length, ended });
  },
  { prepare: readLandFile },
);

const TAIL = 4;

/** Names stand in clear, as in the register; numbers of identity never do. */
function keptOf(deed: Deed, { right, ...row }: ParcelRow, division: string): KeptParcel {
  const rightId = right && deed.newId();
  const number = right?.holderNumber ?? null;
  return {
    ...row,
    id: deed.newId(),
    division,
    rightId,
    rightKind: right?.kind ?? null,
    holder: right?.holder ?? null,
    identitySealed: number && hex(deed.seal(number, `right.identity:${rightId}`)),
    identityTail: number?.slice(-TAIL) ?? null,
    rightFrom: right?.from ?? null,
  };
}
