/** The page of an opinion: the question, the land it is about, how much time is left, the answer. */
import type { OutputOf } from '@cuntu/base';
import { Suspense } from 'react';
import { getMatter } from '#modules/matters/contract';
import { CanDo, clockSaid, formOf, historyItems, type MatterView } from '#modules/matters/office';
import { useFound } from '#platform/client';
import { ClockFace, FoundTrouble, Loading, MatterHeader, Timeline } from '#ui/controls';
import { type MapPlot, MapView, type Outline } from '#ui/map';
import { BlockTitle, MatterPage, Panels, useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { getOpinion } from '../contract.ts';

type Opinion = OutputOf<typeof getOpinion>;

function Time({ opinion }: { opinion: Opinion }) {
  const words = useWords();
  const { today } = useHouse();
  const { light, left, until, explanation } = clockSaid(words, opinion.clock, today);
  const title = words.t(`limitName.${opinion.clock.limitKey}`);
  return <ClockFace title={title} light={light} left={left} until={until} explanation={explanation} />;
}

function Doing({ matter, step }: { matter: MatterView; step: string }) {
  const { change } = useAddress();
  const form = formOf(matter.kind, step);
  const open = matter.can.some((possible) => possible.step === step && possible.allowed);
  if (!form || !open) return null;
  const { Form } = form;
  const leave = () => change({ do: undefined });
  return (
    <Suspense fallback={<Loading />}>
      <Form key={step} matter={matter} onDone={leave} onLeave={leave} />
    </Suspense>
  );
}

function About({ opinion: { parent, question, askedBy, askedAt } }: { opinion: Opinion }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  const title = parent.project ?? parent.placeName;
  const outline = parent.place as Outline;
  const plots: MapPlot[] = outline.type === 'Polygon' ? [{ id: parent.id, outline, words: title }] : [];
  const subject = { id: parent.id, kind: 'opinion', outline: outline as never };
  return (
    <>
      <section>
        <BlockTitle note={t('opinions.asked', { person: askedBy ?? '', at: moment(askedAt, today) })}>
          {t('opinion.question')}
        </BlockTitle>
        <p className="preview-said">{question}</p>
        <BlockTitle>{t('opinion.about')}</BlockTitle>
        <p>
          <a href={`/office/applications/${parent.id}`}>{title}</a>{' '}
          <small>
            {t(`kind.${parent.topic}`)} · {parent.placeName} · {t(`state.${parent.state}`)}
          </small>
        </p>
      </section>
      <div className="matter-map">
        <MapView label={title} plots={plots} />
      </div>
      <Panels about="matter" at="place" subject={subject} waiting={<Loading />} />
    </>
  );
}

function Answer({ opinion: { outcome, words, person, endedAt, state } }: { opinion: Opinion }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  if (endedAt === null) return null;
  const at = moment(endedAt, today);
  return (
    <section>
      <BlockTitle note={t(outcome ? 'opinions.answered' : 'opinions.cancelled', { person: person ?? '', at })}>
        {t('opinion.answer')}
      </BlockTitle>
      <p className="preview-said">
        <b>{t(outcome ? `outcome.giveOpinion.${outcome}` : `state.${state}`)}</b> {words}
      </p>
    </section>
  );
}

export default function OpinionPage() {
  const words = useWords();
  const { t } = words;
  const { params, query } = useAddress();
  const { today } = useHouse();
  const id = params.opinionId ?? '';
  const found = useFound(getMatter, { id });
  const opinion = useFound(getOpinion, { id });
  const error = found.error ?? opinion.error;
  const again = () => {
    void found.refetch();
    void opinion.refetch();
  };
  const matter = found.data;
  if (!matter || !opinion.data)
    return <div className="page">{error ? <FoundTrouble error={error} again={again} /> : <Loading />}</div>;
  const { parent, unit } = opinion.data;
  return (
    <MatterPage
      header={
        <MatterHeader
          path={[{ words: parent.project ?? parent.placeName, href: `/office/applications/${parent.id}` }]}
          number={matter.number}
          title={t('opinion.heading', { unit })}
          road={[
            { id: 'asked', words: t('reached.opinionAsked'), state: 'done' },
            matter.closedAt
              ? { id: 'ended', words: t(`reached.${matter.state}`), state: 'done' }
              : { id: 'now', words: t('task.opine'), state: 'now' },
          ]}
          actions={null}
        />
      }
      time={matter.closedAt === null && <Time opinion={opinion.data} />}
      history={
        <>
          <BlockTitle>{t('opinion.history')}</BlockTitle>
          <Timeline label={t('opinion.history')} items={historyItems(words, matter, today)} />
        </>
      }
      place={
        <>
          {query.do && <Doing matter={matter} step={query.do} />}
          <Answer opinion={opinion.data} />
          <About opinion={opinion.data} />
        </>
      }
      can={
        <>
          <BlockTitle>{t('can.title')}</BlockTitle>
          <CanDo matter={matter} doing={query.do} />
        </>
      }
      people={
        <p>
          <a href={`/office/applications/${parent.id}`}>{t('opinion.back')}</a>
        </p>
      }
    />
  );
}
