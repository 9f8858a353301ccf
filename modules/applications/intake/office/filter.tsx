/** What the list of applications is narrowed to; its fields are the page's address, so that a list can be shared as it stands. */
import type { InputOf } from '@cuntu/base';
import type { ReactNode } from 'react';
import { findDivisions } from '#modules/bureau/contract';
import { useFound } from '#platform/client';
import { FilterPick, type Query, useAddress, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { itemKeys } from '../../items/contract.ts';
import type { findApplications } from '../contract/questions.ts';

export const fields = ['text', 'state', 'light', 'item', 'division'] as const;
export type Field = (typeof fields)[number];
export type Filter = Omit<InputOf<typeof findApplications>, 'cursor' | 'limit'>;

/** In the order in which an application comes to them. */
const states = [
  'submitted',
  'incomplete',
  'admitted',
  'checked',
  'examined',
  'concluded',
  'objected',
  'registered',
  'issued',
  'refusalReady',
  'delivered',
  'refused',
  'notAccepted',
  'withdrawn',
] as const;
const lights = ['red', 'yellow', 'green', 'paused'] as const;

export const filterOf = (query: Query): Filter =>
  Object.fromEntries(fields.flatMap((field) => (query[field] ? [[field, query[field]]] : []))) as Filter;

export const isNarrowed = (query: Query): boolean => fields.some((field) => query[field]);

/** Counties of the city, or townships of one's own county. */
function Division() {
  const { t } = useWords();
  const { grants } = useMe();
  const widest = [...grants].sort((a, b) => a.division.length - b.division.length)[0]?.division ?? '';
  const level = widest.length <= 4 ? 'county' : 'township';
  const { data } = useFound(findDivisions, { under: widest, level }, { enabled: widest !== '' });
  if (!data) return null;
  return (
    <FilterPick
      label={t('applications.where')}
      field="division"
      options={data.divisions.map(({ code, name }) => ({ value: code, words: name }))}
    />
  );
}

/** `children`: how the list is ordered. */
export function FilterBar({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const { query, change } = useAddress();
  const clear = () => change({ ...Object.fromEntries(fields.map((field) => [field, undefined])), cursor: undefined });
  const titled = (list: readonly string[], key: string) =>
    list.map((value) => ({ value, words: t(`${key}.${value}`) }));
  return (
    <search className="filter-bar" aria-label={t('applications.filter')}>
      <label className="filter-field applications-text">
        <span>{t('applications.text')}</span>
        <input
          className="input"
          type="search"
          value={query.text ?? ''}
          onChange={(event) => change({ text: event.target.value || undefined, cursor: undefined })}
        />
      </label>
      <FilterPick
        label={t('applications.state')}
        field="state"
        options={[...titled(['open', 'ended'], 'applications.state'), ...titled(states, 'state')]}
      />
      <FilterPick label={t('applications.light')} field="light" options={titled(lights, 'applications.light')} />
      <FilterPick label={t('applications.item')} field="item" options={titled(itemKeys, 'kind')} />
      <Division />
      {children}
      {isNarrowed(query) && (
        <button type="button" className="link" onClick={clear}>
          {t('applications.clear')}
        </button>
      )}
    </search>
  );
}
