/** What was asked for is brought: once all of it is there, silence counts again. After acceptance: of the applicant's own accord. */
import { ok } from '@cuntu/base';
import { hang, moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { applicationKinds, papersSupplied, supplyPapers } from '../contract.ts';
import { applicationOf, needsOf, withPapers } from '../needs.ts';
import { decideBrought, decideKinds, decideKnown } from '../rules.ts';
import { askedOf, insertMaterials, receiveAnew } from '../tables.ts';

export const handleSupplyPapers = handle(supplyPapers, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, applicationKinds, input.version);
  if (!taken.ok) return taken;
  const application = await applicationOf(deed.tx, input.matterId);
  const { itemThen } = application;
  const known = decideKnown(itemThen, input.materials, 'materials');
  if (!known.ok) return known;
  const { materials, identities } = input;
  const checklist = needsOf(withPapers(application, materials, identities), deed.today);
  const asked = taken.value.state === 'incomplete';
  const needs = { before: needsOf(application, deed.today), after: checklist };
  const brought = asked ? decideBrought(await askedOf(deed.tx, input.matterId), materials, needs) : undefined;
  if (brought && !brought.ok) return brought;
  const files = materials.flatMap((one) => one.files);
  const moved = await moveOn(deed, taken.value, {
    step: asked ? 'supplyPapers' : 'addPapers',
    outcome: brought?.value,
    fact: papersSupplied,
    fields: { materials: materials.map(({ material }) => material), files },
    said: { materials: materials.length },
    keeperId: deed.personId,
  });
  if (!moved.ok) return moved;
  insertMaterials(deed.tx, input.matterId, moved.value.n, materials);
  receiveAnew(deed.tx, input.matterId, brought?.value === 'whole' ? deed.at : null, identities);
  const hung = await hang(deed, input.matterId, moved.value.n, 'materials', files);
  if (!hung.ok) return hung;
  const kinds = decideKinds(itemThen, materials, hung.value);
  if (!kinds.ok) return kinds;
  return ok({ matterId: input.matterId, state: moved.value.to, checklist });
});
