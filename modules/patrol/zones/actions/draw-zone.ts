/** A zone is drawn: from now on somebody can be in charge of this ground. */
import { ok } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { drawZone, zoneDrawn } from '../contract.ts';
import { decideGround } from '../ground.ts';
import { insertVersions } from '../tables/zones.ts';
import { groundChanged } from '../taking.ts';

export const handleDrawZone = handle(
  drawZone,
  async (deed, { id, name, zoneClass, place }) => {
    const ground = await decideGround(deed, place, 'place');
    if (!ground.ok) return ground;
    const { division, areaM2 } = ground.value;
    deed.begin(id);
    const { n } = deed.record(zoneDrawn, {
      matterId: id,
      division,
      from: null,
      to: 'current',
      fields: { name, zoneClass, place },
    });
    const version = { id, version: 1, name, zoneClass, place, areaM2, division, matterId: id, factN: n };
    await insertVersions(deed.tx, [{ ...version, deed: 'drawn' }], deed.at, deed.personId);
    return ok({ zoneId: id, version: 1, areaM2, faults: await groundChanged(deed, [id], division) });
  },
  { keys: { zone_version_pkey: () => ({ code: 'id.taken', at: 'id' }) } },
);
