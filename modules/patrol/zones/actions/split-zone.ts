/** A zone is cut in two by a line: the larger part stays, the other becomes a zone of its own with the same people. */
import { ok } from '@cuntu/base';
import { type Deed, handle } from '#platform/pipeline';
import { splitZone, type ZonePlace, zoneDrawn, zoneSplit } from '../contract.ts';
import { decideOutline, decideParts, holdsOn } from '../rules.ts';
import { chargesOf, insertCharges } from '../tables/charges.ts';
import { insertSplit } from '../tables/deeds.ts';
import { cut, type HeldZone, insertVersions, standingOf } from '../tables/zones.ts';
import { groundChanged, takeZones } from '../taking.ts';

export const handleSplitZone = handle(
  splitZone,
  async (deed, input) => {
    const taken = await takeZones(deed, [input]);
    if (!taken.ok) return taken;
    const zone = taken.value[0]!;
    const parts = decideParts(await cut(deed.tx, zone.place, input.line));
    if (!parts.ok) return parts;
    const [kept, part] = parts.value;
    const areas = [decideOutline(kept, 'line'), decideOutline(part, 'line')] as const;
    for (const area of areas) if (!area.ok) return area;
    const [areaM2, intoAreaM2] = areas.map((area) => (area.ok ? area.value : 0)) as [number, number];
    const { intoId, name } = input;
    const { name: keptName, zoneClass } = zone;
    const version = zone.version + 1;
    const split = deed.record(zoneSplit, {
      matterId: zone.id,
      division: zone.division,
      from: 'current',
      to: 'current',
      fields: { name: keptName, zoneClass, place: kept, into: intoId },
    });
    const [keptDivision, division] = await divisionsOf(deed, [kept, part], zone);
    deed.begin(intoId);
    const drawn = deed.record(zoneDrawn, {
      matterId: intoId,
      division,
      from: null,
      to: 'current',
      fields: { name, zoneClass, place: part },
    });
    const stays = { id: zone.id, version, name: keptName, place: kept, areaM2, division: keptDivision };
    const begins = { id: intoId, version: 1, name, place: part, areaM2: intoAreaM2, division };
    await insertVersions(
      deed.tx,
      [
        { ...stays, zoneClass, matterId: zone.id, factN: split.n, deed: 'split' },
        { ...begins, zoneClass, matterId: intoId, factN: drawn.n, deed: 'split' },
      ],
      deed.at,
      deed.personId,
    );
    await insertSplit(deed.tx, { matterId: zone.id, factN: split.n, intoId });
    await takeAlong(deed, zone.id, { zoneId: intoId, matterId: intoId, factN: drawn.n });
    await groundChanged(deed, [zone.id, intoId], zone.division);
    return ok({ zoneId: zone.id, version, intoId, areaM2, intoAreaM2 });
  },
  { keys: { zone_version_pkey: () => ({ code: 'id.taken', at: 'intoId' }) } },
);

async function divisionsOf(deed: Deed, parts: readonly ZonePlace[], { division }: HeldZone): Promise<[string, string]> {
  const [kept, part] = await standingOf(deed.tx, parts);
  return [kept?.division ?? division, part?.division ?? division];
}

/** Nobody is less in charge because a line was drawn. */
async function takeAlong(deed: Deed, fromId: string, to: { zoneId: string; matterId: string; factN: number }) {
  const held = (await chargesOf(deed.tx, [fromId])).filter((one) => one.to === null || holdsOn(one, deed.today));
  const rows = held.map((one) => ({ ...one, ...to, from: later(one.from, deed.today) }));
  if (rows.length > 0) await insertCharges(deed.tx, rows, deed.at, deed.personId);
}

const later = (a: string, b: string): string => [a, b].toSorted().at(-1)!;
