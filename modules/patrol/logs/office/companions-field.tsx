/** Who came along: picked from those who serve the place, found by name or unit. */
import { useId, useState } from 'react';
import { useFound } from '#platform/client';
import { useWords } from '#ui/words';
import { findCompanions } from '../../contract.ts';

interface Picking {
  patrolId: string;
  /** Whoever was named before, even if he serves elsewhere by now. */
  known: readonly { personId: string; name: string }[];
  value: readonly string[];
  onChange(ids: string[]): void;
  error?: string;
}

/** More would be a list to search, not to pick from. */
const FIRST = 5;

export function CompanionsField({ patrolId, known, value, onChange, error }: Picking) {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const offered = useFound(findCompanions, { patrolId }).data?.people ?? [];
  const others = known.filter(({ personId }) => !offered.some((one) => one.personId === personId));
  const people = [...others.map((one) => ({ ...one, post: '', unit: '' })), ...offered];
  const asked = text.trim();
  const fitting = people.filter(({ name, unit, post }) => `${name}${unit}${post}`.includes(asked));
  const shown = people.filter((one) => value.includes(one.personId) || fitting.slice(0, FIRST).includes(one));
  const turn = (personId: string, picked: boolean) =>
    onChange(picked ? [...value, personId] : value.filter((one) => one !== personId));
  return (
    <fieldset className="field officers companions" aria-describedby={error ? `${id}error` : undefined}>
      <legend>{t('log.companions')}</legend>
      <p className="field-help">{t('log.companionsHelp')}</p>
      <input
        className="input"
        type="search"
        aria-label={t('log.companionsSearch')}
        placeholder={t('log.companionsSearch')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="officers-list" role="status">
        {shown.map(({ personId, name, post, unit }) => (
          <label key={personId}>
            <input
              type="checkbox"
              checked={value.includes(personId)}
              onChange={(event) => turn(personId, event.target.checked)}
            />
            <span>
              <b>{name}</b>
              <small>{[unit, post].filter(Boolean).join(' · ')}</small>
            </span>
          </label>
        ))}
      </div>
      {fitting.length === 0 && <p className="quiet">{t('log.companionsNone')}</p>}
      {fitting.length > FIRST && <p className="quiet">{t('log.companionsMore', { count: fitting.length - FIRST })}</p>}
      {error && (
        <p className="field-error" id={`${id}error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
