/** One choice by which a list is narrowed: it stands in the page's address, and begins the list anew. */
import { useWords } from '#ui/words';
import { useAddress } from './address.ts';

interface Narrowing {
  label: string;
  /** Of the address. */
  field: string;
  options: readonly { value: string; words: string }[];
}

export function FilterPick({ label, field, options }: Narrowing) {
  const { t } = useWords();
  const { query, change } = useAddress();
  return (
    <label className="filter-field">
      <span>{label}</span>
      <select
        className="input"
        value={query[field] ?? ''}
        onChange={(event) => change({ [field]: event.target.value || undefined, cursor: undefined })}
      >
        <option value="">{t('filter.any')}</option>
        {options.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
