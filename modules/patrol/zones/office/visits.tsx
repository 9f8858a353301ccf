/** When a zone was last visited, and how much of it was seen on which days of a period: of ground, never of a person. */
import type { OutputOf } from '@cuntu/base';
import { useFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import { BlockTitle, useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import CoveragePeriod, { periodIn } from '../../coverage/office/period.tsx';
import { getZoneVisits } from '../contract.ts';
import { daysBefore } from './zone-words.ts';

type Visits = OutputOf<typeof getZoneVisits>;

interface Period {
  from: string;
  to: string;
}

export const useVisits = (id: string, period: Period) =>
  useFound(getZoneVisits, { id, ...period }, { keepFormer: true });

export function LastVisit({ visits }: { visits: Visits }) {
  const { t, day } = useWords();
  const { today } = useHouse();
  const { lastVisitedOn, lastSeenOn } = visits;
  return (
    <p className="last-visit">
      <b>
        {lastVisitedOn
          ? t('zone.visits.last', { day: day(lastVisitedOn, today) })
          : t(lastSeenOn ? 'zone.visits.never' : 'zone.visits.neverSeen')}
      </b>{' '}
      {lastSeenOn !== lastVisitedOn && lastSeenOn && t('zone.visits.lastSeen', { day: day(lastSeenOn, today) })}
    </p>
  );
}

/** Longer than this the cells would be too narrow to be seen. */
const CELLS_MOST = 62;

/** A cell for each day, filled where somebody was there. */
export function DayStrip({ visits, period }: { visits: Visits; period: Period }) {
  const { t, shortDay, count } = useWords();
  const { today } = useHouse();
  const seen = new Set(visits.days.map(({ on }) => on));
  const days: string[] = [];
  for (let back = 0; back < CELLS_MOST; back++) {
    const on = daysBefore(period.to, back);
    if (on < period.from) break;
    days.unshift(on);
  }
  if (days[0] !== period.from) return null;
  const words = t('zone.visits.ofDays', { days: count(days.length), seen: count(seen.size) });
  return (
    <div className="day-strip">
      <div aria-hidden="true">
        {days.map((on) => (
          <i key={on} data-seen={seen.has(on) || undefined} />
        ))}
      </div>
      <p className="day-strip-ends">
        <span>{shortDay(period.from, today)}</span>
        <span>{words}</span>
        <span>{shortDay(period.to, today)}</span>
      </p>
    </div>
  );
}

function ByDay({ visits }: { visits: Visits }) {
  const { t, day, count } = useWords();
  const { today } = useHouse();
  if (visits.days.length === 0) return null;
  return (
    <details>
      <summary>{t('zone.visits.byDay')}</summary>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('zone.visits.day')}</th>
            <th scope="col" className="n">
              {t('zone.visits.seen')}
            </th>
          </tr>
        </thead>
        <tbody>
          {visits.days.map(({ on, percent }) => (
            <tr key={on}>
              <td>{day(on, today)}</td>
              <td className="n">{count(percent)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
      {visits.moreDays > 0 && <p className="quiet">{t('zone.visits.moreDays', { days: count(visits.moreDays) })}</p>}
    </details>
  );
}

function Within({ visits, period }: { visits: Visits; period: Period }) {
  const { t, shortDay, count, area } = useWords();
  const { today } = useHouse();
  const told = { from: shortDay(period.from, today), to: shortDay(period.to, today) };
  const { percent, coveredM2, norm } = visits;
  return (
    <>
      <p>
        {coveredM2 === 0
          ? t('zone.visits.none', told)
          : t('zone.visits.within', { ...told, percent: count(percent), area: area(coveredM2) })}
      </p>
      <p className="quiet">
        {t('zone.visits.norm', { days: count(norm.intervalDays), percent: count(norm.percent) })}{' '}
        <a href="/office/norms?limit=zone.visitedShare">{t('zone.visits.basis')}</a>
      </p>
    </>
  );
}

export function ZoneVisits({ id, asOf }: { id: string; asOf: string }) {
  const { t } = useWords();
  const { query } = useAddress();
  const period = periodIn(query, asOf);
  const found = useVisits(id, period);
  return (
    <section className="zone-visits">
      <BlockTitle>{t('zone.visits')}</BlockTitle>
      {found.data && <LastVisit visits={found.data} />}
      <CoveragePeriod />
      {found.error && <FoundTrouble error={found.error} again={() => void found.refetch()} />}
      {!found.data && !found.error && <Loading />}
      {found.data && (
        <>
          <Within visits={found.data} period={period} />
          <DayStrip visits={found.data} period={period} />
          <ByDay visits={found.data} />
        </>
      )}
    </section>
  );
}
