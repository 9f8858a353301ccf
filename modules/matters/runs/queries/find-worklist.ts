/** What needs me, by the time that is left; each with the days that count. */
import { must, ok } from '@cuntu/base';
import { addDays, chinaDateOf } from '@cuntu/calendar';
import { personNames, unitNames } from '#modules/bureau';
import { almanacNow } from '#modules/norms';
import { answer } from '#platform/pipeline';
import { findWorklist } from '../contract.ts';
import { matterWhere } from '../predicate.ts';
import { lightOf } from '../rules.ts';
import { explain, lateBy } from '../showing.ts';
import { countWork, findWork, type WorkRow } from '../tables.ts';

export const answerFindWorklist = answer(findWorklist, async (db, look, input) => {
  const actor = look.actor;
  if (typeof actor === 'string') return ok({ tasks: [], next: null, late: 0, dueSoon: 0, more: false });
  const whose =
    input.whose === 'mine'
      ? { personId: actor.personId }
      : input.whose === 'unit'
        ? { unitIds: actor.units }
        : { where: matterWhere(look.may) };
  const rows = await findWork(db, whose, cursorOf(input.cursor), input.limit + 1);
  const page = rows.slice(0, input.limit);
  const [almanac, people, units, counts] = [
    await almanacNow(db),
    await personNames(db, unique(page.map((row) => row.personId))),
    await unitNames(db, unique(page.map((row) => row.unitId))),
    await countWork(db, whose, look.today, must(addDays(look.today, 1))),
  ];
  const last = page.at(-1);
  return ok({
    tasks: page.map((row) => taskOf(row, look.today, people, units, almanac)),
    next: rows.length > input.limit && last ? `${last.dueOn ?? ''}~${last.id}` : null,
    more: rows.length > input.limit,
    ...counts,
  });
});

const unique = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];

function cursorOf(text: string | undefined) {
  const [dueOn, id] = text?.split('~') ?? [];
  return dueOn && id ? { dueOn, id } : null;
}

function taskOf(
  row: WorkRow,
  today: string,
  people: Map<string, string>,
  units: Map<string, string>,
  almanac: Parameters<typeof explain>[0],
) {
  return {
    matterId: row.id,
    kind: row.kind,
    verb: row.verb ?? '',
    topic: row.topic,
    placeName: row.placeName,
    number: row.number,
    state: row.state,
    place: row.centre,
    person: row.personId ? (people.get(row.personId) ?? null) : null,
    unit: row.unitId ? (units.get(row.unitId) ?? '') : '',
    division: row.division,
    startedOn: row.startedAt ? must(chinaDateOf(row.startedAt)) : null,
    count: row.count,
    unitOfTime: row.unit,
    limitKey: row.limitKey,
    dueOn: row.dueOn,
    provisional: row.provisional ?? false,
    late: lateBy(almanac, row, today),
    light: lightOf(row, today),
    counted:
      row.startedAt && row.count !== null && row.unit
        ? explain(almanac, { startedAt: row.startedAt, count: row.count, unit: row.unit })
        : [],
  };
}
