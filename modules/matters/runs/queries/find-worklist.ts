/** What waits, for me, for my units, for others: by time left, place or unit; each task with the days that count. */
import { must, ok } from '@cuntu/base';
import { addDays, chinaDateOf } from '@cuntu/calendar';
import type { Condition } from '@cuntu/divisions';
import { personNames, unitNames } from '#modules/bureau';
import { almanacNow } from '#modules/norms';
import { answer, type Look } from '#platform/pipeline';
import { findWaitingUnits, findWorklist } from '../contract.ts';
import { matterWhere } from '../predicate.ts';
import { lightOf } from '../rules.ts';
import { explain, explainOver, lateBy } from '../showing.ts';
import { countByUnit, countWork, findWork, markOf, type Whose, type WorkMark, type WorkRow } from '../tables/work.ts';

/** Beyond this a count says "more than". */
const MOST = 1000;

export const answerFindWorklist = answer(findWorklist, async (db, look, input) => {
  const whose = whoseWork(look, input);
  const rows = await findWork(db, whose, input.sort, readMark(input.cursor), input.limit + 1);
  const page = rows.slice(0, input.limit);
  const [almanac, people, units, counts] = [
    await almanacNow(db),
    await personNames(db, unique(page.map((row) => row.personId))),
    await unitNames(db, unique(page.map((row) => row.unitId))),
    await countWork(db, whose, look.today, must(addDays(look.today, 1)), MOST + 1),
  ];
  const last = page.at(-1);
  return ok({
    tasks: page.map((row) => taskOf(row, look.today, people, units, almanac)),
    next: rows.length > input.limit && last ? spellMark(markOf(last, input.sort)) : null,
    ...counts,
    total: Math.min(counts.total, MOST),
    totalIsMore: counts.total > MOST,
  });
});

export const answerFindWaitingUnits = answer(findWaitingUnits, async (db, look) => {
  const others = whoseWork(look, { whose: 'others' });
  const counted = await countByUnit(db, others, look.today, must(addDays(look.today, 1)));
  const names = await unitNames(db, unique(counted.map(({ unitId }) => unitId)));
  return ok({ units: counted.map((one) => ({ ...one, unit: one.unitId ? (names.get(one.unitId) ?? null) : null })) });
});

/** Machines have no work of their own. */
function whoseWork(
  look: Look & { may: Condition },
  input: { whose: 'mine' | 'unit' | 'others'; unit?: string },
): Whose {
  const person = typeof look.actor === 'string' ? null : look.actor;
  if (input.whose === 'mine') return { personId: person?.personId ?? null };
  const where = matterWhere(look.may);
  if (input.whose === 'unit') return { unitIds: person?.units ?? [], where };
  return { where, butPerson: person?.personId ?? null, unitId: input.unit };
}

const unique = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];

const spellMark = ({ group, dueOn, id }: WorkMark) => [group, dueOn, id].filter((part) => part !== null).join('~');

function readMark(text: string | undefined): WorkMark | null {
  const [id, dueOn, group = null] = text?.split('~').reverse() ?? [];
  return id && dueOn ? { group, dueOn, id } : null;
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
    light: lightOf(row, today, row.clockState === 'suspended'),
    counted:
      row.startedAt && row.count !== null && row.unit
        ? explain(
            almanac,
            { ...row, startedAt: row.startedAt, count: row.count, unit: row.unit, pauses: row.pauses ?? [] },
            today,
          )
        : [],
    over: explainOver(almanac, row, today),
  };
}
