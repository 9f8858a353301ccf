/** One application whole: what was applied for, by whom, with which papers; what lacks, what was asked for, the land and the book. */
import { ok, refuse } from '@cuntu/base';
import { findParcelStanding, findParcelWhole, type ParcelRow } from '#modules/land';
import { standing } from '#modules/land/contract';
import { attachmentsOf, clocksOf, findVisible, matterWhere } from '#modules/matters';
import { papersOf } from '#modules/papers';
import { findParties, type PartyRow } from '#modules/parties';
import type { Db } from '#platform/database';
import { answer, type Ports } from '#platform/pipeline';
import { decideAgreement } from '../../mortgages/agreement.ts';
import { disagreements } from '../../mortgages/contract.ts';
import { standingRights } from '../../mortgages/rules.ts';
import { findMortgage, findMortgageOf } from '../../mortgages/tables.ts';
import { ticketOf } from '../../queue/tables/calls.ts';
import { isByWord } from '../../ratings/secrets.ts';
import { getApplication } from '../contract/questions.ts';
import { type Application, applicationOf, needsOf } from '../needs.ts';
import { isDeemed } from '../tables/lists.ts';
import { requestsOf } from '../tables.ts';

export const answerGetApplication = answer(
  getApplication,
  async (db, look, { matterId }, seal: Ports['seal']) => {
    const where = matterWhere(look.may);
    const matter = await findVisible(db, matterId, where);
    if (!matter) return refuse('thing.notFound', { at: 'matterId' });
    const application = await applicationOf(db, matterId);
    const { itemThen, applicants, materials, requestedOn: _, ...row } = application;
    const parties = await findParties(db, matterId);
    const types = new Map((await attachmentsOf(db, matterId, where)).map((one) => [one.sha256, one.mediaType]));
    const papers = await papersOf(db, matterId);
    const entry = await entryOf(db, application);
    const clocks = await clocksOf(db, matterId);
    const dueOn = (clock: string) => clocks.find(({ name }) => name === clock)?.dueOn;
    return ok({
      id: matterId,
      item: itemThen,
      form: row.form,
      submittedAt: row.submittedAt,
      receivedAt: row.receivedAt,
      acceptedAt: row.acceptedAt,
      // What was promised may have been moved by a notice since: the clock is the day.
      promisedOn: dueOn('promise') ?? row.promisedOn,
      statutoryOn: dueOn('statutory') ?? row.statutoryOn,
      deemed: await isDeemed(db, matterId),
      applicants: applicants.map((one) => applicantOf(one, parties)),
      materials: materials.map(({ files, ...one }) => ({
        ...one,
        files: files.map((sha256) => ({ sha256, mediaType: types.get(sha256) ?? '' })),
      })),
      checklist: needsOf(application, look.today),
      requests: await requestsOf(db, matterId),
      papers: papers.map(({ matterId: _, mode, servedAt, receivedBy, witness, code, ...paper }) => ({
        ...paper,
        code: code === row.code ? null : code,
      })),
      ticket: (await ticketOf(db, matterId)) ?? null,
      parcel: await parcelOf(db, application, look.today, matter.closedAt === null && !entry),
      mortgage: entry ?? null,
      byWord: await isByWord(db, seal, matterId),
    });
  },
  { prepare: async ({ seal }: Ports) => ok(seal) },
);

function applicantOf({ partyId, agentId, ...one }: Application['applicants'][number], parties: readonly PartyRow[]) {
  const named = (id: string) => parties.find((party) => party.id === id)!;
  const { kind, name, identityTail } = named(partyId);
  const agent = agentId && named(agentId);
  return {
    partyId,
    role: one.role,
    kind,
    name,
    identityTail,
    identityValidTo: one.identityValidTo,
    agent: agent
      ? {
          partyId: agent.id,
          name: agent.name,
          identityTail: agent.identityTail,
          identityValidTo: one.agentValidTo,
        }
      : null,
  };
}

async function parcelOf(db: Db, application: Application, today: string, setsStill: boolean) {
  const { parcelId } = application;
  const parcel = parcelId === null ? undefined : await findParcelWhole(db, parcelId);
  if (!parcel) return null;
  const { id, unitNumber, areaM2, outline } = parcel;
  const rights = standingRights(parcel).map(({ validFrom: _, validTo: __, ...right }) => right);
  const turned = setsStill ? await turnedOf(db, application, parcel, today) : null;
  return { id, unitNumber, areaM2, outline, rights, holds: standing(parcel.holds, today), turned };
}

async function turnedOf(db: Db, application: Application, { id, unitNumber, validTo }: ParcelRow, today: string) {
  const agrees = await decideAgreement(db, application, today);
  if (agrees.ok && agrees.value.id === id) return null;
  const now = agrees.ok ? agrees.value : await findParcelStanding(db, unitNumber);
  const against = agrees.ok ? null : disagreements.find((code) => code === agrees.refusal.code)!;
  return { endedOn: validTo, nowId: now?.id ?? null, against };
}

const entryOf = (db: Db, { matterId, form }: Application) =>
  typeof form.mortgage === 'string' ? findMortgage(db, form.mortgage) : findMortgageOf(db, matterId);
