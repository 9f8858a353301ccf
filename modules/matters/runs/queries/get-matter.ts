/** One matter's page: where it stands, what happened, who answers for it, what can be done now. */
import { ok, refuse } from '@cuntu/base';
import { dutyAt, namesOf, personNames } from '#modules/bureau';
import { almanacNow, findVersions } from '#modules/norms';
import type { Db } from '#platform/database';
import { answer } from '#platform/pipeline';
import { getMatter } from '../contract.ts';
import { recusedFrom } from '../fitness.ts';
import { withOpeners } from '../opener.ts';
import { matterWhere } from '../predicate.ts';
import { groundOf } from '../registry.ts';
import { ancestryOf, roadOf } from '../rules.ts';
import { clockView, stepsFrom, straightWay } from '../showing.ts';
import { clocksOf } from '../tables/clocks.ts';
import { contactsOf } from '../tables/contacts.ts';
import { childrenOf, findVisible, type MatterRow, type StepRow, stepsOf } from '../tables/run.ts';

export const answerGetMatter = answer(getMatter, async (db, look, input) => {
  const matter = await findVisible(db, input.id, matterWhere(look.may));
  if (!matter) return refuse('thing.notFound', { at: 'id' });
  const [clocks, steps, children, limits, almanac, names] = [
    await clocksOf(db, matter.id),
    await stepsOf(db, matter.id),
    await childrenOf(db, matter.id),
    await findVersions(db),
    await almanacNow(db),
    await namesOf(db, ancestryOf(matter.division)),
  ];
  return ok({
    ...headOf(matter),
    task: await taskOf(db, matter, look.personId),
    divisionNames: ancestryOf(matter.division).map((code) => ({ code, name: names.get(code) ?? code })),
    clocks: clocks.map((clock) =>
      clockView(
        almanac,
        clock,
        limits.find((v) => v.id === clock.limitId),
        look.today,
      ),
    ),
    road: roadOf(steps, straightWay(matter.kind, matter.state), matter.dueOn),
    timeline: await timelineOf(db, steps),
    people: await peopleOf(db, matter, look.today),
    contacts: (await contactsOf(db, matter.id)).map(({ personId, ...contact }) => ({
      ...contact,
      mine: personId === look.personId,
    })),
    hands: await handsOf(db, matter, steps),
    can: await withOpeners(db, matter, stepsFrom(matter, look.actor, look.today, children, clocks), look.today),
  });
});

const headOf = (m: MatterRow) => ({
  id: m.id,
  kind: m.kind,
  number: m.number,
  state: m.state,
  topic: m.topic,
  placeName: m.placeName,
  division: m.division,
  place: m.place,
  openedAt: m.openedAt,
  closedAt: m.closedAt,
  version: m.version,
});

async function taskOf(db: Db, { verb, clock, personId }: MatterRow, reader: string | null) {
  if (!verb) return null;
  const names = await personNames(db, personId ? [personId] : []);
  const person = personId ? (names.get(personId) ?? null) : null;
  return { verb, clock, person, mine: personId !== null && personId === reader };
}

async function timelineOf(db: Db, steps: readonly StepRow[]) {
  const names = await personNames(db, [...new Set(steps.flatMap((step) => step.personId ?? []))]);
  return steps.map((step) => ({
    n: step.factN,
    fact: step.fact,
    step: step.step,
    outcome: step.outcome,
    person: step.personId ? (names.get(step.personId) ?? null) : null,
    role: step.role,
    happenedAt: step.happenedAt,
    recordedAt: step.recordedAt,
    said: step.said,
  }));
}

async function handsOf(db: Db, matter: MatterRow, steps: readonly StepRow[]) {
  const recused = recusedFrom(matter.doneBy);
  const ids = [matter.personId, ...steps.map(({ personId }) => personId), ...recused].filter((id) => id !== null);
  const names = await personNames(db, [...new Set(ids)]);
  return [...names].map(([personId, name]) => ({ personId, name, recused: recused.includes(personId) }));
}

/** Of ground; for what somebody applied for, the chain of contacts answers. */
const dutiesOf = ({ contactId, parentId }: MatterRow) =>
  contactId === null && parentId === null ? ['coordinator', 'stationOfficer', 'inspector'] : [];

/** The three who answer for a place: who watches, who stops, who handles; those of its very ground before its division's. */
async function peopleOf(db: Db, matter: MatterRow, today: string) {
  const people = [];
  const named = await groundOf(matter.kind)?.inCharge(db, matter.place, today);
  for (const duty of dutiesOf(matter)) {
    const found = named?.[duty] ?? (await dutyAt(db, ancestryOf(matter.division), duty, today));
    people.push({
      duty,
      personId: found?.personId ?? null,
      name: found?.personName ?? null,
      post: found?.postTitle ?? '',
      unit: found?.unitName ?? '',
      phone: found?.phone ?? null,
      acting: found?.acting ?? false,
    });
  }
  return people;
}
