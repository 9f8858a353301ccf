/** A clock in words: how much is left, the ruler, and each day explained. */
import { namesAnotherPeriod } from '#modules/norms/office';
import type { ClockDay, Explanation, LightColour, RulerCell } from '#ui/controls';
import type { Words } from '#ui/words';

interface CountedDay {
  date: string;
  counts: boolean;
  why: string;
}

export interface ClockLike {
  light: string;
  count: number | null;
  unit: string | null;
  dueOn: string | null;
  late: number;
  counted: readonly CountedDay[];
  /** Article of the limit, and its key. */
  article?: string;
  limitKey?: string | null;
}

export interface ClockSaid {
  light: LightColour;
  left: string;
  until: string;
  /** '11月25日 周三' */
  due: string;
  cells: readonly RulerCell[];
  explanation: Explanation;
}

/** As @cuntu/calendar spells it: `holiday:newYear`. */
const HOLIDAY = 'holiday:';

/** A clock that has no light of its own has time. */
const colourOf = (light: string): LightColour => (light === 'none' ? 'green' : (light as LightColour));

const kindOf = ({ date, counts, why }: CountedDay, today: string): ClockDay['kind'] => {
  if (why === 'startExcluded') return 'start';
  if (!counts) return 'off';
  if (date < today) return 'used';
  return date === today ? 'today' : 'left';
};

const cellOf = (kind: ClockDay['kind']): RulerCell[] => (kind === 'start' ? [] : [kind]);

export function listDays({ shortDay, t }: Words, dates: readonly string[], today: string): string {
  const said = dates.map((date, nth) => {
    const former = dates[nth - 1];
    const sameMonth = former?.slice(0, 7) === date.slice(0, 7);
    return sameMonth ? t('clock.dayOnly', { day: Number(date.slice(8)) }) : shortDay(date, today);
  });
  return said.join(t('clock.listComma'));
}

/** '21 日、22 日是周末，10月1日到 8 日是国庆节' */
function offSaid(words: Words, days: readonly CountedDay[], today: string): string {
  const { t } = words;
  const groups = new Map<string, string[]>();
  for (const { why, date, counts } of days) {
    if (counts || why === 'startExcluded') continue;
    groups.set(why, [...(groups.get(why) ?? []), date]);
  }
  return [...groups]
    .map(([why, dates]) => {
      const days = listDays(words, dates, today);
      return why.startsWith(HOLIDAY)
        ? t('clock.offHoliday', { days, holiday: t(`holiday.${why.slice(HOLIDAY.length)}`) })
        : t(`clock.off.${why}`, { days });
    })
    .join(t('clock.comma'));
}

function sentenceOf(words: Words, clock: ClockLike, today: string): string {
  const { t, shortDay } = words;
  const start = clock.counted[0];
  if (!start || clock.dueOn === null) return '';
  const off = offSaid(words, clock.counted, today);
  const makeUp = clock.counted.filter(({ why }) => why === 'makeUpDay').map(({ date }) => date);
  return [
    t('clock.startDay', { day: shortDay(start.date, today) }),
    off && t('clock.offDays', { off }),
    makeUp.length > 0 && t('clock.makeUpDays', { days: listDays(words, makeUp, today) }),
    t(`clock.end.${clock.unit ?? 'days'}`, { count: clock.count, due: shortDay(clock.dueOn, today) }),
  ]
    .filter((part) => part !== '' && part !== false)
    .join('');
}

export function daysSaid({ t, weekdayShort }: Words, clock: ClockLike, today: string): ClockDay[] {
  let nth = 0;
  const days = clock.counted.map((day): ClockDay => {
    const kind = kindOf(day, today);
    if (day.counts) nth += 1;
    const due = day.date === clock.dueOn;
    const notes = [
      kind === 'start' && t('clock.note.start'),
      day.counts && t('clock.note.nth', { nth }),
      kind === 'today' && t('clock.note.today'),
      due && t('clock.note.due'),
    ].filter((note) => note !== false);
    return {
      dateOn: day.date,
      day: String(Number(day.date.slice(8))),
      weekday: weekdayShort(day.date),
      kind,
      due,
      note: notes.join(t('clock.noteJoin')),
    };
  });
  if (clock.dueOn === null || today <= clock.dueOn) return days;
  const note = t('clock.note.over', { days: clock.late });
  return [
    ...days,
    { dateOn: today, day: String(Number(today.slice(8))), weekday: weekdayShort(today), kind: 'over', note },
  ];
}

function leftSaid({ t }: Words, clock: ClockLike, today: string): string {
  if (clock.light === 'paused') return t('left.paused');
  if (clock.dueOn === null) return t('clock.none');
  if (today > clock.dueOn) return clock.late > 0 ? t('left.over', { days: clock.late }) : t('clock.justOver');
  if (today === clock.dueOn) return t('left.today');
  const days = clock.counted.filter(({ counts, date }) => counts && date > today).length;
  return t(clock.unit === 'workingDays' ? 'left.days' : 'left.calendarDays', { days });
}

/** An article written for another length is quoted with the length in force. */
function articleSaid(words: Words, { article = '', count, unit }: ClockLike): string {
  if (count === null || unit === null || !namesAnotherPeriod(words, article, count, unit)) return article;
  const { t } = words;
  return `${article} ${t('norms.articleFormer', { period: t(`norms.period.${unit}`, { count }) })}`;
}

/** More days past due than this are told by the number alone. */
const MOST_OVER = 3;

export function clockSaid(words: Words, clock: ClockLike, today: string): ClockSaid {
  const { t, day } = words;
  const days = daysSaid(words, clock, today);
  const over = Array.from({ length: Math.min(clock.late, MOST_OVER) }, (): RulerCell => 'over');
  const due = clock.dueOn === null ? '' : day(clock.dueOn, today);
  return {
    light: colourOf(clock.light),
    left: leftSaid(words, clock, today),
    until: clock.dueOn === null ? '' : t('clock.until', { day: due }),
    due,
    cells: [...days.filter(({ kind }) => kind !== 'over').flatMap(({ kind }) => cellOf(kind)), ...over],
    explanation: {
      title:
        clock.dueOn === null
          ? ''
          : t('clock.why', { day: t('date.dayOfMonth', { day: Number(clock.dueOn.slice(8)) }) }),
      days,
      sentence: sentenceOf(words, clock, today),
      ...(clock.article && {
        basis: { words: articleSaid(words, clock), href: `/office/norms?limit=${clock.limitKey ?? ''}` },
      }),
    },
  };
}
