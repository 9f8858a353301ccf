/** Something of a register that is picked by its number: typed, found, chosen, and shown with the way to another. */
import { type ReactNode, useState } from 'react';
import { ActionButton, Field } from '#ui/controls';
import { useWords } from '#ui/words';

export interface Picking {
  label: string;
  value: string | undefined;
  onChange(id: string | undefined): void;
  error?: string;
}

interface Register extends Picking {
  help: string;
  /** What was found of the text, which has no blanks. */
  Found(found: { text: string; onChoose(id: string): void }): ReactNode;
  Chosen(chosen: { id: string; onOther(): void }): ReactNode;
}

const LONGEST = 60;

export function PickField({ label, value, onChange, error, help, Found, Chosen }: Register) {
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
      <Field label={label} help={help} error={error}>
        {(control) => (
          <input
            {...control}
            className="input num"
            value={typed}
            maxLength={LONGEST}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Found text={typed.replaceAll(/\s/g, '')} onChoose={onChange} />
    </>
  );
}

interface Listed {
  label: string;
  /** `barred`: why it cannot be chosen at all. */
  rows: readonly { id: string; number: string; said: ReactNode; barred?: string }[];
  /** That there are others. */
  more?: string | false;
  onChoose(id: string): void;
}

export const PickList = ({ label, rows, more, onChoose }: Listed) => (
  <ul className="pick-list" aria-label={label}>
    {rows.map(({ id, number, said, barred }) => (
      <li key={id}>
        {barred ? (
          <p className="pick">
            <b className="num">{number}</b>
            <small>{said}</small>
            <span className="bars">{barred}</span>
          </p>
        ) : (
          <button type="button" className="pick" onClick={() => onChoose(id)}>
            <b className="num">{number}</b>
            <small>{said}</small>
          </button>
        )}
      </li>
    ))}
    {more && <li className="quiet">{more}</li>}
  </ul>
);

/** `other`: the words for picking another. */
export function Picked({
  map,
  other,
  onOther,
  children,
}: {
  map?: ReactNode;
  other: string;
  onOther(): void;
  children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <div className="picked" role="status">
      {map && <div className="picked-map">{map}</div>}
      <div>
        {children}
        <ActionButton small onClick={onOther}>
          {t(other)}
        </ActionButton>
      </div>
    </div>
  );
}
