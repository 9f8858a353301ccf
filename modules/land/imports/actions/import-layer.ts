/** Features of a layer enter as a whole; as a new edition they end what held before. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { checkFeatures, chunks, faulty } from '../checking.ts';
import { importLayer, layerImported } from '../contract.ts';
import { decideScheme, featureRows } from '../features/rules.ts';
import type { ReadFile } from '../reading/rules/file.ts';
import { readLandFile } from '../reading.ts';
import { endFeatures, insertFeatures, insertImport, latestEdition } from '../tables.ts';

export const handleImportLayer = handle(
  importLayer,
  async (deed, input, read: ReadFile) => {
    const { id, file, layer, scheme, source, from, to, replaces } = input;
    const allowed = deed.allow({ division: deed.cityCode });
    if (!allowed.ok) return allowed;
    const fitting = decideScheme(input);
    if (!fitting.ok) return fitting;
    if (to !== null && to < from) return refuse('landFile.daysReversed', { at: 'to' });
    const { rows, faults } = featureRows(read, input);
    const told = [...read.faults, ...faults];
    if (told.length > 0) return refuse('landFile.faulty', faulty(told));
    if (rows.length === 0) return refuse('landFile.empty', { at: 'file' });
    const wrong = await checkFeatures(deed.tx, deed.cityCode, read);
    if (wrong.length > 0) return refuse('landFile.faulty', faulty(wrong));
    const latest = replaces ? await latestEdition(deed.tx, layer, scheme) : null;
    if (latest !== null && latest >= from)
      return refuse('landFile.notLater', { at: 'from', params: { since: latest } });
    deed.begin(id);
    const { n } = deed.record(layerImported, {
      matterId: id,
      division: deed.cityCode,
      from: null,
      to: 'imported',
      fields: { file, layer, scheme, source, validFrom: from, features: rows.length },
    });
    const ended = replaces ? await endFeatures(deed.tx, layer, scheme, from) : 0;
    for (const { part } of chunks(rows))
      await insertFeatures(deed.tx, part, { importId: id, layer, scheme, source, from, to });
    await insertImport(deed.tx, {
      matterId: id,
      factN: n,
      target: layer,
      scheme,
      file,
      source,
      from,
      to,
      features: rows.length,
      ended,
      at: deed.at,
    });
    deed.announce({ topic: 'land', division: deed.cityCode });
    return ok({ features: rows.length, ended });
  },
  { prepare: readLandFile },
);
