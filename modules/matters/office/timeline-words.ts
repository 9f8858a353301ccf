/** What happened to a matter, entry by entry, with what was said at each step. */
import type { TimelineItem } from '#ui/controls';
import type { Words } from '#ui/words';
import { shanghai } from '#ui/words';
import type { MatterView } from './step-forms.ts';

type Entry = MatterView['timeline'][number];
type Said = Entry['said'];

const text = (said: Said, field: string): string | undefined => {
  const value = said[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
};
const figure = (said: Said, field: string): number | undefined => {
  const value = said[field];
  return typeof value === 'number' && value > 0 ? value : undefined;
};

function handedOf({ t }: Pick<Words, 't'>, from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined) return to && t('told.filled', { to });
  return to === undefined ? t('told.vacated', { from }) : t('told.handed', { from, to });
}

/** From one day to another, or to a day that was promised for the first time. */
function daysOf(
  said: Said,
  tell: (key: 'moved' | 'promised', days: Record<string, string>) => string,
  shortDay: (day: string) => string,
): string | undefined {
  const [from, to] = [text(said, 'fromOn'), text(said, 'toOn')];
  if (to === undefined) return undefined;
  return from === undefined
    ? tell('promised', { to: shortDay(to) })
    : tell('moved', { from: shortDay(from), to: shortDay(to) });
}

/** What a step left behind besides words: each field of `said` is one clause. */
function clausesOf({ t, area, shortDay }: Words, { said, outcome, step, person }: Entry, today: string): string[] {
  const others = Array.isArray(said.officers) ? said.officers.filter((name) => name !== person) : [];
  const areaM2 = figure(said, 'areaM2');
  const photos = figure(said, 'photos');
  const asked = figure(said, 'asked');
  const materials = figure(said, 'materials');
  const clauses = [
    outcome && t(`outcome.${step}.${outcome}`),
    others.length > 0 && t('told.with', { names: others.join(t('clock.listComma')) }),
    areaM2 !== undefined && t('told.area', { area: area(areaM2) }),
    text(said, 'party') && t('told.party', { name: said.party }),
    text(said, 'mode') && t(`serviceMode.${said.mode}`),
    text(said, 'receivedBy') && t('told.receivedBy', { name: said.receivedBy }),
    text(said, 'witness') && t('told.witness', { name: said.witness }),
    text(said, 'number') && t('told.number', { number: said.number }),
    handedOf({ t }, text(said, 'handedFrom'), text(said, 'handedTo')),
    daysOf(
      said,
      (key, days) => t(`told.${key}`, days),
      (day) => shortDay(day, today),
    ),
    text(said, 'way') && t(`deliveryWay.${said.way}`),
    text(said, 'act') && t(`mortgageAct.${said.act}`),
    asked !== undefined && t('told.asked', { count: asked }),
    materials !== undefined && t('told.materials', { count: materials }),
    text(said, 'into') && t('told.into', { number: said.into }),
    photos !== undefined && t('told.photos', { count: photos }),
    text(said, 'halt') && t([`halt.${said.halt}`, 'halt.other']),
    typeof said.raisedTo === 'string' &&
      t(said.raisedTo === '' ? 'told.raisedNobody' : 'told.raised', { name: said.raisedTo }),
    text(said, 'recused') && t('told.recused', { name: said.recused }),
    text(said, 'expectedOn') && t('told.expected', { day: shortDay(text(said, 'expectedOn')!, today) }),
  ];
  return clauses.filter((clause): clause is string => typeof clause === 'string' && clause !== '');
}

const minutesBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 60_000;

/** Shorter is not worth a word. */
const WORTH_MIN = 1;

function delayOf({ t, span }: Words, entry: Entry, first: Entry): string | undefined {
  if (entry === first) {
    const minutes = minutesBetween(entry.happenedAt, entry.recordedAt);
    return minutes >= WORTH_MIN ? t('told.delay.reported', { span: span(minutes) }) : undefined;
  }
  const key = { verifyFinding: 'arrived', serveStopNotice: 'ordered', recheckSite: 'rechecked' }[entry.step];
  const minutes = minutesBetween(first.happenedAt, entry.happenedAt);
  return key && minutes >= WORTH_MIN ? t(`told.delay.${key}`, { span: span(minutes) }) : undefined;
}

/** Done by the house itself, or by somebody from outside who gave no name. */
const nameless = ({ t }: Words, { role }: Entry): string => t(role === 'system' ? 'told.house' : 'told.citizen');

export function historyItems(words: Words, matter: MatterView, today: string): TimelineItem[] {
  const { t, moment, time, shortDay } = words;
  const [first] = matter.timeline;
  const items = matter.timeline.map((entry, nth): TimelineItem => {
    const former = matter.timeline[nth - 1];
    const sameDay = former && shanghai(former.happenedAt).dateOn === shanghai(entry.happenedAt).dateOn;
    const clauses = clausesOf(words, entry, today);
    return {
      id: String(entry.n),
      when: sameDay ? time(entry.happenedAt) : moment(entry.happenedAt, today),
      at: entry.happenedAt,
      deed: t('told.deed', { person: entry.person ?? nameless(words, entry), deed: t(`did.${entry.step}`) }),
      more: clauses.length > 0 ? t('clock.comma') + clauses.join(t('clock.comma')) : undefined,
      quote: text(entry.said, 'words'),
      delay: first && delayOf(words, entry, first),
    };
  });
  const waited = matter.task?.clock;
  const due = matter.clocks.find(({ name, state }) => name === waited && state === 'running')?.dueOn;
  if (!matter.task) return items;
  const next: TimelineItem = {
    id: 'next',
    when: due ? t('told.before', { day: shortDay(due, today) }) : '',
    more: t(`task.${matter.task.verb}`),
    next: true,
  };
  return [...items, next];
}
