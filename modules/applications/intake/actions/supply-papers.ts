/** What was asked for is brought: from now on silence counts again. */
import { ok } from '@cuntu/base';
import { hang, moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { applicationKinds, papersSupplied, supplyPapers } from '../contract.ts';
import { applicationOf, needsOf } from '../needs.ts';
import { decideKinds, decideKnown } from '../rules.ts';
import { insertMaterials, receiveAnew } from '../tables.ts';

export const handleSupplyPapers = handle(supplyPapers, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, applicationKinds, input.version);
  if (!taken.ok) return taken;
  const { itemThen } = await applicationOf(deed.tx, input.matterId);
  const known = decideKnown(itemThen, input.materials, 'materials');
  if (!known.ok) return known;
  const { materials, identities } = input;
  const files = materials.flatMap((one) => one.files);
  const moved = await moveOn(deed, taken.value, {
    step: 'supplyPapers',
    fact: papersSupplied,
    fields: { materials: materials.map(({ material }) => material), files },
    said: { materials: materials.length },
    keeperId: deed.personId,
  });
  if (!moved.ok) return moved;
  await insertMaterials(deed.tx, input.matterId, moved.value.n, materials);
  await receiveAnew(deed.tx, input.matterId, deed.at, identities);
  const hung = await hang(deed, input.matterId, moved.value.n, 'materials', files);
  if (!hung.ok) return hung;
  const kinds = decideKinds(itemThen, materials, hung.value);
  if (!kinds.ok) return kinds;
  const checklist = needsOf(await applicationOf(deed.tx, input.matterId), deed.today);
  return ok({ matterId: input.matterId, state: moved.value.to, checklist });
});
