/** Somebody brings an application: what it is about, who applies, which papers are there; what lacks is known at once. */
import { type InputOf, ok, refuse, together } from '@cuntu/base';
import { hang, openMatter } from '#modules/matters';
import { newCode } from '#modules/papers';
import { keepParty } from '#modules/parties';
import { type Deed, handle, type Ports } from '#platform/pipeline';
import { itemOn } from '../../items/rules/catalogue.ts';
import { decideForm } from '../../items/rules/fields.ts';
import { tie } from '../../queue/tying.ts';
import { lacksNumbers } from '../../ratings/rules.ts';
import { wordOf } from '../../ratings/secrets.ts';
import { aboutOf } from '../about.ts';
import { applicationSubmitted, submitApplication } from '../contract.ts';
import { applicationOf, needsOf } from '../needs.ts';
import { decideApplicants, decideKinds, decideKnown } from '../rules.ts';
import { type ApplicantRow, insertApplication, insertMaterials } from '../tables.ts';

type Input = InputOf<typeof submitApplication>;

export const handleSubmitApplication = handle(
  submitApplication,
  async (deed, input, seal: Ports['seal']) => {
    const { id: matterId, applicants, materials } = input;
    const item = itemOn(input.item, deed.today);
    if (!item) throw new Error(`${input.item} is not in force on ${deed.today}`);
    const form = decideForm(item.fields, input.form);
    const sound = together(form, decideApplicants(item, applicants), decideKnown(item, materials, 'materials'));
    if (!sound.ok) return sound;
    if (!form.ok) return form;
    // Whatever is typed will stand on papers, those of the house among them: it is printable now or never.
    const printable = deed.printable({ form: form.value as never, applicants: applicants as never });
    if (!printable.ok) return refuse('paper.unprintable', { params: printable.refusal.params });
    const about = await aboutOf(deed, item, form.value, applicants);
    if (!about.ok) return about;
    const { place, placeName, division, parcel } = about.value;
    const allowed = deed.allow({ division });
    if (!allowed.ok) return allowed;
    const code = newCode(deed);
    const files = materials.flatMap((one) => one.files);
    const opened = await openMatter(deed, {
      id: matterId,
      kind: item.procedure,
      topic: item.key,
      placeName,
      division,
      place,
      happenedAt: deed.at,
      fact: applicationSubmitted,
      fields: {
        item: item.key,
        form: form.value,
        code,
        parties: applicants.map(({ party }) => party.id),
        materials: materials.map(({ material }) => material),
        files,
      },
      said: { item: item.key, materials: materials.length },
      applied: true,
      keeperId: deed.personId,
    });
    const rows = keepApplicants(deed, matterId, opened.n, applicants);
    const kept = { item: item.key, itemFrom: item.inForceFrom, code, form: form.value, submittedAt: deed.at };
    const parcelId = parcel?.id ?? null;
    insertApplication(deed.tx, { ...kept, matterId, factN: opened.n, parcelId }, rows);
    insertMaterials(deed.tx, matterId, opened.n, materials);
    const hung = await hang(deed, matterId, opened.n, 'materials', files);
    if (!hung.ok) return hung;
    const kinds = decideKinds(item, materials, hung.value);
    if (!kinds.ok) return kinds;
    const tied = input.ticketId ? await tie(deed, input.ticketId, matterId) : ok(true);
    if (!tied.ok) return tied;
    const needed = needsOf(await applicationOf(deed.tx, matterId), deed.today);
    const { number, person, dueOn } = opened;
    const word = lacksNumbers(numbersOf(applicants)) ? wordOf(seal, matterId, 0) : null;
    return ok({ id: matterId, number, code, word, person, dueOn, checklist: needed });
  },
  { prepare: async ({ seal }: Ports) => ok(seal) },
);

const numbersOf = (applicants: Input['applicants']) =>
  applicants
    .flatMap(({ party, agent }) => (agent ? [party, agent] : [party]))
    .map(({ identityNumber, phone }) => ({ identity: identityNumber ?? null, phone: phone ?? null }));

/** Persons and agents alike are kept as parties: their numbers are sealed before they reach a row. */
function keepApplicants(deed: Deed, matterId: string, factN: number, applicants: Input['applicants']): ApplicantRow[] {
  const rows: ApplicantRow[] = [];
  for (const { role, party, identityValidTo, agent } of applicants) {
    keepParty(deed, party, matterId, factN);
    const agentId = agent ? deed.newId() : null;
    if (agent && agentId) {
      const { name, identityNumber, phone } = agent;
      keepParty(deed, { id: agentId, kind: 'person', name, identityNumber, phone }, matterId, factN);
    }
    rows.push({ partyId: party.id, role, identityValidTo, agentId, agentValidTo: agent?.identityValidTo ?? null });
  }
  return rows;
}
