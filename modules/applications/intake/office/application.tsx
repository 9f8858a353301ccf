/** The page of an application: both clocks, what was applied for and by whom, its papers, who answers for it, what can be done. */
import { useEffect } from 'react';
import { getMatter } from '#modules/matters/contract';
import {
  BatonPanel,
  CanDo,
  Doing,
  ExplainPanel,
  historyItems,
  type MatterView,
  PageActions,
  RecusePanel,
  roadOf,
} from '#modules/matters/office';
import { useFound } from '#platform/client';
import { ActionButton, FoundTrouble, Loading, MatterHeader, Timeline } from '#ui/controls';
import { BlockTitle, MatterPage, Panels, useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { RatingWord } from '../../ratings/office/rating-word.tsx';
import { ClockPanel } from '../../review/office/clock-panel.tsx';
import { Applicants, type Application, Checklist, Form, Land, outlineOf, Requests } from './application-blocks.tsx';
import { titleOf } from './application-words.ts';
import { Clocks } from './clocks.tsx';
import { Held, useHoldsSaid } from './held.tsx';
import { Taken } from './taken.tsx';
import { useApplication } from './use-application.ts';

function Header({ matter, title }: { matter: MatterView; title: string }) {
  const words = useWords();
  const { today } = useHouse();
  const county = matter.divisionNames.find(({ code }) => code.length === 6);
  return (
    <MatterHeader
      path={[
        { words: words.t('page.applications'), href: '/office/applications' },
        ...(county ? [{ words: county.name, href: `/office/applications?division=${county.code}` }] : []),
        { words: words.t(`kind.${matter.topic}`), href: `/office/applications?item=${matter.topic}` },
      ]}
      number={words.t('application.number', { number: matter.number })}
      title={title}
      road={roadOf(words, matter, today)}
      actions={<PageActions />}
    />
  );
}

/** Of a preview the panels are told the ground; a parcel of the register answers for itself. */
const subjectOf = (matter: MatterView, application: Application) => ({
  id: matter.id,
  kind: matter.kind,
  ...(application.parcel === null && { outline: outlineOf(application) as never }),
});

/** Not yet answered: whether it is accepted is still to be said. */
const undecided: readonly string[] = ['submitted', 'incomplete'];

function HeldHere({ matter, application }: { matter: MatterView; application: Application }) {
  const { t } = useWords();
  const { query, change } = useAddress();
  const declines = matter.can.some(({ step, allowed }) => step === 'declineApplication' && allowed);
  return (
    <Held holds={application.parcel?.holds ?? []}>
      {declines && query.do !== 'declineApplication' && (
        <ActionButton icon="paper" onClick={() => change({ do: 'declineApplication' }, true)}>
          {t('held.decline')}
        </ActionButton>
      )}
    </Held>
  );
}

function Place({ matter, application }: { matter: MatterView; application: Application }) {
  return (
    <>
      <Taken application={application} matter={matter} />
      {undecided.includes(matter.state) && <HeldHere application={application} matter={matter} />}
      <Form application={application} />
      <Applicants application={application} />
      <Checklist application={application} />
      <Requests application={application} />
      <Land application={application} open={matter.closedAt === null} />
      <Panels about="matter" at="place" subject={subjectOf(matter, application)} />
    </>
  );
}

/** Ways off the straight one: possible, never urged. */
const beside: readonly string[] = ['withdrawApplication', 'declineApplication', 'returnApplication'];

export default function ApplicationPage() {
  const words = useWords();
  const { t } = words;
  const { params, query } = useAddress();
  const { today } = useHouse();
  const id = params.applicationId ?? '';
  const found = useFound(getMatter, { id });
  const application = useApplication(id);
  const matter = found.data;
  const holdsSaid = useHoldsSaid();
  // Said before it is pressed: acceptance is the deed that the hold bars next.
  const bar =
    matter && undecided.includes(matter.state) ? holdsSaid(application.data?.parcel?.holds ?? [])[0]?.said : undefined;
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
  return (
    <MatterPage
      header={<Header matter={matter} title={title!} />}
      time={<Clocks matter={matter} />}
      history={
        <>
          <BlockTitle note={t('application.historyNote')}>{t('application.history')}</BlockTitle>
          <Timeline label={t('application.history')} items={historyItems(words, matter, today)} />
        </>
      }
      place={
        <>
          {query.do && <Doing matter={matter} step={query.do} />}
          {application.error && <FoundTrouble error={application.error} again={() => void application.refetch()} />}
          {application.data && <Place matter={matter} application={application.data} />}
        </>
      }
      can={
        <>
          <BlockTitle>{t('can.title')}</BlockTitle>
          <CanDo
            matter={matter}
            doing={query.do}
            urges={(step) => !query.taken && !bar && !beside.includes(step)}
            bars={(step) => (step === 'acceptApplication' ? bar : undefined)}
          />
          <ExplainPanel matter={matter} />
          <ClockPanel matter={matter} />
          {application.data?.byWord && <RatingWord matter={matter} />}
        </>
      }
      people={
        <>
          <BatonPanel matter={matter} />
          <RecusePanel matter={matter} />
        </>
      }
      papers={<Panels about="matter" at="papers" subject={matter} waiting={<Loading />} />}
    />
  );
}
