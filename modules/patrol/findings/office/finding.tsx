/** The page of a finding: how much time is left, what happened, where it is, what can be done, who answers for it. */
import { useEffect } from 'react';
import { getMatter } from '#modules/matters/contract';
import {
  CanDo,
  clockSaid,
  Doing,
  historyItems,
  type MatterView,
  PageActions,
  ResponsiblePeople,
  roadOf,
} from '#modules/matters/office';
import { useFound } from '#platform/client';
import { ClockFace, FoundTrouble, Loading, MatterHeader, Timeline } from '#ui/controls';
import { BlockTitle, MatterPage, Panels, useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { DispatchPanel } from '../../dispatch/office/dispatch-panel.tsx';
import { ZonePanel } from '../../zones/office/zone-panel.tsx';
import { getFinding, type Place } from '../contract.ts';
import { FindingPlace } from './finding-place.tsx';
import { isWaiting, titleOf } from './finding-words.ts';

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
      road={roadOf(words, matter, today, isWaiting)}
      actions={<PageActions />}
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
