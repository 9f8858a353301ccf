/** The page of a parcel: number, outline, area, whose it is, what bars it, earlier versions. */
import type { OutputOf } from '@cuntu/base';
import { useFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import { type MapPlot, MapView, type Outline, useMapLayers } from '#ui/map';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import type { Plot } from '../../analysis/contract.ts';
import { PlotAnswer } from '../../analysis/office/plot-answer.tsx';
import { Holds } from '../../holds/office/hold-parcel.tsx';
import { getParcel } from '../contract.ts';

type Parcel = OutputOf<typeof getParcel>;

function useSpan() {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  return (from: string, to: string | null) =>
    to === null
      ? t('land.since', { day: shortDay(from, today) })
      : t('land.fromTo', { from: shortDay(from, today), to: shortDay(to, today) });
}

const plotsOf = ({ id, unitNumber, outline }: Parcel): MapPlot[] => {
  const parts = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  return parts.map((coordinates, nth) => ({
    id: `${id}${nth || ''}`,
    outline: { type: 'Polygon', coordinates } as Outline,
    words: unitNumber,
  }));
};

function Facts({ parcel }: { parcel: Parcel }) {
  const { t, area } = useWords();
  const span = useSpan();
  const rows = [
    [t('land.place'), parcel.placeName],
    [t('land.area'), area(parcel.area.areaM2)],
    [t('land.source'), parcel.source],
    [t('land.validity'), span(parcel.validFrom, parcel.validTo)],
  ] as const;
  return (
    <dl className="land-facts">
      {rows.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function Rights({ parcel }: { parcel: Parcel }) {
  const { t } = useWords();
  const span = useSpan();
  return (
    <section>
      <h2>{t('land.rights')}</h2>
      {parcel.rights.length === 0 && <p className="quiet">{t('land.noRight')}</p>}
      <ul className="land-list">
        {parcel.rights.map(({ id, kind, holder, identityTail, validFrom, validTo }) => (
          <li key={id} data-past={validTo !== null || undefined}>
            <b>{kind}</b> {holder ?? t('land.holderUnknown')}
            {identityTail && <small className="num"> …{identityTail}</small>}
            <small>{span(validFrom, validTo)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Versions({ versions }: Pick<Parcel, 'versions'>) {
  const { t, area } = useWords();
  const span = useSpan();
  if (versions.length === 0) return null;
  return (
    <section>
      <h2>{t('land.versions')}</h2>
      <ul className="land-list">
        {versions.map(({ id, validFrom, validTo, areaM2 }) => (
          <li key={id}>
            <a href={`/office/land/parcels/${id}`}>{span(validFrom, validTo)}</a> {area(areaM2)}
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function ParcelPage() {
  const layers = useMapLayers();
  const { t } = useWords();
  const { params } = useAddress();
  const found = useFound(getParcel, { parcelId: params.parcelId ?? '' });
  if (found.error)
    return (
      <div className="page">
        <FoundTrouble error={found.error} again={() => void found.refetch()} />
      </div>
    );
  if (!found.data) return <Loading />;
  const parcel = found.data;
  return (
    <div className="page land-parcel">
      <header className="page-head">
        <p>
          <a href="/office/land">{t('page.land')}</a>
        </p>
        <h1 className="num">{parcel.unitNumber}</h1>
      </header>
      <div className="land-columns">
        <div>
          <div className="matter-map">
            <MapView label={parcel.unitNumber} plots={plotsOf(parcel)} ground={layers.ground} hidden={layers.hidden} />
          </div>
          <Facts parcel={parcel} />
          <Rights parcel={parcel} />
          <Holds parcel={parcel} />
          <Versions versions={parcel.versions} />
        </div>
        <PlotAnswer plot={parcel.outline as unknown as Plot} />
      </div>
    </div>
  );
}
