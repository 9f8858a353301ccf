/** The list of applications: light, what, who applied, where it stands and with whom, how much time is left. */
import type { OutputOf } from '@cuntu/base';
import { useState } from 'react';
import { clockSaid, TakeAlong } from '#modules/matters/office';
import { useFound } from '#platform/client';
import { ActionButton, ActionLink, ClockChip, EmptyState, FoundTrouble, Loading } from '#ui/controls';
import { useAddress, useHouse, useMe } from '#ui/pages';
import { shanghai, useWords } from '#ui/words';
import { exportApplications, findApplications } from '../contract/questions.ts';
import { takers } from '../contract.ts';
import { pathOf, titleOf } from './application-words.ts';
import { FilterBar, filterOf, isNarrowed } from './filter.tsx';

type Found = OutputOf<typeof findApplications>;
type Row = Found['applications'][number];

function TimeLeft({ row: { time, promisedOn } }: { row: Row }) {
  const words = useWords();
  const { today } = useHouse();
  if (!time) return promisedOn && <span className="quiet">{words.shortDay(promisedOn, today)}</span>;
  const { light, left, cells, explanation } = clockSaid(words, { ...time, unit: time.unitOfTime }, today);
  return <ClockChip light={light} left={left} cells={cells} explanation={explanation} />;
}

function ApplicationRow({ row }: { row: Row }) {
  const words = useWords();
  const { t, shortDay } = words;
  const { today } = useHouse();
  return (
    <tr>
      <td className="list-what">
        <a href={pathOf(row.id)}>{titleOf(words, row.placeName, row.item)}</a>
        <small>{t('application.number', { number: row.number })}</small>
      </td>
      <td>{row.applicants.map(({ name }) => name).join(t('clock.listComma'))}</td>
      <td>
        {t(`state.${row.state}`)}
        {row.person && <small>{t('applications.with', { name: row.person })}</small>}
      </td>
      <td>{shortDay(shanghai(row.submittedAt).dateOn, today)}</td>
      <td>
        <TimeLeft row={row} />
      </td>
    </tr>
  );
}

const columns = ['what', 'who', 'state', 'submitted', 'left'] as const;

function Table({ found }: { found: Found }) {
  const { t } = useWords();
  return (
    <table className="plain-table applications-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`applications.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.applications.map((row) => (
          <ApplicationRow key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Nothing({ narrowed, takes }: { narrowed: boolean; takes: boolean }) {
  const { t } = useWords();
  if (narrowed)
    return (
      <EmptyState
        title={t('applications.empty')}
        sentence={t('applications.emptyThen')}
        links={[{ words: t('applications.all'), href: '/office/applications' }]}
      />
    );
  return (
    <EmptyState
      title={t('applications.noneYet')}
      sentence={t('applications.noneYetThen')}
      links={takes ? [{ words: t('applications.new'), href: '/office/applications/new' }] : []}
    />
  );
}

function Pages({ next }: { next: string | null }) {
  const { t } = useWords();
  const { query, change } = useAddress();
  if (next === null && !query.cursor) return null;
  return (
    <nav className="list-pages" aria-label={t('applications.pages')}>
      {query.cursor && (
        <ActionButton small icon="previous" onClick={() => change({ cursor: undefined }, true)}>
          {t('applications.first')}
        </ActionButton>
      )}
      {next !== null && (
        <ActionButton small icon="next" onClick={() => change({ cursor: next }, true)}>
          {t('applications.more')}
        </ActionButton>
      )}
    </nav>
  );
}

const sorts = ['newest', 'due'] as const;

function Order({ sort }: { sort: (typeof sorts)[number] }) {
  const { t } = useWords();
  const { change } = useAddress();
  return (
    <label className="filter-field applications-order">
      <span>{t('applications.sort')}</span>
      <select
        className="input"
        value={sort}
        onChange={(event) => change({ sort: event.target.value, cursor: undefined })}
      >
        {sorts.map((one) => (
          <option key={one} value={one}>
            {t(`applications.sort.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

export default function ApplicationsPage() {
  const { t, count } = useWords();
  const { roles } = useMe();
  const { query } = useAddress();
  const takes = takers.some((role) => roles.includes(role));
  const sort = sorts.find((one) => one === query.sort) ?? 'newest';
  const found = useFound(findApplications, { ...filterOf(query), sort, cursor: query.cursor }, { keepFormer: true });
  const { data, error } = found;
  const [wide] = useState(() => matchMedia('(min-width: 768px)').matches);
  return (
    <div className="page applications-page">
      <header className="page-head">
        <h1>{t('page.applications')}</h1>
        {data && (
          <p>{t(data.totalIsMore ? 'applications.leadMore' : 'applications.lead', { total: count(data.total) })}</p>
        )}
        <div className="page-actions">
          {takes && (
            <ActionLink main icon="plus" href="/office/applications/new">
              {t('applications.new')}
            </ActionLink>
          )}
        </div>
      </header>
      <details className="filters" open={wide || isNarrowed(query)}>
        <summary>{t('applications.narrow')}</summary>
        <FilterBar>
          <Order sort={sort} />
        </FilterBar>
      </details>
      <div className="list-tools">
        <TakeAlong
          query={exportApplications}
          filter={{ ...filterOf(query), sort }}
          as={['xlsx', 'csv']}
          most={10_000}
        />
      </div>
      {error && <FoundTrouble error={error} again={() => void found.refetch()} />}
      {!data && !error && <Loading />}
      {data && data.applications.length === 0 && <Nothing narrowed={isNarrowed(query)} takes={takes} />}
      {data && data.applications.length > 0 && <Table found={data} />}
      {data && <Pages next={data.next} />}
    </div>
  );
}
