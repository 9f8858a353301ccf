/** The patrols of the places one answers for: who was out, when, with which log; no distance, no rank. */
import type { OutputOf } from '@cuntu/base';
import { TakeAlong } from '#modules/matters/office';
import { useFound } from '#platform/client';
import { ActionButton, Choice, DayInput, dayIn, EmptyState, Field, FoundTrouble, Loading } from '#ui/controls';
import { type Query, useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { exportPatrols, findPatrols } from '../../contract.ts';

type Row = OutputOf<typeof findPatrols>['patrols'][number];

const whose = ['', 'people', 'vehicles'] as const;

const filterOf = ({ from, to, of }: Query) => ({
  from: dayIn(from),
  to: dayIn(to),
  of: whose.find((one) => one !== '' && one === of) || undefined,
});

function PatrolRow({ row }: { row: Row }) {
  const { t, moment, till } = useWords();
  const { today } = useHouse();
  const { id, startedAt, endedAt, name, unit, placeName, mode, purpose, findings, logged } = row;
  return (
    <tr>
      <td className="list-what">
        <a href={`/office/patrols/${id}`}>
          {moment(startedAt, today)}–{endedAt ? till(startedAt, endedAt, today) : t('patrol.now')}
        </a>
      </td>
      <td>
        {name}
        <small>{unit}</small>
      </td>
      <td>{placeName}</td>
      <td>
        {t(`patrolMode.${mode}`)}
        <small>{t(`patrolPurpose.${purpose}`)}</small>
      </td>
      <td data-column={t('patrol.column.violation')}>
        {findings > 0 ? t('patrol.violations', { count: findings }) : t('patrol.noViolation')}
      </td>
      <td data-column={t('patrol.column.log')}>{t(logged ? 'patrol.logged' : 'patrol.notLogged')}</td>
    </tr>
  );
}

const columns = ['when', 'who', 'where', 'how', 'violation', 'log'] as const;

export default function PatrolsPage() {
  const { t } = useWords();
  const { query, change } = useAddress();
  const found = useFound(findPatrols, { ...filterOf(query), cursor: query.cursor }, { keepFormer: true });
  const { data, error } = found;
  return (
    <div className="page patrols-page">
      <header className="page-head">
        <h1>{t('page.patrols')}</h1>
        <p>{t('patrol.listLead')}</p>
      </header>
      <div className="patrol-tools">
        <Choice<(typeof whose)[number]>
          label={t('log.who')}
          value={whose.find((one) => one === query.of) ?? ''}
          onChange={(of) => change({ of: of || undefined, cursor: undefined })}
          options={whose.map((value) => ({ value, words: t(`patrol.of.${value || 'all'}`) }))}
        />
        {(['from', 'to'] as const).map((end) => (
          <Field key={end} label={t(`patrol.${end}`)}>
            {(control) => (
              <DayInput
                {...control}
                value={query[end] ?? ''}
                onChange={(day) => change({ [end]: day || undefined, cursor: undefined })}
              />
            )}
          </Field>
        ))}
        <TakeAlong query={exportPatrols} filter={filterOf(query)} as={['xlsx', 'csv']} most={5_000} />
      </div>
      {error && <FoundTrouble error={error} again={() => void found.refetch()} />}
      {!data && !error && <Loading />}
      {data?.patrols.length === 0 && <EmptyState title={t('patrol.none')} sentence={t('patrol.noneThen')} />}
      {data && data.patrols.length > 0 && (
        <table className="plain-table patrols-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`patrol.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.patrols.map((row) => (
              <PatrolRow key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
      <nav className="list-pages" aria-label={t('list.pages')}>
        {query.cursor && (
          <ActionButton small icon="previous" onClick={() => change({ cursor: undefined }, true)}>
            {t('list.first')}
          </ActionButton>
        )}
        {data?.next && (
          <ActionButton small icon="next" onClick={() => change({ cursor: data.next ?? undefined }, true)}>
            {t('list.more')}
          </ActionButton>
        )}
      </nav>
    </div>
  );
}
