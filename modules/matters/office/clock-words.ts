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
  /** The days since the due day, where they are told one by one. */
  over?: readonly CountedDay[];
  /** Article of the limit, and its key. */
  article?: string;
  confidence?: string;
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

/** What must be done on the very day is no count of days: that day is all there is. */
const isSameDay = ({ count }: Pick<ClockLike, 'count'>): boolean => count === 0;

const kindOf = (clock: ClockLike, { date, counts, why }: CountedDay, today: string): ClockDay['kind'] => {
  if (!isSameDay(clock)) {
    if (why === 'startExcluded') return 'start';
    if (!counts) return 'off';
  }
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
  if (isSameDay(clock)) return t('clock.sameDay', { day: shortDay(clock.dueOn, today) });
  // 民法典 203: what ends on a day off is passed on to the next that is worked.
  const last = clock.counted.find(({ why }) => why.startsWith('endsOn:'))?.date;
  const before = last ? clock.counted.filter(({ date }) => date < last) : clock.counted;
  const off = offSaid(words, before, today);
  const end = { count: clock.count, due: shortDay(clock.dueOn, today) };
  const makeUp = clock.counted.filter(({ why }) => why === 'makeUpDay').map(({ date }) => date);
  return [
    t('clock.startDay', { day: shortDay(start.date, today) }),
    off && t('clock.offDays', { off }),
    makeUp.length > 0 && t('clock.makeUpDays', { days: listDays(words, makeUp, today) }),
    last
      ? t(`clock.passedOn.${clock.unit ?? 'days'}`, { ...end, last: shortDay(last, today) })
      : t(`clock.end.${clock.unit ?? 'days'}`, end),
  ]
    .filter((part) => part !== '' && part !== false)
    .join('');
}

const cellFor = ({ weekdayShort }: Words, date: string) => ({
  dateOn: date,
  day: String(Number(date.slice(8))),
  weekday: weekdayShort(date),
});

/** Each day past due, or where they are many a gap; today stands at the end in any case. */
function overSaid(words: Words, { late, over = [] }: ClockLike, today: string): ClockDay[] {
  const { t } = words;
  let nth = 0;
  const told = over.map((day): ClockDay => {
    if (day.counts) nth += 1;
    const note = day.date === today ? t('clock.note.over', { days: nth }) : t('clock.note.overNth', { days: nth });
    return { ...cellFor(words, day.date), kind: day.counts ? 'over' : 'off', note: day.counts ? note : '' };
  });
  if (told.at(-1)?.dateOn === today) return told;
  if (late > nth)
    return [
      { dateOn: 'between', day: '…', weekday: '', kind: 'off' },
      { ...cellFor(words, today), kind: 'over', note: t('clock.note.over', { days: late }) },
    ];
  const note = late === 0 ? [t('clock.note.today'), t('clock.justOver')] : [t('clock.note.today')];
  return [...told, { ...cellFor(words, today), kind: 'off', note: note.join(t('clock.noteJoin')) }];
}

export function daysSaid(words: Words, clock: ClockLike, today: string): ClockDay[] {
  const { t } = words;
  let nth = 0;
  const days = clock.counted.map((day): ClockDay => {
    const kind = kindOf(clock, day, today);
    if (day.counts) nth += 1;
    const due = day.date === clock.dueOn;
    const notes = [
      kind === 'start' && t('clock.note.start'),
      day.counts && t('clock.note.nth', { nth }),
      kind === 'today' && t('clock.note.today'),
      due && t('clock.note.due'),
    ].filter((note) => note !== false);
    return {
      ...cellFor(words, day.date),
      kind,
      due,
      note: notes.join(t('clock.noteJoin')),
    };
  });
  return clock.dueOn === null || today <= clock.dueOn ? days : [...days, ...overSaid(words, clock, today)];
}

function leftSaid({ t }: Words, clock: ClockLike, today: string): string {
  if (clock.light === 'paused') return t('left.paused');
  if (clock.dueOn === null) return t('clock.none');
  if (today > clock.dueOn) return clock.late > 0 ? t('left.over', { days: clock.late }) : t('clock.justOver');
  if (today === clock.dueOn) return t('left.today');
  const days = clock.counted.filter(({ counts, date }) => counts && date > today).length;
  return t(clock.unit === 'workingDays' ? 'left.days' : 'left.calendarDays', { days });
}

/** What nobody has held against the text of the law yet says so. */
const unchecked = (confidence: string | undefined): boolean => confidence === 'M' || confidence === 'M?';

/** An article written for another length is quoted with the length in force. */
function articleSaid(words: Words, { article = '', count, unit, confidence }: ClockLike): string {
  const { t } = words;
  const former =
    count !== null && unit !== null && namesAnotherPeriod(words, article, count, unit)
      ? t('norms.articleFormer', { period: t(`norms.period.${unit}`, { count }) })
      : '';
  return [`${article}${former && ` ${former}`}`, unchecked(confidence) && t(`norms.confidence.${confidence}`)]
    .filter(Boolean)
    .join(t('clock.noteJoin'));
}

/** More days past due than this are told by the number alone. */
const MOST_OVER = 3;

export function clockSaid(words: Words, clock: ClockLike, today: string): ClockSaid {
  const { t, day } = words;
  const days = daysSaid(words, clock, today);
  const within = days.slice(0, clock.counted.length);
  const over = Array.from({ length: Math.min(clock.late, MOST_OVER) }, (): RulerCell => 'over');
  const due = clock.dueOn === null ? '' : day(clock.dueOn, today);
  return {
    light: colourOf(clock.light),
    left: leftSaid(words, clock, today),
    until: clock.dueOn === null ? '' : t('clock.until', { day: due }),
    due,
    cells: [...within.flatMap(({ kind }) => cellOf(kind)), ...over],
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
