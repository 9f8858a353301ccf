/** What stands on the form of an application, and which papers lie with it. */
import { shortName } from '#modules/bureau';
import type { Chance } from '../chance.ts';
import { dayOf } from '../findings/office-hours.ts';
import { groundIn } from '../findings/plots.ts';
import { daysFrom } from '../register.ts';
import words from '../seed/applications.json' with { type: 'json' };
import type { Entry, Sketch, Telling } from './telling.ts';

type Form = Record<string, unknown>;

const TEN_THOUSAND = 10_000;
/** Yuan: what a square metre is lent upon in a township; no loan is smaller or larger. */
const LENT_A_M2 = [90, 260] as const;
const LOAN = [300_000, 60_000_000] as const;

export function amountOn(areaM2: number, chance: Chance): number {
  const whole = Math.round((areaM2 * chance.between(...LENT_A_M2)) / TEN_THOUSAND) * TEN_THOUSAND;
  return Math.min(LOAN[1], Math.max(LOAN[0], whole));
}

const filled = (text: string, day: string, n: number) =>
  text.replace('{year}', day.slice(0, 4)).replace('{n}', String(n).padStart(4, '0'));

export interface Loan {
  amount: number;
  fromOn: string;
  toOn: string;
}

export function loanOf({ site, takenAt }: Sketch, chance: Chance): Loan {
  const fromOn = daysFrom(dayOf(takenAt), -chance.between(1, 9));
  return { amount: amountOn(site.areaM2, chance), fromOn, toOn: daysFrom(fromOn, 365 * chance.between(1, 5)) };
}

/** Without its parcel, whose id only the register knows. */
export function setForm({ chance, sketch, villages, at }: Telling, { amount, fromOn, toOn }: Loan): Form {
  const [day, n] = [dayOf(at), chance.between(1, 900)];
  const county = villages.get(sketch.site.village.slice(0, 6))!.name;
  return {
    certificate: filled(words.certificate, `${Number(day.slice(0, 4)) - chance.between(2, 9)}`, n * 7).replace(
      '{county}',
      county,
    ),
    claim: chance.below(4) === 0 ? 'maximum' : 'general',
    amount,
    from: fromOn,
    to: toOn,
    mainContract: filled(words.mainContract, day, n),
    mortgageContract: filled(words.mortgageContract, day, n),
    buildings: chance.below(3) === 0 ? 'none' : 'included',
    fee: chance.below(3) === 0 ? 'smallFirm' : 'standard',
  };
}

/** What the book says of the mortgage once this is entered. */
export function amendmentOf({ sketch, chance, at }: Telling): { form: Form; entry: Entry } {
  const entry = sketch.entry!;
  const lot = chance.below(3);
  if (sketch.item === 'mortgageChange') {
    const toOn = daysFrom(entry.toOn, 365);
    const amount = Math.round((entry.amount * 1.2) / TEN_THOUSAND) * TEN_THOUSAND;
    const more = lot === 0;
    const agreement = filled(words.agreement, dayOf(at), chance.between(1, 900));
    const form = {
      mortgage: entry.id,
      agreement,
      reason: words.changes[more ? 1 : 0],
      ...(more ? { amount } : { to: toOn }),
    };
    return { form, entry: { ...entry, ...(more ? { amount } : { toOn }) } };
  }
  if (lot === 0) {
    const part = Math.round(entry.amount / 3 / TEN_THOUSAND) * TEN_THOUSAND;
    const form = { mortgage: entry.id, extent: 'partial', amount: part, reason: chance.pick(words.partial) };
    return { form, entry: { ...entry, amount: entry.amount - part } };
  }
  const form = { mortgage: entry.id, extent: 'full', reason: chance.pick(words.releases) };
  return { form, entry: { ...entry, released: true } };
}

export function previewForm({ chance, sketch, villages, at }: Telling): Form {
  const village = villages.get(sketch.site.village)!;
  const { name, purpose, siting } = chance.pick(words.projects);
  const [day, n] = [dayOf(at), chance.between(1, 400)];
  return {
    project: name.replace('{village}', shortName(village.name)),
    projectCode: filled(words.projectCode, day, n),
    basis: filled(words.projectBasis, day, n),
    boundary: groundIn(village, chance).plot,
    purpose,
    siting,
    mineralsCovered: 'no',
    investment: chance.between(30, 900) * TEN_THOUSAND * 10,
  };
}

/** Only the applicant's card may be a copy; the other papers are shown as they are. */
const COPIES = ['identity', 'projectBasis', 'boundaryFile'];

export const papersAs = ({ papers }: Telling, materials: readonly string[]) =>
  materials.map((material) => ({
    material,
    original: !COPIES.includes(material),
    copies: 1,
    files: [papers.get(material)!],
  }));

const ALWAYS: Record<Sketch['item'], readonly string[]> = {
  mortgageSet: ['applicationForm', 'identity', 'mainContract', 'mortgageContract'],
  mortgageChange: ['applicationForm', 'identity', 'changeAgreement'],
  mortgageRelease: ['applicationForm', 'identity', 'releaseConsent'],
  landPreview: ['applicationForm', 'identity', 'projectBasis', 'boundaryFile', 'planStatement'],
};

export const materialsFor = (item: Sketch['item'], agent: boolean, form: Form): string[] => [
  ...ALWAYS[item],
  ...(agent ? ['authority'] : []),
  ...(form.siting === 'outsidePlan' ? ['sitingReport'] : []),
];
