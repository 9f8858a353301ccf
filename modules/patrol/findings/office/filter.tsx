/** What findings are narrowed to; its fields are the page's address, so that a list can be shared as it stands. */
import type { InputOf } from '@cuntu/base';
import { type ReactNode, useId } from 'react';
import { findDivisions } from '#modules/bureau/contract';
import { useFound } from '#platform/client';
import { DayInput, dayIn, stages } from '#ui/controls';
import { FilterPick, type Query, useAddress, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { earlyMeasures, type findFindings, findingKinds } from '../contract.ts';
import { openStates, partsOf, statesOf } from './finding-words.ts';

export const fields = ['state', 'kind', 'light', 'division', 'from', 'to', 'text', 'month', 'early'] as const;
export type Field = (typeof fields)[number];

export type Filter = Omit<InputOf<typeof findFindings>, 'sort' | 'cursor' | 'limit'>;

/** In the address `open` and a stage stand for the states that they cover; `checking.served` is one of a stage's states. */
const statesIn = (word: string | undefined): string | undefined => {
  if (word === undefined) return undefined;
  if (word === 'open') return openStates.join(',');
  const stage = stages.find((one) => one === word);
  return stage ? statesOf(stage).join(',') : word.slice(word.indexOf('.') + 1);
};

export function filterOf(query: Query): Filter {
  const { state, kind, light, division, from, to, text, month, early } = query;
  const days = { from: dayIn(from), to: dayIn(to) };
  const given = { kind, light, division, ...days, text, month, early, state: statesIn(state) };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as Filter;
}

export const isNarrowed = (query: Query): boolean => fields.some((field) => query[field]);

function Type({ label, field, type }: { label: string; field: Field; type: 'search' | 'month' }) {
  const { query, change } = useAddress();
  return (
    <label className="filter-field">
      <span>{label}</span>
      <input
        className="input"
        type={type}
        value={query[field] ?? ''}
        onChange={(event) => change({ [field]: event.target.value || undefined, cursor: undefined })}
      />
    </label>
  );
}

function Day({ label, field }: { label: string; field: Field }) {
  const { query, change } = useAddress();
  const id = useId();
  return (
    <div className="filter-field">
      <label htmlFor={id}>{label}</label>
      <DayInput
        id={id}
        value={query[field] ?? ''}
        onChange={(day) => change({ [field]: day || undefined, cursor: undefined })}
      />
    </div>
  );
}

const levels = { 4: 'county', 6: 'township', 9: 'village' } as const;

/** One choice of what lies under `under`; the next level opens once something is chosen. */
function Under({ under, chosen }: { under: string; chosen?: string }) {
  const { t } = useWords();
  const { change } = useAddress();
  const level = levels[under.length as keyof typeof levels];
  const { data } = useFound(findDivisions, { under, level }, { enabled: level !== undefined });
  if (!level || !data) return null;
  const length = { county: 6, township: 9, village: 12 }[level];
  const here = chosen?.slice(0, length);
  const picked = data.divisions.some(({ code }) => code === here) ? here : undefined;
  return (
    <>
      <label className="filter-field">
        <span>{t(`list.level.${level}`)}</span>
        <select
          className="input"
          value={picked ?? ''}
          onChange={(event) =>
            change({ division: event.target.value || (under.length > 4 ? under : undefined), cursor: undefined })
          }
        >
          <option value="">{t('filter.any')}</option>
          {data.divisions.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {picked && <Under under={picked} chosen={chosen} />}
    </>
  );
}

function Divisions() {
  const { grants } = useMe();
  const { query } = useAddress();
  const widest = [...grants].sort((a, b) => a.division.length - b.division.length)[0]?.division;
  return widest ? <Under under={widest} chosen={query.division} /> : null;
}

export function FilterBar({ without = [], children }: { without?: readonly Field[]; children?: ReactNode }) {
  const { t } = useWords();
  const { query, change } = useAddress();
  const shown = (field: Field) => !without.includes(field);
  const clear = () => change({ ...Object.fromEntries(fields.map((field) => [field, undefined])), cursor: undefined });
  return (
    <search className="filter-bar" aria-label={t('list.filter')}>
      {shown('text') && <Type label={t('list.text')} field="text" type="search" />}
      {shown('state') && (
        <FilterPick
          label={t('list.state')}
          field="state"
          options={[
            { value: 'open', words: t('list.open') },
            ...stages.flatMap((stage) => [
              { value: stage, words: t(`stage.${stage}`) },
              ...partsOf(stage).map((state) => ({ value: `${stage}.${state}`, words: t(`state.${state}`) })),
            ]),
          ]}
        />
      )}
      {shown('light') && (
        <FilterPick
          label={t('list.light')}
          field="light"
          options={['red', 'yellow', 'green'].map((value) => ({ value, words: t(`list.light.${value}`) }))}
        />
      )}
      {shown('kind') && (
        <FilterPick
          label={t('list.kind')}
          field="kind"
          options={findingKinds.map((value) => ({ value, words: t(`kind.${value}`) }))}
        />
      )}
      {shown('division') && <Divisions />}
      {shown('from') && <Day label={t('list.from')} field="from" />}
      {shown('to') && <Day label={t('list.to')} field="to" />}
      {(query.month || query.early) && (
        <>
          <Type label={t('list.month')} field="month" type="month" />
          <FilterPick
            label={t('list.early')}
            field="early"
            options={earlyMeasures.map((value) => ({ value, words: t(`list.early.${value}`) }))}
          />
        </>
      )}
      {children}
      {isNarrowed(query) && (
        <button type="button" className="link" onClick={clear}>
          {t('list.clear')}
        </button>
      )}
    </search>
  );
}
