/** How the list of people is narrowed; all of it stands in the address. */
import { useEffect, useId, useState } from 'react';
import type { GivenTo } from '#platform/client';
import { useAddress } from '#ui/pages';
import { useWords } from '#ui/words';
import { personKinds } from '../../register/contract.ts';
import { type findPeople, licenceStates, maySeeRegister } from '../contract.ts';

export type PeopleFilter = Omit<GivenTo<typeof findPeople>, 'cursor' | 'limit'>;

const oneOf = <V extends string>(list: readonly V[], word: string | undefined): V | undefined =>
  list.find((one) => one === word);
const roles = maySeeRegister.map(({ role }) => role);

/** What the address says and the schema would refuse is left out. */
export function useFilter(): PeopleFilter {
  const { query } = useAddress();
  const filter = {
    unitId: query.unit,
    role: oneOf(roles, query.role),
    kind: oneOf(personKinds, query.kind),
    licence: oneOf(licenceStates, query.licence),
    text: query.text?.slice(0, 40),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as PeopleFilter;
}

/** Waits for a pause in the typing before the address changes. */
const PAUSE_MS = 250;

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
      <label htmlFor={id}>{t('bureau.filter.text')}</label>
      <input id={id} className="input" type="search" value={text} onChange={(event) => setText(event.target.value)} />
    </div>
  );
}

function Select({
  field,
  words,
  options,
}: {
  field: string;
  words: string;
  options: readonly { value: string; words: string }[];
}) {
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
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Filters() {
  const { t } = useWords();
  const words = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, words: t(`${prefix}.${value}`) }));
  return (
    <search className="people-filters" aria-label={t('bureau.filter.label')}>
      <TextFilter />
      <Select field="kind" words={t('bureau.filter.kind')} options={words('bureau.personKind', personKinds)} />
      <Select field="role" words={t('bureau.filter.role')} options={words('bureau.role', roles)} />
      <Select
        field="licence"
        words={t('bureau.filter.licence')}
        options={words('bureau.licenceFilter', licenceStates)}
      />
    </search>
  );
}
