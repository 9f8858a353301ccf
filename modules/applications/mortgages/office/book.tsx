/** The book of mortgages: by the number of a proof or of a unit, whole; each entry with its rank and every act on it. */
import type { OutputOf } from '@cuntu/base';
import { type FormEvent, useState } from 'react';
import { useFound } from '#platform/client';
import { ActionButton, EmptyState, FoundTrouble, Loading } from '#ui/controls';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { choiceSaid, pathOf, yuanSaid } from '../../intake/office/application-words.ts';
import { findMortgages, getMortgage } from '../contract.ts';

type Entry = OutputOf<typeof findMortgages>['mortgages'][number];

const LEAST = 6;

function Search() {
  const { t } = useWords();
  const { query, change } = useAddress();
  const [typed, setTyped] = useState(query.text ?? '');
  const look = (event: FormEvent) => {
    event.preventDefault();
    change({ text: typed.trim() || undefined, entry: undefined }, true);
  };
  return (
    <search>
      <form className="book-search" onSubmit={look}>
        <label className="filter-field">
          <span>{t('mortgage.ask')}</span>
          <input className="input" type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </label>
        <ActionButton main type="submit" icon="search">
          {t('mortgage.look')}
        </ActionButton>
      </form>
    </search>
  );
}

function Acts({ id }: { id: string }) {
  const words = useWords();
  const { t, moment, shortDay } = words;
  const { today } = useHouse();
  const found = useFound(getMortgage, { id });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { claim, buildings, mainContract, mortgageContract, fromOn, toOn, acts } = found.data;
  const rows = [
    [t('application.field.claim'), choiceSaid(words, 'claim', claim)],
    [t('application.field.buildings'), choiceSaid(words, 'buildings', buildings)],
    [t('application.field.mainContract'), mainContract],
    [t('application.field.mortgageContract'), mortgageContract],
    [t('mortgage.period'), t('land.fromTo', { from: shortDay(fromOn, today), to: shortDay(toOn, today) })],
  ] as const;
  return (
    <div className="entry-whole">
      <dl className="said-list">
        {rows.map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <ol className="land-list" aria-label={t('mortgage.acts')}>
        {acts.map(({ matterId, act, amount, proofNumber, words: note, at }) => (
          <li key={`${matterId}${at}`}>
            <a href={pathOf(matterId)}>{t(`mortgageAct.${act}`)}</a> {yuanSaid(words, amount)}
            <small>{[moment(at, today), proofNumber, note].filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ol>
    </div>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  const words = useWords();
  const { t, shortDay } = words;
  const { today } = useHouse();
  const { query, change } = useAddress();
  const open = query.entry === entry.id;
  return (
    <li className="entry" data-past={entry.releasedAt !== null || undefined}>
      <div className="entry-head">
        <span className="entry-rank">{entry.rank ?? '—'}</span>
        <span>
          <b>{entry.proofNumber}</b>
          <small className="num">{entry.unitNumber}</small>
        </span>
        <span>
          {t('mortgage.from', { mortgagor: entry.mortgagor, mortgagee: entry.mortgagee })}
          <small>
            {entry.releasedAt === null
              ? t('mortgage.until', { day: shortDay(entry.toOn, today) })
              : t('mortgage.released')}
          </small>
        </span>
        <b className="num">{yuanSaid(words, entry.amount)}</b>
        <button
          type="button"
          className="link"
          aria-expanded={open}
          onClick={() => change({ entry: open ? undefined : entry.id })}
        >
          {t(open ? 'mortgage.fold' : 'mortgage.open')}
        </button>
      </div>
      {open && <Acts id={entry.id} />}
    </li>
  );
}

function Entries({ text }: { text: string }) {
  const { t } = useWords();
  const found = useFound(findMortgages, { text });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { mortgages } = found.data;
  if (mortgages.length === 0) return <EmptyState title={t('mortgage.none')} sentence={t('mortgage.noneThen')} />;
  return (
    <ul className="entries" aria-label={t('mortgage.found')}>
      {mortgages.map((entry) => (
        <EntryRow key={entry.id} entry={entry} />
      ))}
    </ul>
  );
}

export default function BookPage() {
  const { t } = useWords();
  const { query } = useAddress();
  const text = query.text?.replaceAll(/\s/g, '') ?? '';
  return (
    <div className="page book-page">
      <header className="page-head">
        <h1>{t('page.mortgages')}</h1>
        <p>{t('mortgage.lead')}</p>
      </header>
      <Search key={text} />
      {text.length >= LEAST ? <Entries text={text} /> : <p className="quiet">{t('mortgage.wholeNumber')}</p>}
    </div>
  );
}
