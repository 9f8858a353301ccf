/** The accounts, narrowed by what stands in the address; each leads to its own page. */
import type { OutputOf } from '@cuntu/base';
import { useEffect, useId, useState } from 'react';
import { useFound } from '#platform/client';
import {
  ActionButton,
  ActionLink,
  BarredAction,
  EmptyState,
  FoundTrouble,
  Light,
  Loading,
  Surname,
} from '#ui/controls';
import { useAddress, useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { maySeeRegister } from '../../people/contract.ts';
import { accountStates, findAccounts } from '../contract.ts';

type Row = OutputOf<typeof findAccounts>['accounts'][number];
const roles = maySeeRegister.map(({ role }) => role);
const PAUSE_MS = 250;

export const accountLight = { active: 'green', locked: 'red', closed: 'paused' } as const;

function TextFilter() {
  const { t } = useWords();
  const { query, change } = useAddress();
  const [text, setText] = useState(query.text ?? '');
  const id = useId();
  useEffect(() => {
    if (text === (query.text ?? '')) return;
    const timer = setTimeout(() => change({ text: text || undefined }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, query.text, change]);
  return (
    <div className="people-filter people-filter-text">
      <label htmlFor={id}>{t('bureau.accounts.text')}</label>
      <input
        id={id}
        className="input"
        type="search"
        maxLength={40}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}

function Select({ field, words, options }: { field: string; words: string; options: readonly [string, string][] }) {
  const { t } = useWords();
  const { query, change } = useAddress();
  const id = useId();
  return (
    <div className="people-filter">
      <label htmlFor={id}>{words}</label>
      <select
        id={id}
        className="input"
        value={query[field] ?? ''}
        onChange={(event) => change({ [field]: event.target.value || undefined })}
      >
        <option value="">{t('bureau.filter.any')}</option>
        {options.map(([value, said]) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </select>
    </div>
  );
}

function Line({ account }: { account: Row }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  const name = account.person?.name ?? account.username;
  return (
    <tr>
      <th scope="row">
        <a className="person-link" href={`/office/accounts/${account.id}`}>
          <Surname>{name.slice(0, 1)}</Surname>
          <span>
            <span translate="no">{account.username}</span>
            <small>
              {account.person
                ? [account.person.name, account.person.staffNumber].filter(Boolean).join(' · ')
                : t('bureau.accounts.itself')}
            </small>
          </span>
        </a>
      </th>
      <td>
        <span className="licence-chip">
          <Light colour={accountLight[account.state]} size={14} />
          {t(`bureau.accountState.${account.state}`)}
        </span>
        {account.password !== 'own' && <small>{t(`bureau.accountPassword.${account.password}`)}</small>}
      </td>
      <td>{account.roles.map((role) => t(`office.role.${role}`)).join(' · ') || '—'}</td>
      <td data-column={t('bureau.accounts.lastSignIn')}>
        {account.lastSignInAt ? moment(account.lastSignInAt, today) : t('bureau.accounts.never')}
      </td>
    </tr>
  );
}

type Filter = { text?: string; state?: Row['state']; role?: Row['roles'][number] };

function Part({ filter, cursor, onNext }: { filter: Filter; cursor?: string; onNext?(cursor: string): void }) {
  const { t } = useWords();
  const found = useFound(findAccounts, { ...filter, cursor }, { keepFormer: cursor === undefined });
  if (!found.data)
    return (
      <tr>
        <td colSpan={4}>
          {found.error ? <FoundTrouble error={found.error} again={() => void found.refetch()} /> : <Loading />}
        </td>
      </tr>
    );
  const { accounts, next } = found.data;
  return (
    <>
      {accounts.map((account) => (
        <Line key={account.id} account={account} />
      ))}
      {next && onNext && (
        <tr className="people-more">
          <td colSpan={4}>
            <ActionButton onClick={() => onNext(next)}>{t('bureau.people.more')}</ActionButton>
          </td>
        </tr>
      )}
    </>
  );
}

/** Remounted with every other filter, so that a new list begins at its beginning. */
function List({ filter }: { filter: Filter }) {
  const { t } = useWords();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const first = useFound(findAccounts, { ...filter, cursor: undefined }, { keepFormer: true });
  if (first.data?.accounts.length === 0)
    return (
      <EmptyState
        title={t('bureau.accounts.none')}
        sentence={t('bureau.accounts.noneThen')}
        links={[{ words: t('bureau.accounts.all'), href: '/office/accounts' }]}
      />
    );
  const parts = [undefined, ...cursors];
  return (
    <table className="people-table accounts-table">
      <caption className="unseen">{t('bureau.accounts.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('bureau.accounts.username')}</th>
          <th scope="col">{t('bureau.accounts.state')}</th>
          <th scope="col">{t('bureau.accounts.roles')}</th>
          <th scope="col">{t('bureau.accounts.lastSignIn')}</th>
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

/** What the address says and the schema would refuse is left out. */
function useFilter(): Filter {
  const { query } = useAddress();
  return {
    text: query.text?.slice(0, 40),
    state: accountStates.find((one) => one === query.state),
    role: roles.find((one) => one === query.role),
  };
}

export default function AccountsPage() {
  const { t } = useWords();
  const filter = useFilter();
  const keeps = useMe().roles.includes('administrator');
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('bureau.accounts.title')}</h1>
        <p>{t('bureau.accounts.lead')}</p>
        {keeps ? (
          <div className="people-actions">
            <ActionLink small icon="plus" href="/office/accounts/new">
              {t('bureau.accounts.new')}
            </ActionLink>
          </div>
        ) : (
          <BarredAction name={t('bureau.accounts.new')} reason={t('bureau.accounts.barred')} />
        )}
      </header>
      {keeps && (
        <>
          <search className="people-filters accounts-filters" aria-label={t('bureau.accounts.filter')}>
            <TextFilter />
            <Select
              field="state"
              words={t('bureau.accounts.state')}
              options={accountStates.map((one) => [one, t(`bureau.accountState.${one}`)])}
            />
            <Select
              field="role"
              words={t('bureau.accounts.roles')}
              options={roles.map((one) => [one, t(`bureau.role.${one}`)])}
            />
          </search>
          <List key={JSON.stringify(filter)} filter={filter} />
        </>
      )}
    </div>
  );
}
