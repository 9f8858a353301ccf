/** A parcel by its real-estate unit number: found, chosen, and shown with whose it is and what bars it. */
import { useState } from 'react';
import { findParcels, getParcel, standing } from '#modules/land/contract';
import { useFound } from '#platform/client';
import { ActionButton, Field } from '#ui/controls';
import { MapView } from '#ui/map';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { boundsAround, plotsOf } from '../outline.ts';

const NUMBER = /^[0-9A-Z]{6,28}$/;

interface Picking {
  label: string;
  value: string | undefined;
  onChange(id: string | undefined): void;
  error?: string;
}

function Found({ number, onChoose }: { number: string; onChoose(id: string): void }) {
  const { t, area } = useWords();
  const { data } = useFound(findParcels, { text: number }, { enabled: NUMBER.test(number), keepFormer: true });
  if (!NUMBER.test(number)) return <p className="quiet">{t('application.parcelHelp')}</p>;
  if (!data) return null;
  if (data.parcels.length === 0) return <p role="status">{t('application.noParcel')}</p>;
  return (
    <ul className="pick-list" aria-label={t('application.parcelsFound')}>
      {data.parcels.map(({ id, unitNumber, placeName, areaM2 }) => (
        <li key={id}>
          <button type="button" className="pick" onClick={() => onChoose(id)}>
            <b className="num">{unitNumber}</b>
            <small>
              {placeName} · {area(areaM2)}
            </small>
          </button>
        </li>
      ))}
      {data.more && <li className="quiet">{t('application.moreParcels')}</li>}
    </ul>
  );
}

/** What the register says of it: the clerk reads it to whoever stands at the window. */
function Chosen({ id, onOther }: { id: string; onOther(): void }) {
  const { t, area, shortDay } = useWords();
  const { today } = useHouse();
  const { data: parcel } = useFound(getParcel, { parcelId: id });
  if (!parcel) return null;
  const rights = parcel.rights.filter(({ validTo }) => validTo === null);
  const holds = standing(parcel.holds, today);
  return (
    <div className="picked" role="status">
      <div className="picked-map">
        <MapView
          label={parcel.unitNumber}
          plots={plotsOf(parcel.id, parcel.outline, parcel.unitNumber)}
          bounds={boundsAround(parcel.outline)}
        />
      </div>
      <div>
        <p>
          <b className="num">{parcel.unitNumber}</b>
          <br />
          {parcel.placeName} · {area(parcel.area.areaM2)}
        </p>
        {rights.map(({ id: right, kind, holder, identityTail }) => (
          <p key={right}>
            {kind}
            <br />
            <b>{holder ?? t('land.holderUnknown')}</b>
            {identityTail && <span className="num"> …{identityTail}</span>}
          </p>
        ))}
        {rights.length === 0 && <p>{t('land.noRight')}</p>}
        {holds.map(({ id: hold, kind, basis, fromOn }) => (
          <p key={hold} className="bars">
            <b>{t(`land.hold.${kind}`)}</b> {basis} {t('land.since', { day: shortDay(fromOn, today) })}
          </p>
        ))}
        {holds.length === 0 && <p className="quiet">{t('application.noHold')}</p>}
        <ActionButton small onClick={onOther}>
          {t('application.otherParcel')}
        </ActionButton>
      </div>
    </div>
  );
}

export function ParcelField({ label, value, onChange, error }: Picking) {
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
  const number = typed.replaceAll(/\s/g, '').toUpperCase();
  return (
    <>
      <Field label={label} help={t('application.parcelAsk')} error={error}>
        {(control) => (
          <input
            {...control}
            className="input num"
            value={typed}
            maxLength={40}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Found number={number} onChoose={onChange} />
    </>
  );
}
