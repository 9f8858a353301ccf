/** An entry of the book of mortgages, by the number of its proof or of the unit it lies on. */
import { useState } from 'react';
import { useFound } from '#platform/client';
import { ActionButton, Field } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findMortgages, getMortgage } from '../../../mortgages/contract.ts';
import { yuanSaid } from '../application-words.ts';

interface Picking {
  label: string;
  value: string | undefined;
  onChange(id: string | undefined): void;
  error?: string;
}

const LEAST = 6;

function Found({ text, onChoose }: { text: string; onChoose(id: string): void }) {
  const words = useWords();
  const { t } = words;
  const enough = text.length >= LEAST;
  const { data } = useFound(findMortgages, { text }, { enabled: enough });
  if (!enough) return <p className="quiet">{t('mortgage.wholeNumber')}</p>;
  if (!data) return null;
  const standing = data.mortgages.filter(({ releasedAt }) => releasedAt === null);
  if (standing.length === 0) return <p role="status">{t('mortgage.noneStanding')}</p>;
  return (
    <ul className="pick-list" aria-label={t('mortgage.found')}>
      {standing.map(({ id, proofNumber, mortgagor, mortgagee, amount }) => (
        <li key={id}>
          <button type="button" className="pick" onClick={() => onChoose(id)}>
            <b>{proofNumber}</b>
            <small>
              {t('mortgage.from', { mortgagor, mortgagee })} · {yuanSaid(words, amount)}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Chosen({ id, onOther }: { id: string; onOther(): void }) {
  const words = useWords();
  const { t, shortDay } = words;
  const { today } = useHouse();
  const { data: entry } = useFound(getMortgage, { id });
  if (!entry) return null;
  return (
    <div className="picked" role="status">
      <div>
        <p>
          <b>{entry.proofNumber}</b>
          <br />
          <span className="num">{entry.unitNumber}</span>
        </p>
        <p>
          {t('mortgage.from', { mortgagor: entry.mortgagor, mortgagee: entry.mortgagee })}
          <br />
          {yuanSaid(words, entry.amount)} · {t('mortgage.until', { day: shortDay(entry.toOn, today) })}
          {entry.rank !== null && ` · ${t('mortgage.rankNth', { rank: entry.rank })}`}
        </p>
        <ActionButton small onClick={onOther}>
          {t('mortgage.other')}
        </ActionButton>
      </div>
    </div>
  );
}

export function MortgageField({ label, value, onChange, error }: Picking) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  if (value)
    return (
      <fieldset className="field" data-wrong={error ? true : undefined}>
        <legend>{label}</legend>
        <Chosen id={value} onOther={() => onChange(undefined)} />
        {error && <p className="field-error">{error}</p>}
      </fieldset>
    );
  return (
    <>
      <Field label={label} help={t('mortgage.ask')} error={error}>
        {(control) => (
          <input
            {...control}
            className="input"
            value={typed}
            maxLength={60}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Found text={typed.replaceAll(/\s/g, '')} onChoose={onChange} />
    </>
  );
}
