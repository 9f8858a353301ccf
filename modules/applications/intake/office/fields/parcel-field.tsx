/** A parcel by its real-estate unit number: found, chosen, and shown with whose it is and what bars it. */
import { getParcel, standing } from '#modules/land/contract';
import { useFound } from '#platform/client';
import { MapView } from '#ui/map';
import { useHouse } from '#ui/pages';
import { useWords, type Words } from '#ui/words';
import { type Bar, findMortgageable } from '../../../mortgages/contract.ts';
import { Standing } from '../../../mortgages/office/standing.tsx';
import { barOf } from '../../../mortgages/rules.ts';
import { boundsAround, plotsOf } from '../outline.ts';
import { Picked, PickField, type Picking, PickList } from './picking.tsx';

const NUMBER = /^[0-9A-Z]{6,28}$/;

/** What cannot be mortgaged at all, and the article that says so. */
const rightBars = ({ t }: Words, { kinds }: Extract<Bar, { is: 'right' }>): string =>
  kinds.length === 0
    ? t('application.barNoRight')
    : t('application.barRight', { kinds: kinds.join(t('clock.listComma')) });

function Found({ text, onChoose }: { text: string; onChoose(id: string): void }) {
  const words = useWords();
  const { t, area, shortDay } = words;
  const { today } = useHouse();
  const number = text.toUpperCase();
  const { data } = useFound(
    findMortgageable,
    { unitNumber: number },
    { enabled: NUMBER.test(number), keepFormer: true },
  );
  if (!NUMBER.test(number)) return <p className="quiet">{t('application.parcelHelp')}</p>;
  if (!data) return null;
  if (data.parcels.length === 0) return <p role="status">{t('application.noParcel')}</p>;
  const rows = data.parcels.map(({ id, unitNumber, placeName, areaM2, bar }) => ({
    id,
    number: unitNumber,
    said: (
      <>
        {placeName} · {area(areaM2)}
        {bar?.is === 'hold' && (
          <span className="bars">
            {t('application.barHold', {
              kind: t(`land.hold.${bar.hold}`),
              day: shortDay(bar.since, today),
              basis: bar.basis,
            })}
          </span>
        )}
      </>
    ),
    ...(bar?.is === 'right' && { barred: rightBars(words, bar) }),
  }));
  const more = data.more && t('application.moreParcels');
  return <PickList label={t('application.parcelsFound')} rows={rows} more={more} onChoose={onChoose} />;
}

/** What the register says of it: the clerk reads it to whoever stands at the window. */
function Chosen({ id, onOther }: { id: string; onOther(): void }) {
  const words = useWords();
  const { t, area, shortDay } = words;
  const { today } = useHouse();
  const { data: parcel } = useFound(getParcel, { parcelId: id });
  if (!parcel) return null;
  const { unitNumber, outline } = parcel;
  const rights = parcel.rights.filter(({ validTo }) => validTo === null);
  const holds = standing(parcel.holds, today);
  const bar = barOf(parcel, today);
  const map = <MapView label={unitNumber} plots={plotsOf(id, outline, unitNumber)} bounds={boundsAround(outline)} />;
  return (
    <Picked map={map} other="application.otherParcel" onOther={onOther}>
      <p>
        <b className="num">{unitNumber}</b>
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
      {bar?.is === 'right' && <p className="bars">{rightBars(words, bar)}</p>}
      {holds.map(({ id: hold, kind, basis, fromOn }) => (
        <p key={hold} className="bars">
          <b>{t(`land.hold.${kind}`)}</b> {basis} {t('land.since', { day: shortDay(fromOn, today) })}
        </p>
      ))}
      {holds.length === 0 && <p className="quiet">{t('application.noHold')}</p>}
      {bar?.is !== 'right' && <Standing unitNumber={unitNumber} adds />}
    </Picked>
  );
}

export function ParcelField(picking: Picking) {
  const { t } = useWords();
  return <PickField {...picking} help={t('application.parcelAsk')} Found={Found} Chosen={Chosen} />;
}
