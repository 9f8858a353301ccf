/** What was done to have somebody at a finding, and how long it took; and where a dispatch belongs. */
import { ok, refuse } from '@cuntu/base';
import { condition, holds } from '@cuntu/divisions';
import { personNames } from '#modules/bureau';
import { findVisible, matterWhere, subjectOf } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { findDispatches, findMyDispatches, getDispatch, proposeCrews } from '../contract.ts';
import { minutesBetween } from '../rules.ts';
import { dispatchesFor, dispatchesOf, findDispatch, type ShownDispatch } from '../tables.ts';

export const answerFindDispatches = answer(findDispatches, async (db, look, { findingId }) => {
  const finding = await findVisible(db, findingId, matterWhere(look.may));
  if (finding?.kind !== 'finding') return refuse('thing.notFound', { at: 'findingId' });
  const rows = await dispatchesOf(db, findingId);
  const names = await personNames(db, [...new Set(rows.flatMap(peopleOf))]);
  const may = condition(proposeCrews.may, look.actor, look.today);
  return ok({
    dispatches: rows.map((row) => viewOf(row, names)),
    mayDispatch: finding.state === 'reported' && holds(may, subjectOf(finding)),
  });
});

const peopleOf = ({ crewPersonId, sentBy, declined }: ShownDispatch): string[] =>
  [crewPersonId, sentBy, ...declined.map(({ personId }) => personId)].filter((id) => id !== null);

function viewOf(row: ShownDispatch, names: ReadonlyMap<string, string>) {
  const { crewPersonId, plate, sentBy, words, declined, sentAt, arrivedAt, ...rest } = row;
  const nameOf = (personId: string | null, of: string | null) => (personId ? (names.get(personId) ?? null) : of);
  return {
    ...rest,
    sentAt,
    arrivedAt,
    crew: nameOf(crewPersonId, plate),
    by: sentBy ? (names.get(sentBy) ?? null) : null,
    words: words ?? '',
    minutes: sentAt && arrivedAt ? minutesBetween(sentAt, arrivedAt) : null,
    declined: declined.map((one) => ({
      crew: nameOf(one.personId, one.plate) ?? '',
      words: one.words,
      at: new Date(one.at).toISOString(),
    })),
  };
}

export const answerGetDispatch = answer(getDispatch, async (db, look, { id }) => {
  const matter = await findVisible(db, id, matterWhere(look.may));
  const dispatch = matter && (await findDispatch(db, id));
  if (!dispatch) return refuse('thing.notFound', { at: 'id' });
  const mine = matter.personId !== null && matter.personId === look.personId;
  return ok({ id, findingId: dispatch.findingId, state: matter.state, mine });
});

export const answerFindMyDispatches = answer(findMyDispatches, async (db, look) => {
  const rows = await dispatchesFor(db, matterWhere(look.may));
  const names = await personNames(
    db,
    rows.flatMap(({ sentBy }) => sentBy ?? []),
  );
  return ok({
    dispatches: rows.map(({ sentBy, ...row }) => ({ ...row, by: sentBy ? (names.get(sentBy) ?? null) : null })),
  });
});
