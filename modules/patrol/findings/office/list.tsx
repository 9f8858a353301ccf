/** The list of findings: narrowed, sorted, page by page, all of it in the address; and taken along as a file. */
import type { OutputOf } from '@cuntu/base';
import { useState } from 'react';
import { TakeAlong } from '#modules/matters/office';
import { useFound } from '#platform/client';
import { ActionButton, ActionLink, EmptyState, FoundTrouble, Light, Loading, StagePin } from '#ui/controls';
import { spellQuery, useAddress, useHouse, useMe } from '#ui/pages';
import { shanghai, useWords } from '#ui/words';
import { exportFindings, findFindings } from '../contract.ts';
import { FilterBar, filterOf, isNarrowed } from './filter.tsx';
import { lightOf, pathOf, stageOf, titleOf } from './finding-words.ts';

type Found = OutputOf<typeof findFindings>;
type Row = Found['findings'][number];

const sorts = ['newest', 'due', 'oldest'] as const;
type Sort = (typeof sorts)[number];

function FindingRow({ row }: { row: Row }) {
  const words = useWords();
  const { t, shortDay, area } = words;
  const { today } = useHouse();
  const light = lightOf(row.light);
  return (
    <tr>
      <td>
        <StagePin stage={stageOf[row.state] ?? 'new'} size={20} silent />
      </td>
      <td className="list-what">
        <a href={pathOf(row.id)}>{titleOf(words, row.placeName, row.kind)}</a>
        <small>{t('finding.number', { number: row.number })}</small>
      </td>
      <td>{t(`state.${row.state}`)}</td>
      <td>{shortDay(shanghai(row.foundAt).dateOn, today)}</td>
      <td className="n">{row.areaM2 === null ? '' : area(row.areaM2)}</td>
      <td>{row.person}</td>
      <td className="list-due" data-light={light}>
        {light && row.dueOn ? (
          <>
            <Light colour={light} size={14} /> {shortDay(row.dueOn, today)}
          </>
        ) : (
          t(stageOf[row.state] === 'closed' ? 'list.done' : 'list.noClock')
        )}
      </td>
    </tr>
  );
}

const columns = ['what', 'state', 'found', 'area', 'person', 'left'] as const;

function Table({ found }: { found: Found }) {
  const { t } = useWords();
  return (
    <table className="plain-table findings-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{t('list.column.state')}</span>
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className={column === 'area' ? 'n' : undefined}>
              {t(`list.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.findings.map((row) => (
          <FindingRow key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  const { t } = useWords();
  return narrowed ? (
    <EmptyState
      title={t('list.empty')}
      sentence={t('list.emptyThen')}
      links={[{ words: t('list.all'), href: '/office/findings' }]}
    />
  ) : (
    <EmptyState title={t('list.noneYet')} sentence={t('list.noneYetThen')} />
  );
}

function Pages({ next }: { next: string | null }) {
  const { t } = useWords();
  const { query, change } = useAddress();
  return (
    <nav className="list-pages" aria-label={t('list.pages')}>
      {query.cursor && (
        <ActionButton small icon="previous" onClick={() => change({ cursor: undefined }, true)}>
          {t('list.first')}
        </ActionButton>
      )}
      {next !== null && (
        <ActionButton small icon="next" onClick={() => change({ cursor: next }, true)}>
          {t('list.more')}
        </ActionButton>
      )}
    </nav>
  );
}

function Order({ sort }: { sort: Sort }) {
  const { t } = useWords();
  const { change } = useAddress();
  return (
    <label className="filter-field">
      <span>{t('list.sort')}</span>
      <select
        className="input"
        value={sort}
        onChange={(event) => change({ sort: event.target.value as Sort, cursor: undefined })}
      >
        {sorts.map((one) => (
          <option key={one} value={one}>
            {t(`list.sort.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

const reporters = ['coordinator', 'stationOfficer', 'inspector'];

export default function FindingsPage() {
  const { t, count } = useWords();
  const { roles } = useMe();
  const { query } = useAddress();
  const sort = sorts.find((one) => one === query.sort) ?? 'newest';
  const found = useFound(findFindings, { ...filterOf(query), sort, cursor: query.cursor }, { keepFormer: true });
  const { data, error } = found;
  // A phone's first screen is for the findings; their filters are a touch away.
  const [wide] = useState(() => matchMedia('(min-width: 768px)').matches);
  return (
    <div className="page findings-page">
      <header className="page-head">
        <h1>{t('list.title')}</h1>
        {data && <p>{t(data.totalIsMore ? 'list.leadMore' : 'list.lead', { total: count(data.total) })}</p>}
        <div className="page-actions">
          <ActionLink icon="map" href={`/office/map${spellQuery({ ...query, cursor: undefined, sort: undefined })}`}>
            {t('list.onMap')}
          </ActionLink>
          {roles.some((role) => reporters.includes(role)) && (
            <ActionLink main icon="plus" href="/office/report">
              {t('list.report')}
            </ActionLink>
          )}
        </div>
      </header>
      <details className="filters" open={wide || isNarrowed(query)}>
        <summary>{t('list.narrow')}</summary>
        <FilterBar>
          <Order sort={sort} />
        </FilterBar>
      </details>
      <div className="list-tools">
        <TakeAlong query={exportFindings} filter={filterOf(query)} as={['xlsx', 'csv', 'geojson']} most={10_000} />
      </div>
      {error && <FoundTrouble error={error} again={() => void found.refetch()} />}
      {!data && !error && <Loading />}
      {data && data.findings.length === 0 && <Nothing narrowed={isNarrowed(query)} />}
      {data && data.findings.length > 0 && <Table found={data} />}
      {data && <Pages next={data.next} />}
    </div>
  );
}
