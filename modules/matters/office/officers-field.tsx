/** Who was there: at least two with a licence, whoever signs among them (行政处罚法 42). */
import { useId, useState } from 'react';
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';

export interface OfficerToPick {
  personId: string;
  name: string;
  unit?: string | null;
  licence: string;
}

interface Picking {
  officers: readonly OfficerToPick[];
  value: readonly string[];
  onChange(ids: string[]): void;
  error?: string;
}

/** The nearest come first; more would be a list to search, not to pick from. */
const FIRST = 8;

export function OfficersField({ officers, value, onChange, error }: Picking) {
  const { t } = useWords();
  const { personId } = useMe();
  const id = useId();
  const [all, setAll] = useState(false);
  const turn = (officer: string, picked: boolean) =>
    onChange(picked ? [...value, officer] : value.filter((one) => one !== officer));
  const ordered = [...officers].sort((a, b) => Number(b.personId === personId) - Number(a.personId === personId));
  const shown = all ? ordered : ordered.filter(({ personId: one }, nth) => nth < FIRST || value.includes(one));
  return (
    <fieldset
      className="field officers"
      data-wrong={error ? true : undefined}
      aria-describedby={error ? `${id}error` : undefined}
    >
      <legend>{t('officers.label')}</legend>
      <p className="field-help">{t('officers.help')}</p>
      {ordered.length === 0 && <p>{t('officers.none')}</p>}
      <div className="officers-list">
        {shown.map((officer) => (
          <label key={officer.personId}>
            <input
              type="checkbox"
              checked={value.includes(officer.personId)}
              onChange={(event) => turn(officer.personId, event.target.checked)}
            />
            <span>
              <b>
                {officer.name}
                {officer.personId === personId && t('officers.you')}
              </b>
              <small>
                {officer.unit && `${officer.unit} · `}
                {officer.licence}
              </small>
            </span>
          </label>
        ))}
      </div>
      {shown.length < ordered.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('officers.more', { count: ordered.length - shown.length })}
        </button>
      )}
      {error && (
        <p className="field-error" id={`${id}error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
