/** The page of a finding: how much time is left, what happened, where it is, what can be done, who answers for it. */
import { Suspense, useEffect, useState } from 'react';
import { getMatter } from '#modules/matters/contract';
import { CanDo, clockSaid, formOf, historyItems, type MatterView, ResponsiblePeople } from '#modules/matters/office';
import { useFound } from '#platform/client';
import { ActionButton, ClockFace, FoundTrouble, Loading, MatterHeader, type RoadStep, Timeline } from '#ui/controls';
import { BlockTitle, MatterPage, Panels, useAddress, useHouse } from '#ui/pages';
import { useWords, type Words } from '#ui/words';
import { DispatchPanel } from '../../dispatch/office/dispatch-panel.tsx';
import { ZonePanel } from '../../zones/office/zone-panel.tsx';
import { getFinding, type Place } from '../contract.ts';
import { FindingPlace } from './finding-place.tsx';
import { isWaiting, titleOf } from './finding-words.ts';

function roadOf(words: Words, { road, task }: MatterView, today: string): RoadStep[] {
  const { t, shortDay } = words;
  const said = road.filter(({ state }) => !isWaiting(state));
  const walked = said.filter(({ at }) => at !== null);
  const ahead = said.filter(({ at }) => at === null).map(({ state }) => state);
  const due = road.findLast(({ at }) => at !== null)?.due;
  const done = walked.map(({ state, at }, nth): RoadStep => {
    const day = shortDay(new Date(Date.parse(at!) + 8 * 3_600_000).toISOString().slice(0, 10), today);
    return { id: `${nth}${state}`, words: `${t(`reached.${state}`)} ${day}`, state: 'done' };
  });
  if (!task) return done;
  const now = due
    ? t('road.until', { step: t(`task.${task.verb}`), day: shortDay(due, today) })
    : t(`task.${task.verb}`);
  const toCome = ahead
    .slice(task.verb === 'confirm' ? 0 : 1)
    .map((state): RoadStep => ({ id: state, words: t(`reached.${state}`), state: 'toCome' }));
  return [...done, { id: 'now', words: now, state: 'now' }, ...toCome];
}

function HeaderActions() {
  const { t } = useWords();
  const [said, setSaid] = useState<string>();
  const share = () =>
    void navigator.clipboard.writeText(location.href.split('?')[0]!).then(
      () => setSaid(t('finding.shared')),
      () => setSaid(location.href.split('?')[0]),
    );
  return (
    <>
      <span role="status" className="shared">
        {said}
      </span>
      <ActionButton icon="share" onClick={share}>
        {t('finding.share')}
      </ActionButton>
      <ActionButton icon="paper" onClick={() => print()}>
        {t('finding.print')}
      </ActionButton>
    </>
  );
}

function Header({ matter, title }: { matter: MatterView; title: string }) {
  const words = useWords();
  const { today } = useHouse();
  const [, township, county] = matter.divisionNames;
  const under = (code: string | undefined) => `/office/findings?division=${code}`;
  return (
    <MatterHeader
      path={[
        { words: words.t('page.findings'), href: '/office/findings' },
        ...(county ? [{ words: county.name, href: under(county.code) }] : []),
        ...(township ? [{ words: township.name, href: under(township.code) }] : []),
      ]}
      number={words.t('finding.number', { number: matter.number })}
      title={title}
      road={roadOf(words, matter, today)}
      actions={<HeaderActions />}
    />
  );
}

function Time({ matter }: { matter: MatterView }) {
  const words = useWords();
  const { today } = useHouse();
  const clock = matter.clocks.find(({ state }) => state !== 'stopped');
  if (!clock) return null;
  const { light, left, until, explanation } = clockSaid(words, clock, today);
  return (
    <ClockFace title={words.t('finding.time')} light={light} left={left} until={until} explanation={explanation} />
  );
}

/** The form's step is no longer to be done: somebody else was faster. What was typed stays in its draft. */
function Passed({ matter, onSeen }: { matter: MatterView; onSeen(): void }) {
  const words = useWords();
  const { today } = useHouse();
  const last = historyItems(words, matter, today).findLast(({ next }) => !next);
  return (
    <div className="form-changed" role="status">
      <b>{words.t('form.changed', { when: last?.when, deed: last?.deed })}</b>
      <p>
        {words.t('form.passed')}{' '}
        <button type="button" className="link" onClick={onSeen}>
          {words.t('form.passedSeen')}
        </button>
      </p>
    </div>
  );
}

function Doing({ matter, step }: { matter: MatterView; step: string }) {
  const { change } = useAddress();
  const leave = () => change({ do: undefined, later: '1' });
  const done = () => {
    change({ do: undefined, later: undefined });
    document.querySelector('.matter-header')?.scrollIntoView({ block: 'start' });
  };
  const form = formOf(matter.kind, step);
  const open = matter.can.some((possible) => possible.step === step && possible.allowed);
  if (!form || !open) return <Passed matter={matter} onSeen={leave} />;
  const { Form } = form;
  return (
    <Suspense fallback={<Loading />}>
      <Form key={step} matter={matter} onDone={done} onLeave={leave} />
    </Suspense>
  );
}

/** Where the report pointed, or a corner of the plot: a plot lies in one zone. */
function ZoneOf({ matter }: { matter: MatterView }) {
  const { type, coordinates } = matter.place as Place;
  const [lon, lat] = type === 'Point' ? coordinates : coordinates[0]![0]!;
  return <ZonePanel lon={lon} lat={lat} />;
}

export default function FindingPage() {
  const words = useWords();
  const { t } = words;
  const { params, query } = useAddress();
  const { today } = useHouse();
  const id = params.findingId ?? '';
  const found = useFound(getMatter, { id });
  const finding = useFound(getFinding, { id });
  const matter = found.data;
  const title = matter && titleOf(words, matter.placeName, matter.topic);
  useEffect(() => {
    if (title) document.title = `${title} · ${t('office.name')}`;
  }, [title, t]);
  if (!matter)
    return (
      <div className="page">
        {found.error ? <FoundTrouble error={found.error} again={() => void found.refetch()} /> : <Loading />}
      </div>
    );
  // Whose yes is waited for is asked as he comes in: one tap, beside his colleague in the field.
  const asked = matter.task?.verb === 'confirm' && matter.task.mine && !query.later ? matter.can[0]?.step : undefined;
  const doing = query.do ?? asked;
  return (
    <MatterPage
      header={<Header matter={matter} title={title!} />}
      time={matter.closedAt === null && <Time matter={matter} />}
      history={
        <>
          <BlockTitle note={t('finding.historyNote')}>{t('finding.history')}</BlockTitle>
          <Timeline label={t('finding.history')} items={historyItems(words, matter, today)} />
        </>
      }
      place={
        <>
          {doing && <Doing matter={matter} step={doing} />}
          {finding.error && <FoundTrouble error={finding.error} again={() => void finding.refetch()} />}
          {finding.data && <FindingPlace finding={finding.data} matter={matter} />}
        </>
      }
      can={
        <>
          <BlockTitle>{t('can.title')}</BlockTitle>
          <CanDo matter={matter} doing={doing} />
          <DispatchPanel findingId={matter.id} />
        </>
      }
      people={
        <>
          <ResponsiblePeople matter={matter} />
          <ZoneOf matter={matter} />
        </>
      }
      papers={<Panels about="matter" at="papers" subject={matter} waiting={<Loading />} />}
    />
  );
}
