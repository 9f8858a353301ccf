/** Units, posts, people, licences and appointments are entered together: all or nothing. */
import { ok } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { areasOf } from '../../units/tables.ts';
import { enterRegister } from '../contract.ts';
import { enter } from '../entering.ts';
import { registerKeys } from '../keys.ts';
import { decideEntry } from '../rules.ts';
import { known } from '../tables.ts';

export const handleEnterRegister = handle(
  enterRegister,
  async (deed, entry) => {
    const allowed = deed.allow({ division: deed.cityCode });
    if (!allowed.ok) return allowed;
    const { units, posts, licences, appointments } = entry;
    const holds = decideEntry(entry, {
      divisions: await known(deed.tx, 'division', [
        ...units.flatMap((one) => [one.division, ...one.areas]),
        ...posts.flatMap((one) => one.division ?? []),
      ]),
      units: await known(deed.tx, 'unit', [
        ...posts.map((one) => one.unitId),
        ...units.flatMap((one) => one.parentId ?? []),
      ]),
      posts: await known(
        deed.tx,
        'post',
        appointments.map((one) => one.postId),
      ),
      people: await known(
        deed.tx,
        'person',
        [...licences, ...appointments].map((one) => one.personId),
      ),
      areas: await areasOf(
        deed.tx,
        posts.flatMap((one) => (one.division ? [one.unitId] : [])),
      ),
    });
    if (!holds.ok) return holds;
    const entered = await enter(deed, entry);
    return entered.ok ? ok(entered.value.counts) : entered;
  },
  { keys: registerKeys },
);
