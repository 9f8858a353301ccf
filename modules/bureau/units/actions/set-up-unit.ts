/** A unit enters the register by itself; its posts come by deeds of their own. */
import { ok } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { known } from '../../register/tables.ts';
import { setUpUnit, unitSetUp } from '../contract.ts';
import { hold, keep, record } from '../keeping.ts';
import { decideNames, decideUnitPlace } from '../rules.ts';
import { unitNamed } from '../structure-tables.ts';
import { insertUnits } from '../tables.ts';

export const handleSetUpUnit = handle(
  setUpUnit,
  async (deed, unit) => {
    const held = await hold(deed);
    if (!held.ok) return held;
    const { id, name, symbol, parentId } = unit;
    const names = decideNames(unit, await unitNamed(deed.tx, name, symbol));
    if (!names.ok) return names;
    const divisions = await known(deed.tx, 'division', [unit.division, ...unit.areas]);
    const parents = await known(deed.tx, 'unit', parentId === null ? [] : [parentId]);
    const placed = decideUnitPlace(unit, divisions, parents);
    if (!placed.ok) return placed;
    const n = await record(deed, unitSetUp, id, 'setUp', { unit: id, name });
    await insertUnits(deed.tx, [unit], id, n);
    await keep(deed, id, n, { unitId: id, name });
    return ok({ id });
  },
  { keys: { unit_name_key: (name) => ({ code: 'unit.nameTaken', at: 'name', params: { name } }) } },
);
