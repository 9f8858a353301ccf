/** One application of the demo from the window to where it rests, as deeds of people at their times. */
import type { InputOf } from '@cuntu/base';
import type { submitApplication } from '#modules/applications/contract';
import { plusMinutes } from '../findings/office-hours.ts';
import words from '../seed/applications.json' with { type: 'json' };
import { amendmentOf, loanOf, materialsFor, papersAs, previewForm, setForm } from './forms.ts';
import { applicantsOf, bankFrom } from './parties.ts';
import { previewTold } from './reviews.ts';
import type { Entry, LandDeed, Life, Setting, Sketch, Telling, Told } from './telling.ts';
import { paceOf, type Step, timeOf, wayOf } from './ways.ts';

interface Application extends Telling {
  materials: string[];
  /** Of them not brought at first. */
  lacking: string[];
  /** What else the notice names. */
  more: { material: string; lacking: string }[];
  receiver: string;
  submission: Told;
  entry: Entry | undefined;
}

export function lifeOf(setting: Setting, sketch: Sketch): Life {
  const chance = setting.fate.chance(`application ${sketch.key}`);
  const { takenAt: at, site, open, other } = sketch;
  const county = site.village.slice(0, 6);
  const { clerks, fate } = setting;
  const office = clerks.office(fate.chance(`office ${sketch.key}`), open);
  const a = submissionOf({
    ...setting,
    sketch,
    chance,
    at,
    id: fate.id(`application ${sketch.key}`, at),
    clerk: clerks.window(county, chance, open ? !other : undefined),
    examiner: clerks.examiner(county, chance, open),
    registrar: clerks.registrar(county, chance, open),
    office,
    reviewer: clerks.reviewer(office),
    leader: clerks.leader(fate.chance(`leader ${sketch.key}`)),
  });
  const deeds: LandDeed[] = [{ ...a.submission, key: `${sketch.key}.submit`, at }];
  const pace = paceOf(sketch, chance);
  let [before, acceptedAt, entry]: [string, string, Entry | undefined] = [at, at, undefined];
  for (const step of wayOf(sketch)) {
    before = timeOf(step, { ...setting, before, acceptedAt, pace, sketch, chance });
    if (step === 'accept') acceptedAt = before;
    deeds.push({ ...told[step]({ ...a, at: before }), key: `${sketch.key}.${step}`, at: before });
    if (step === 'register') entry = a.entry && { ...a.entry, at: before };
  }
  return { deeds, ...(entry && { entry }) };
}

type Submission = InputOf<typeof submitApplication>;

const LACKED: Record<Sketch['item'], readonly string[]> = {
  mortgageSet: ['mainContract', 'mortgageContract'],
  mortgageChange: ['changeAgreement'],
  mortgageRelease: ['releaseConsent'],
  landPreview: ['planStatement', 'projectBasis'],
};

function submissionOf(t: Telling): Application {
  const { sketch, chance, id } = t;
  const { item, site, outcome } = sketch;
  const bank = sketch.entry?.bank ?? bankFrom(chance.below(100));
  const { form, entry } = contentOf(t, bank);
  const applicants = applicantsOf(t, bank);
  const agent = applicants.find((one) => one.agent)?.agent;
  const materials = materialsFor(item, agent !== undefined, form);
  const lacks = ['incomplete', 'supplied', 'lapsed'].includes(outcome);
  const lacking = lacks ? [chance.pick(LACKED[item])] : [];
  const brought = materials.filter((one) => !lacking.includes(one));
  const input = { id, item, form, applicants, materials: papersAs(t, brought) } satisfies Submission;
  const submission: Told = { name: 'applications.submitApplication', by: t.clerk, input };
  if (item === 'mortgageSet') submission.unitNumber = site.unitNumber;
  const more = lacks ? moreOf(chance, materials, lacking) : [];
  return { ...t, materials, lacking, more, entry, submission, receiver: agent?.name ?? applicants[0]!.party.name };
}

function contentOf(t: Telling, bank: string): { form: Record<string, unknown>; entry?: Entry } {
  const { sketch, fate } = t;
  if (sketch.item === 'landPreview') return { form: previewForm(t) };
  if (sketch.item !== 'mortgageSet') return amendmentOf(t);
  const loan = loanOf(sketch, t.chance);
  // The book takes the id of the deed that entered it.
  const entry = {
    ...loan,
    id: fate.id(`entry ${sketch.key}`, sketch.takenAt),
    site: sketch.site,
    bank,
    at: '',
    released: false,
  };
  return { form: setForm(t, loan), entry };
}

type Tell = (a: Application) => Told;

const as = (name: string, by: string | null, input: Record<string, unknown>): Told => ({
  name: `applications.${name}`,
  by,
  input,
});

const paperOf = ({ fate, sketch, at }: Application, what: string) => fate.id(`${what} ${sketch.key}`, at);

const examined =
  (outcome: 'fit' | 'unfit'): Tell =>
  ({ id, examiner, chance }) =>
    as('examineApplication', examiner, { matterId: id, outcome, words: chance.pick(words[outcome]) });

const delivering =
  (name: string): Tell =>
  ({ id, clerk, chance, at, receiver }) => {
    const way = chance.pick(['handedOver', 'handedOver', 'handedOver', 'posted', 'electronic']);
    const trackingNumber = `YS${chance.between(100_000_000, 999_999_999)}`;
    return as(name, clerk, {
      matterId: id,
      way,
      receivedBy: receiver,
      deliveredAt: plusMinutes(at, -2),
      ...(way === 'posted' && { trackingNumber }),
    });
  };

const told: Record<Step, Tell> = {
  request: (a) => as('requestPapers', a.clerk, { id: paperOf(a, 'notice'), matterId: a.id, more: a.more }),
  supply: (a) =>
    as('supplyPapers', a.clerk, {
      matterId: a.id,
      materials: papersAs(a, [...a.lacking, ...a.more.map(({ material }) => material)]),
    }),
  accept: (a) => as('acceptApplication', a.clerk, { id: paperOf(a, 'receipt'), matterId: a.id }),
  deem: (a) => as('deemAccepted', null, { id: paperOf(a, 'receipt'), matterId: a.id }),
  decline: (a) => as('declineApplication', a.clerk, { id: paperOf(a, 'decline'), matterId: a.id, ...declineOf(a) }),
  withdraw: (a) => as('withdrawApplication', a.clerk, { matterId: a.id, words: a.chance.pick(words.withdrawals) }),
  lapse: (a) => as('deemWithdrawn', null, { matterId: a.id }),
  examine: examined('fit'),
  examineAgain: examined('fit'),
  object: examined('unfit'),
  return: (a) =>
    as('returnApplication', deciderOf(a), {
      matterId: a.id,
      words: a.chance.pick(a.sketch.item === 'landPreview' ? words.previewReturns : words.returns),
    }),
  register: (a) => as('registerMortgage', a.registrar, { id: entryIdOf(a), matterId: a.id }),
  refuse: (a) =>
    as('refuseApplication', deciderOf(a), {
      id: paperOf(a, 'refusal'),
      matterId: a.id,
      reasons: a.chance.pick(a.sketch.item === 'landPreview' ? words.previewRefusals : words.refusals),
    }),
  deliver: delivering('deliverResult'),
  serve: delivering('deliverRefusal'),
  ...previewTold,
};

/** Whoever decides is not whoever examined it. */
const deciderOf = ({ sketch, registrar, leader }: Application) => (sketch.item === 'landPreview' ? leader : registrar);

/** An entry that is set has its own id; a change is entered under an id that nothing keeps. */
const entryIdOf = (a: Application): string => (a.sketch.entry ? paperOf(a, 'amendment') : a.entry!.id);

/** A paper that is there and not in order is asked for in the same notice. */
function moreOf(chance: Telling['chance'], materials: readonly string[], lacking: readonly string[]) {
  if (chance.below(3) > 0) return [];
  const material = chance.pick(materials.filter((one) => one !== 'identity' && !lacking.includes(one)));
  return [{ material, lacking: chance.pick(words.lacking) }];
}

const declineOf = ({ sketch, chance }: Application) =>
  chance.pick(sketch.item === 'landPreview' ? words.previewDeclines : words.declines);
