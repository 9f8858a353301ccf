/** The record of a preliminary opinion: what the project is, what land it takes, what the offices said, on which conditions. */
import { contactOf } from '#modules/bureau';
import { type Analysis, codeName } from '#modules/land/contract';
import type { MatterRow } from '#modules/matters';
import type { Deed } from '#platform/pipeline';
import type { Application } from '../../intake/needs.ts';
import { commonRecord } from '../../intake/papers/record.ts';
import { opinionsOf } from '../../opinions/tables.ts';
import { conditionsOf } from '../rules.ts';
import type { ConclusionRow } from '../tables.ts';
import type { Term } from '../validity.ts';
import terms from './terms.json' with { type: 'json' };

/** More classes than these are one row. */
const ROWS = 10;

interface Concluded {
  figures: Analysis;
  conclusion: ConclusionRow;
  term: Term;
}

export async function opinionRecord(
  deed: Deed,
  matter: MatterRow,
  application: Application,
  { figures, conclusion, term }: Concluded,
) {
  const { form } = application;
  const common = await commonRecord(deed, matter, application);
  const { organ, address, phone } = await contactOf(deed.tx, deed.cityCode, deed.today);
  return {
    ...common,
    organ,
    contact: { ...common.contact, organAddress: address, organPhone: phone },
    project: {
      name: String(form.project),
      code: String(form.projectCode),
      basis: String(form.basis),
      purpose: terms.purposes[form.purpose as keyof typeof terms.purposes] ?? String(form.purpose),
    },
    whole: areaIn(figures.whole),
    classes: classesIn(figures),
    unclassified: areaIn(figures.unclassified),
    sums: (['farmland', 'cropland', 'permanentFarmland'] as const).map((key) => ({
      name: terms.sums[key],
      ...areaIn(figures[key]),
    })),
    fit: terms.fit[figures.plan.fit],
    asOf: figures.asOf,
    opinions: await answersOf(deed, matter.id),
    conclusion: conclusion.words,
    despite: conclusion.despite,
    conditions: conditionsOf(figures, form).map((key) => terms.conditions[key]),
    years: term.count,
    validTo: term.validTo,
  };
}

const areaIn = ({ areaM2, areaMu }: { areaM2: number; areaMu: number }) => ({ areaM2, areaMu });

function classesIn({ classes }: Pick<Analysis, 'classes'>) {
  const sorted = [...classes].sort((a, b) => b.areaM2 - a.areaM2);
  const rows = sorted
    .slice(0, ROWS)
    .map(({ scheme, code, ...one }) => ({ code, name: codeName(scheme, code), ...areaIn(one) }));
  const rest = sorted.slice(ROWS);
  const sum = (of: 'areaM2' | 'areaMu') => rest.reduce((total, one) => total + one[of], 0);
  return { rows, more: rest.length, rest: { areaM2: sum('areaM2'), areaMu: sum('areaMu') } };
}

const answersOf = async (deed: Deed, matterId: string) =>
  (await opinionsOf(deed.tx, matterId)).flatMap(({ unit, outcome, words }) =>
    outcome ? [{ unit, outcome: terms.opinionOutcomes[outcome], words: words ?? '' }] : [],
  );
