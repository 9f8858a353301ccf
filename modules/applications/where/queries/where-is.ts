/** Where a matter stands, for whoever holds its code: picked field by field, so that nothing new slips out by itself. */
import { must, ok, refuse } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { personNames, unitNames } from '#modules/bureau';
import {
  type ClockRow,
  clocksOf,
  clockView,
  contactsOf,
  daysMoved,
  explanationsOf,
  findMatter,
  type MatterRow,
  pausesOf,
  procedureOf,
  roadOf,
  stepsOf,
  straightWay,
} from '#modules/matters';
import { almanacNow, findVersions } from '#modules/norms';
import { papersOf } from '#modules/papers';
import type { Db } from '#platform/database';
import { answer, type Ports } from '#platform/pipeline';
import { findApplication, matterByCode, requestsOf } from '../../intake/tables.ts';
import type { ItemKey } from '../../items/contract.ts';
import { outcomeOf } from '../../promises/tables.ts';
import { secretOf } from '../../ratings/secrets.ts';
import { disowningsOf } from '../../ratings/tables/disownings.ts';
import { ratingsOf } from '../../ratings/tables.ts';
import { type PublicState, receiptClocks, whereIs } from '../contract.ts';
import { publicRoad, publicWay, seenAs } from '../rules.ts';

const dayOf = (instant: string): string => must(chinaDateOf(instant));

export const answerWhereIs = answer(
  whereIs,
  async (db, look, { code, secret }, seal: Ports['seal']) => {
    const matterId = await matterByCode(db, code);
    const matter = matterId ? await findMatter(db, matterId) : undefined;
    if (!matter) return refuse('thing.notFound', { at: 'code' });
    const isSecretOf = (id: string) => secret === secretOf(seal, id);
    const application = (await findApplication(db, matter.id))!;
    const outcome = await outcomeOf(db, matter.id);
    const clocks = await clocksOf(db, matter.id);
    const steps = await stepsOf(db, matter.id);
    return ok({
      item: application.item as ItemKey,
      number: matter.number,
      placeName: matter.placeName,
      state: publicOf(matter.kind, matter.state),
      submittedAt: application.submittedAt,
      closedAt: matter.closedAt,
      clock: await clockOf(db, clocks, matter, look.today),
      standing: matter.closedAt === null ? standingOf(clocks) : null,
      settled: settledOf(clocks),
      moved: daysMoved(steps).flatMap(({ clock, ...move }) => {
        const told = receiptClocks.find((name) => name === clock);
        return told ? [{ clock: told, ...move }] : [];
      }),
      turn: turnOf(matter),
      road: roadTo(matter, steps),
      holder: await holderOf(db, matter),
      contacts: (await contactsOf(db, matter.id)).map(({ personId: _, ...met }) => met),
      bring: matter.state === 'incomplete' ? ((await requestsOf(db, matter.id)).at(-1)?.items ?? []) : [],
      pauses: (await pausesOf(db, matter.id)).map(({ ground, basis, fromAt, untilAt, expectedOn }) => ({
        ground,
        basis,
        fromOn: dayOf(fromAt),
        untilOn: untilAt && dayOf(untilAt),
        expectedOn,
      })),
      explanations: (await explanationsOf(db, matter.id))
        .filter(({ clock }) => clock === 'promise')
        .map(({ words, newExpectedOn, explainedOn }) => ({ words, newExpectedOn, explainedOn })),
      outcome: outcome
        ? { days: outcome.days, promised: outcome.promised, kept: outcome.kept, finishedOn: outcome.finishedOn }
        : null,
      papers: await papersFor(db, matter.id),
      rating: await ratingFor(db, matter.id, isSecretOf),
      disowned: await disowningFor(db, matter.id, isSecretOf),
    });
  },
  { prepare: async ({ seal }: Ports) => ok(seal) },
);

const turnOf = ({ state, closedAt }: MatterRow): 'house' | 'applicant' | 'nobody' => {
  if (closedAt !== null) return 'nobody';
  return state === 'incomplete' ? 'applicant' : 'house';
};

async function clockOf(db: Db, clocks: readonly ClockRow[], matter: MatterRow, today: string) {
  const clock = clocks.find(({ name }) => name === matter.clock);
  if (!clock || matter.closedAt !== null) return null;
  const limit = (await findVersions(db)).find(({ id }) => id === clock.limitId);
  return clockView(await almanacNow(db), clock, limit, today);
}

function standingOf(clocks: readonly ClockRow[]) {
  const now = (is: ClockRow['state']) =>
    receiptClocks.filter((clock) => clocks.some(({ name, state }) => name === clock && state === is));
  const stands = clocks.find(({ name, state }) => state === 'suspended' && receiptClocks.some((one) => one === name));
  return stands ? { clocks: now('suspended'), beside: now('running'), untilOn: stands.standsUntil } : null;
}

const settledOf = (clocks: readonly ClockRow[]) =>
  receiptClocks.flatMap((clock) =>
    clocks.flatMap(({ name, state, dueOn, provisional, settledOn }) =>
      name === clock && state === 'running' && settledOn !== null && !provisional ? [{ clock, dueOn, settledOn }] : [],
    ),
  );

const publicOf = (kind: string, state: string): PublicState => seenAs(procedureOf(kind), state);

function roadTo({ kind, state, dueOn }: MatterRow, steps: Awaited<ReturnType<typeof stepsOf>>) {
  const procedure = procedureOf(kind);
  return publicRoad(procedure, roadOf(steps, straightWay(kind, publicWay(procedure, state)), dueOn));
}

async function holderOf(db: Db, { personId, unitId, contactId, closedAt }: MatterRow) {
  if (closedAt !== null || personId === null || personId === contactId) return null;
  const name = (await personNames(db, [personId])).get(personId);
  const unit = unitId === null ? undefined : (await unitNames(db, [unitId])).get(unitId);
  return name === undefined ? null : { name, unit: unit ?? null };
}

/** Those that went out and hold. */
async function papersFor(db: Db, matterId: string) {
  return (await papersOf(db, matterId)).flatMap(({ kind, number, code, issuedAt, state }) =>
    issuedAt !== null && state === 'issued' ? [{ kind, number, code, issuedOn: dayOf(issuedAt) }] : [],
  );
}

type IsSecretOf = (id: string) => boolean;

async function ratingFor(db: Db, matterId: string, isSecretOf: IsSecretOf) {
  const ratings = await ratingsOf(db, matterId);
  const own = ratings.find(({ id }) => isSecretOf(id));
  if (!own) return ratings.some(({ byOther }) => !byOther) ? { told: null } : null;
  const { grade, ratedAt, setAside, called, answer } = own;
  return { told: { grade, ratedOn: dayOf(ratedAt), setAside, called, answer } };
}

async function disowningFor(db: Db, matterId: string, isSecretOf: IsSecretOf) {
  const own = (await disowningsOf(db, matterId)).find(({ id }) => isSecretOf(id));
  return own ? { saidOn: dayOf(own.saidAt), byOther: own.byOther, answer: own.answer } : null;
}
