/** A file of zones comes in as a whole, with the people it names, or its faults are told and nothing is kept. */
import { canonicalJson, hex, ok, refuse } from '@cuntu/base';
import { type Deed, handle, sha256 } from '#platform/pipeline';
import { importZones, zonesImported } from '../contract.ts';
import type { FeatureFault, ReadZone, ReadZones } from '../reading/rules.ts';
import { heldAgainst, peopleOf, readZoneFile } from '../reading.ts';
import { insertCharges } from '../tables/charges.ts';
import { insertZoneImport } from '../tables/deeds.ts';
import { recountAllFaults, recountFaults } from '../tables/faults.ts';
import { insertVersions } from '../tables/zones.ts';
import { keepCells } from '../taking.ts';

const FAULTS_TOLD = 50;
/** Above so many it is cheaper to check the whole city once. */
const ALL_AT = 400;

export const handleImportZones = handle(
  importZones,
  async (deed, { id, file }, read: ReadZones) => {
    const allowed = deed.allow({ division: deed.cityCode });
    if (!allowed.ok) return allowed;
    const { faults, people, standing } = await heldAgainst(deed.tx, read);
    if (faults.length > 0)
      return refuse('zones.faulty', {
        params: { count: faults.length },
        faults: faults.slice(0, FAULTS_TOLD).map(told),
      });
    const { zones } = read;
    const digest = hex(sha256(new TextEncoder().encode(canonicalJson(zones))));
    deed.begin(id);
    const { n } = deed.record(zonesImported, {
      matterId: id,
      division: deed.cityCode,
      from: null,
      to: 'imported',
      fields: { file, digest, zones: zones.length },
    });
    const ids = zones.map(() => deed.newId());
    await insertZoneImport(deed.tx, { matterId: id, factN: n, file, digest, zones: zones.length });
    await insertVersions(
      deed.tx,
      zones.map(({ name, zoneClass, place, areaM2 }, i) => ({
        ...{ id: ids[i]!, version: 1, name, zoneClass, place, areaM2, division: standing[i]!.division! },
        ...{ matterId: id, factN: n, deed: 'imported' as const },
      })),
      deed.at,
      deed.personId,
    );
    await insertCharges(
      deed.tx,
      chargesIn(deed, zones, ids, people, { matterId: id, factN: n }),
      deed.at,
      deed.personId,
    );
    await (ids.length > ALL_AT ? recountAllFaults(deed.tx) : recountFaults(deed.tx, ids, deed.at));
    await keepCells(deed, ids);
    deed.announce({ topic: 'zones', division: deed.cityCode });
    return ok({ zones: zones.length, people: peopleOf(zones) });
  },
  { prepare: readZoneFile },
);

const chargesIn = (
  { today }: Deed,
  zones: readonly ReadZone[],
  ids: readonly string[],
  people: ReadonlyMap<string, string>,
  of: { matterId: string; factN: number },
) =>
  zones.flatMap((zone, i) =>
    Object.entries(zone.people).map(([charge, number]) => ({
      ...of,
      zoneId: ids[i]!,
      charge: charge as keyof typeof zone.people,
      personId: people.get(number)!,
      from: today,
      to: null,
    })),
  );

/** `at` says which feature and where on the map; the sentence says what. */
const told = ({ feature, name, code, params, at }: FeatureFault) => ({
  at: `features.${feature - 1}`,
  code,
  params: { ...params, feature, name, ...(at && { lon: at[0], lat: at[1] }) },
});
