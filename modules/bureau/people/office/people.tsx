/** People and units: the tree at the left, whoever was asked for beside it. */
import { useState } from 'react';
import { takeFile, useFound } from '#platform/client';
import { ActionButton, ActionLink, BarredAction, ErrorSentence } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { OpenPosts } from '../../units/office/posts.tsx';
import { Structure } from '../../units/office/structure.tsx';
import { UnitTree } from '../../units/office/tree.tsx';
import { exportPeople, findPeople } from '../contract.ts';
import { Filters, type PeopleFilter, useFilter } from './filters.tsx';
import { useKeeping } from './keeping.ts';
import { PeopleList } from './list.tsx';

function Exports({ filter }: { filter: PeopleFilter }) {
  const { t } = useWords();
  const [at, setAt] = useState<{ is: 'idle' | 'making' } | { is: 'failed'; sentence: string }>({ is: 'idle' });
  const make = async (form: 'xlsx' | 'csv') => {
    setAt({ is: 'making' });
    const answer = await takeFile(exportPeople, { ...filter, form });
    const sentence = answer.is === 'refused' ? answer.refusal.sentence : t('bureau.export.failed');
    setAt(answer.is === 'done' ? { is: 'idle' } : { is: 'failed', sentence });
  };
  return (
    <>
      {(['xlsx', 'csv'] as const).map((form) => (
        <ActionButton key={form} small icon="download" busy={at.is === 'making'} onClick={() => void make(form)}>
          {t('bureau.export.do', { form: form.toUpperCase() })}
        </ActionButton>
      ))}
      {at.is === 'failed' && <ErrorSentence what={at.sentence} />}
    </>
  );
}

function Actions({ filter }: { filter: PeopleFilter }) {
  const { t } = useWords();
  const { mayKeep, reason } = useKeeping();
  if (!mayKeep) return <BarredAction name={t('bureau.keeping.name')} reason={reason} />;
  return (
    <div className="people-actions">
      <ActionLink small icon="upload" href="/office/people/import">
        {t('bureau.import.title')}
      </ActionLink>
      <ActionLink small icon="plus" href="/office/people/new">
        {t('bureau.newPerson.title')}
      </ActionLink>
      <Exports filter={filter} />
    </div>
  );
}

export default function PeoplePage() {
  const { t, count, day } = useWords();
  const { today } = useHouse();
  const filter = useFilter();
  const { mayKeep } = useKeeping();
  const found = useFound(findPeople, { ...filter, cursor: undefined }, { keepFormer: true });
  const total =
    found.data &&
    t(found.data.totalIsMore ? 'bureau.people.countMore' : 'bureau.people.count', { people: count(found.data.total) });
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('bureau.people.title')}</h1>
        <p role="status">{[total, day(today, today)].filter(Boolean).join(' · ')}</p>
        <Actions filter={filter} />
      </header>
      <div className="people-columns">
        <UnitTree />
        <section aria-label={t('bureau.people.title')}>
          <Filters />
          {mayKeep && <Structure unitId={filter.unitId} />}
          {filter.unitId && <OpenPosts unitId={filter.unitId} />}
          <PeopleList key={JSON.stringify(filter)} filter={filter} />
        </section>
      </div>
    </div>
  );
}
