/** One patrol: where it went, where it was silent and why, what was reported, and its log to read, write and print. */
import type { OutputOf } from '@cuntu/base';
import { useMemo } from 'react';
import { useMyBounds } from '#modules/bureau/office';
import { useFound } from '#platform/client';
import { ActionLink, FoundTrouble, Loading, StagePin } from '#ui/controls';
import { boundsOfTracks, MapView } from '#ui/map';
import { BlockTitle, useAddress, useHouse } from '#ui/pages';
import { useWords, type Words } from '#ui/words';
import { getPatrol } from '../../contract.ts';
import { pathOf, stageOf, titleOf } from '../../findings/office/finding-words.ts';
import { tracksOf } from '../../tracks/office/track-lines.ts';
import { LogForm } from './log-form.tsx';

type Patrol = OutputOf<typeof getPatrol>;

function whenSaid({ moment, till, t }: Words, { startedAt, endedAt }: Patrol, today: string): string {
  return endedAt
    ? t('patrol.fromTo', { from: moment(startedAt, today), to: till(startedAt, endedAt, today) })
    : t('patrol.since', { from: moment(startedAt, today) });
}

function Facts({ patrol }: { patrol: Patrol }) {
  const words = useWords();
  const { t, count } = words;
  const { today } = useHouse();
  const rows: [string, string][] = [
    [t('log.unit'), patrol.unit ?? '—'],
    [t('patrol.when'), whenSaid(words, patrol, today)],
    [t('log.mode'), t(`patrolMode.${patrol.mode}`)],
    [t('log.purpose'), t(`patrolPurpose.${patrol.purpose}`)],
    [
      t('patrol.people'),
      patrol.people
        .map(({ name, licence }) => (licence ? t('patrol.licensed', { name, licence }) : name))
        .join(t('clock.listComma')) || '—',
    ],
    [t('log.place'), patrol.villages.join(t('clock.listComma')) || patrol.placeName],
    [t('log.route'), patrol.log?.route || '—'],
    [
      t('patrol.violation'),
      patrol.sites.length > 0 ? t('patrol.violations', { count: patrol.sites.length }) : t('patrol.noViolation'),
    ],
    [t('patrol.fixes'), patrol.pointsGone ? t('patrol.pointsGone') : t('mine.kept', { count: count(patrol.kept) })],
  ];
  return (
    <table className="patrol-facts">
      <tbody>
        {rows.map(([question, answer]) => (
          <tr key={question}>
            <th scope="row">{question}</th>
            <td>{answer}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Gaps({ patrol }: { patrol: Patrol }) {
  const { t, time, span, count } = useWords();
  const gaps = patrol.tracks.flatMap((track) => track.gaps).sort((a, b) => a.fromMs - b.fromMs);
  const at = (ms: number) => time(new Date(ms).toISOString());
  return (
    <section>
      <BlockTitle note={t('patrol.gapsNote')}>{t('patrol.gaps')}</BlockTitle>
      {gaps.length === 0 && <p className="quiet">{t('patrol.noGaps')}</p>}
      <ul className="patrol-dropped">
        {gaps.slice(0, 20).map(({ fromMs, toMs, cause }) => (
          <li key={fromMs}>
            {t('patrol.gap', {
              from: at(fromMs),
              to: at(toMs),
              span: span((toMs - fromMs) / 60_000),
              cause: t(`gapCause.${cause}`),
            })}
          </li>
        ))}
        {patrol.dropped.map(({ reason, fixes }) => (
          <li key={reason}>{t('mine.dropped', { count: count(fixes), why: t(`trackDropped.${reason}`) })}</li>
        ))}
      </ul>
    </section>
  );
}

function Sites({ patrol }: { patrol: Patrol }) {
  const words = useWords();
  const { t, area, time } = words;
  return (
    <section>
      <BlockTitle note={t('patrol.sitesNote')}>{t('patrol.sites')}</BlockTitle>
      {patrol.sites.length === 0 && <p className="quiet">{t('patrol.noViolation')}</p>}
      <ul className="patrol-sites">
        {patrol.sites.map((site) => (
          <li key={site.findingId}>
            <StagePin stage={stageOf[site.state] ?? 'new'} size={18} silent />
            <a href={pathOf(site.findingId)}>{titleOf(words, site.placeName, site.kind)}</a>
            <span>
              {[
                time(site.foundAt),
                t(`state.${site.state}`),
                site.stage !== 'none' && t(`buildStage.${site.stage}`),
                site.areaM2 !== null && area(site.areaM2),
                site.landUse,
                site.project,
                site.builder,
                site.approval,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Log({ patrol }: { patrol: Patrol }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  const { log } = patrol;
  return (
    <section>
      <BlockTitle
        note={log ? t('patrol.writtenBy', { by: log.by ?? '', at: moment(log.writtenAt, today) }) : undefined}
      >
        {t('patrol.log')}
      </BlockTitle>
      {!log && !patrol.mayWrite && <p className="quiet">{t('patrol.logNone')}</p>}
      {log && !patrol.mayWrite && (
        <table className="patrol-facts">
          <tbody>
            <tr>
              <th scope="row">{t('log.opinion')}</th>
              <td>{log.opinion || '—'}</td>
            </tr>
            <tr>
              <th scope="row">{t('log.remark')}</th>
              <td>{log.remark || '—'}</td>
            </tr>
          </tbody>
        </table>
      )}
      {patrol.mayWrite && <LogForm key={log?.n ?? 0} patrol={patrol} />}
    </section>
  );
}

export default function PatrolPage() {
  const words = useWords();
  const { t } = words;
  const { params } = useAddress();
  const { today } = useHouse();
  const found = useFound(getPatrol, { id: params.patrolId ?? '' });
  const patrol = found.data;
  const mine = useMyBounds();
  const tracks = useMemo(() => (patrol ? tracksOf(patrol) : undefined), [patrol]);
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!patrol || !tracks) return <Loading />;
  return (
    <div className="page patrol-page">
      <header className="page-head">
        <h1>{t('patrol.of', { name: patrol.name })}</h1>
        <p>{whenSaid(words, patrol, today)}</p>
        <div className="page-actions">
          <ActionLink icon="paper" href={`/api/patrol.getPatrol.pdf?id=${patrol.id}`}>
            {t('patrol.print')}
          </ActionLink>
          {patrol.mine && patrol.kept > 0 && (
            <ActionLink icon="download" href={`/api/patrol.getPatrol.gpx?id=${patrol.id}`}>
              {t('patrol.gpx')}
            </ActionLink>
          )}
        </div>
      </header>
      {!patrol.mine && <p className="quiet">{t('patrol.lookKept')}</p>}
      {patrol.endedByHouse && <p className="quiet">{t('patrol.endedByHouse')}</p>}
      <div className="patrol-columns">
        <div>
          <div className="patrol-map">
            <MapView
              label={t('mine.map')}
              tracks={tracks}
              bounds={boundsOfTracks(tracks) ?? mine}
              pins={patrol.sites.map((site) => ({
                id: site.findingId,
                at: site.centre,
                words: titleOf(words, site.placeName, site.kind),
                look: { stage: stageOf[site.state] ?? 'new' },
              }))}
            />
          </div>
          <Gaps patrol={patrol} />
        </div>
        <div>
          <Facts patrol={patrol} />
          <Sites patrol={patrol} />
          <Log patrol={patrol} />
        </div>
      </div>
    </div>
  );
}
