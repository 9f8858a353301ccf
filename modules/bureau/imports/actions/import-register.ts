/** A filled-in form enters the register as a whole, or its first faults are told and nothing is kept. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import type { ReadSheet } from '#platform/sheets';
import { enter } from '../../register/entering.ts';
import { registerKeys } from '../../register/keys.ts';
import { importRegister } from '../contract.ts';
import { countsOf, entryOf } from '../entry.ts';
import { nothingIn, readForm } from '../reading.ts';
import { decideImport, type Plan } from '../rules.ts';
import { findKnown, insertImport } from '../tables.ts';
import { wordsIn } from '../words-in.ts';

const FAULTS_TOLD = 50;

export const handleImportRegister = handle(
  importRegister,
  async (deed, { id, file }, sheets: ReadSheet[]) => {
    const allowed = deed.allow({ division: deed.cityCode });
    if (!allowed.ok) return allowed;
    const plan = decideImport(sheets, await findKnown(deed.tx, wordsIn(sheets)));
    if (plan.faults.length > 0)
      return refuse('import.faulty', { params: { count: plan.faults.length }, faults: told(plan) });
    const something = nothingIn(countsOf(plan));
    if (!something.ok) return something;
    const entered = await enter(
      deed,
      entryOf(id, plan, () => deed.newId()),
    );
    if (!entered.ok) return entered;
    await insertImport(deed.tx, id, entered.value.n, file);
    return ok(entered.value.counts);
  },
  { prepare: readForm, keys: registerKeys },
);

const told = (plan: Plan) =>
  plan.faults.slice(0, FAULTS_TOLD).map(({ sheet, cell, code, params }) => ({
    at: cell ? `${sheet}!${cell}` : sheet,
    code: `import.${code}`,
    params,
  }));
