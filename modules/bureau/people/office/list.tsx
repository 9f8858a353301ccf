/** The people found, page after page. */
import type { OutputOf } from '@cuntu/base';
import { useState } from 'react';
import { useFound } from '#platform/client';
import { ActionButton, EmptyState, FoundTrouble, Light, Loading, Surname } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findPeople } from '../contract.ts';
import type { PeopleFilter } from './filters.tsx';

type Row = OutputOf<typeof findPeople>['people'][number];

export const licenceLight = { valid: 'green', expiring: 'yellow', expired: 'red', toCome: 'paused' } as const;

function LicenceCell({ licence }: { licence: Row['licence'] }) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  if (!licence) return <span className="quiet">{t('bureau.licence.none')}</span>;
  return (
    <span className="licence-chip">
      <Light colour={licenceLight[licence.state]} size={14} />
      {t(`bureau.licence.until.${licence.state}`, { day: shortDay(licence.to, today) })}
    </span>
  );
}

function PersonLine({ person }: { person: Row }) {
  const { t } = useWords();
  const [first, ...others] = person.posts;
  return (
    <tr>
      <th scope="row">
        <a className="person-link" href={`/office/people/${person.id}`}>
          <Surname>{person.name.slice(0, 1)}</Surname>
          <span>
            {person.name}
            <small>{[t(`bureau.personKind.${person.kind}`), person.staffNumber].filter(Boolean).join(' · ')}</small>
          </span>
        </a>
      </th>
      <td>
        {first ? (
          <>
            {first.unitName} {first.title}
            {first.acting && t('bureau.actingMark')}
            {others.length > 0 && <small>{t('bureau.people.morePosts', { count: others.length })}</small>}
          </>
        ) : (
          <span className="quiet">{t('bureau.people.noPost')}</span>
        )}
      </td>
      <td data-column={t('bureau.licenceKind.enforcement')}>
        <LicenceCell licence={person.licence} />
      </td>
    </tr>
  );
}

function Part({
  filter,
  cursor,
  onNext,
}: {
  filter: PeopleFilter;
  cursor?: string;
  onNext?: (cursor: string) => void;
}) {
  const { t } = useWords();
  const found = useFound(findPeople, { ...filter, cursor }, { keepFormer: cursor === undefined });
  if (found.error)
    return (
      <tr>
        <td colSpan={3}>
          <FoundTrouble error={found.error} again={() => void found.refetch()} />
        </td>
      </tr>
    );
  if (!found.data)
    return (
      <tr>
        <td colSpan={3}>
          <Loading />
        </td>
      </tr>
    );
  const { people, next } = found.data;
  return (
    <>
      {people.map((person) => (
        <PersonLine key={person.id} person={person} />
      ))}
      {next && onNext && (
        <tr className="people-more">
          <td colSpan={3}>
            <ActionButton onClick={() => onNext(next)}>{t('bureau.people.more')}</ActionButton>
          </td>
        </tr>
      )}
    </>
  );
}

/** Remounted with every other filter, so that a new list begins at its beginning. */
export function PeopleList({ filter }: { filter: PeopleFilter }) {
  const { t } = useWords();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const first = useFound(findPeople, { ...filter, cursor: undefined }, { keepFormer: true });
  if (first.data?.people.length === 0)
    return (
      <EmptyState
        title={t(Object.keys(filter).length > 0 ? 'bureau.people.noneFound' : 'bureau.people.empty')}
        sentence={t(Object.keys(filter).length > 0 ? 'bureau.people.noneFoundThen' : 'bureau.people.emptyThen')}
        links={[
          Object.keys(filter).length > 0
            ? { words: t('bureau.people.all'), href: '/office/people' }
            : { words: t('bureau.import.title'), href: '/office/people/import' },
        ]}
      />
    );
  const parts = [undefined, ...cursors];
  return (
    <table className="people-table">
      <caption className="unseen">{t('bureau.people.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('bureau.export.name')}</th>
          <th scope="col">{t('bureau.export.posts')}</th>
          <th scope="col">{t('bureau.licenceKind.enforcement')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((cursor, nth) => (
          <Part
            key={cursor ?? 'first'}
            filter={filter}
            cursor={cursor}
            onNext={nth === parts.length - 1 ? (next) => setCursors((former) => [...former, next]) : undefined}
          />
        ))}
      </tbody>
    </table>
  );
}
