/** One's own patrol, on a phone in the hand: begin, walk, see what is kept, go where one is asked, end. */
import type { OutputOf } from '@cuntu/base';
import { useMemo, useState } from 'react';
import { useMyBounds } from '#modules/bureau/office';
import { ChoiceField, DeedForm, useDeed, WordsField } from '#modules/matters/office';
import { newId, useDraft, useFound } from '#platform/client';
import { ActionButton, ActionLink, ErrorSentence, FoundTrouble, Loading } from '#ui/controls';
import { boundsOfTracks, MapView } from '#ui/map';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { endPatrol, findMyPatrols, getPatrol, purposes, startPatrol } from '../../contract.ts';
import { Asked } from '../../dispatch/office/asked.tsx';
import { ImportGpx } from '../../tracks/office/import-gpx.tsx';
import { tracksOf } from '../../tracks/office/track-lines.ts';
import { type Tracking, useTracking } from '../../tracks/office/use-tracking.ts';
import { modes } from '../../tracks/rules/judging.ts';
import { Formerly, WhoLooked } from './formerly.tsx';

type MyPatrol = OutputOf<typeof findMyPatrols>['patrols'][number];

/** What is recorded, until when, for what, and who can see it: before the button, not behind a link. */
function WhatIsRecorded() {
  const { t } = useWords();
  return (
    <ul className="patrol-plain">
      {(['what', 'until', 'kept', 'who'] as const).map((key) => (
        <li key={key}>{t(`mine.told.${key}`)}</li>
      ))}
    </ul>
  );
}

function Start() {
  const { t } = useWords();
  const deed = useDeed(startPatrol);
  const [initial] = useState({
    mode: 'foot' as (typeof modes)[number],
    purpose: 'routine' as (typeof purposes)[number],
  });
  const draft = useDraft('startPatrol', initial);
  const [id] = useState(newId);
  const titled = <V extends string>(list: readonly V[], key: string) =>
    list.map((value) => ({ value, words: t(`${key}.${value}`) }));
  return (
    <DeedForm
      alone
      title={t('page.myPatrol')}
      lead={t('mine.lead')}
      verb={t('mine.start')}
      deed={deed}
      kept={draft.kept}
      onSend={() => void deed.send({ id, ...draft.value, startedAt: new Date().toISOString() })}
    >
      <ChoiceField
        label={t('mine.mode')}
        value={draft.value.mode}
        options={titled(modes, 'patrolMode')}
        onChange={(mode) => draft.change((former) => ({ ...former, mode }))}
        error={deed.faultAt('mode') ?? deed.faultAt('startedAt')}
      />
      <ChoiceField
        label={t('mine.purpose')}
        value={draft.value.purpose}
        options={titled(purposes, 'patrolPurpose')}
        onChange={(purpose) => draft.change((former) => ({ ...former, purpose }))}
        error={deed.faultAt('purpose')}
      />
      <WhatIsRecorded />
    </DeedForm>
  );
}

function State({ patrol, tracking }: { patrol: MyPatrol; tracking: Tracking }) {
  const { t, moment, count } = useWords();
  const { today } = useHouse();
  const { data } = useFound(getPatrol, { id: patrol.id }, { keepFormer: true });
  const { trouble, waiting, away, kept } = tracking;
  return (
    <>
      <p className="patrol-since">
        {t('mine.since', { at: moment(patrol.startedAt, today), mode: t(`patrolMode.${patrol.mode}`) })} ·{' '}
        {t(`patrolPurpose.${patrol.purpose}`)}
      </p>
      {trouble && <ErrorSentence what={t(`mine.trouble.${trouble}`)} safe={t('mine.trouble.then')} />}
      <p className="patrol-kept" role="status">
        {t('mine.kept', { count: count(data?.kept ?? 0) })}
        {waiting > 0 && ` · ${t(away ? 'mine.waitingAway' : 'mine.waiting', { count: count(waiting) })}`}
        {!kept && ` · ${t('mine.notKept')}`}
      </p>
      {data && data.dropped.length > 0 && (
        <ul className="patrol-dropped">
          {data.dropped.map(({ reason, fixes }) => (
            <li key={reason}>{t('mine.dropped', { count: count(fixes), why: t(`trackDropped.${reason}`) })}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function End({ patrol, tracking }: { patrol: MyPatrol; tracking: Tracking }) {
  const { t } = useWords();
  const deed = useDeed(endPatrol);
  const draft = useDraft(`endPatrol.${patrol.id}`, { words: '' });
  const [open, setOpen] = useState(false);
  const send = async () => {
    // What still waits belongs to the patrol, and goes before its end.
    await tracking.flush();
    const answer = await deed.send({
      patrolId: patrol.id,
      endedAt: new Date().toISOString(),
      words: draft.value.words,
    });
    if (answer.is === 'done') draft.drop();
  };
  if (!open)
    return (
      <ActionButton wide onClick={() => setOpen(true)}>
        {t('mine.end')}
      </ActionButton>
    );
  return (
    <DeedForm
      title={t('mine.end')}
      lead={t('mine.endLead')}
      verb={t('mine.endNow')}
      deed={deed}
      kept={draft.kept}
      onSend={() => void send()}
      onLeave={() => setOpen(false)}
    >
      <WordsField
        label={t('mine.endWords')}
        optional
        value={draft.value.words}
        maxLength={500}
        onChange={(words) => draft.change({ words })}
        error={deed.faultAt('words') ?? deed.faultAt('endedAt')}
      />
    </DeedForm>
  );
}

function UnderWay({ patrol }: { patrol: MyPatrol }) {
  const { t } = useWords();
  const tracking = useTracking(patrol.id);
  const { data } = useFound(getPatrol, { id: patrol.id }, { keepFormer: true });
  const mine = useMyBounds();
  const { here } = tracking;
  const tracks = useMemo(() => (data ? tracksOf(data, here && [here.lon, here.lat]) : undefined), [data, here]);
  const whole = tracks && boundsOfTracks(tracks);
  return (
    <>
      <h1>{t('mine.underWay')}</h1>
      <State patrol={patrol} tracking={tracking} />
      <div className="patrol-map">
        <MapView label={t('mine.map')} tracks={tracks} bounds={whole ?? mine} />
      </div>
      <div className="patrol-actions">
        <ActionLink main icon="camera" href="/office/report">
          {t('mine.saw')}
        </ActionLink>
        <End patrol={patrol} tracking={tracking} />
      </div>
    </>
  );
}

export default function MyPatrolPage() {
  const found = useFound(findMyPatrols, {});
  const { data, error } = found;
  if (error) return <FoundTrouble error={error} again={() => void found.refetch()} />;
  if (!data) return <Loading />;
  const open = data.patrols.find(({ endedAt }) => endedAt === null);
  return (
    <div className="page my-patrol">
      <Asked />
      {open ? <UnderWay key={open.id} patrol={open} /> : <Start />}
      <Formerly patrols={data.patrols.filter(({ id }) => id !== open?.id)} />
      {!open && <ImportGpx />}
      <WhoLooked />
    </div>
  );
}
