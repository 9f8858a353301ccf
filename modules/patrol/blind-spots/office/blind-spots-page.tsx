/** Blind spots by the time that is left, beside the map: where nobody is in charge, and where nobody has been. */
import type { OutputOf } from '@cuntu/base';
import { useMemo } from 'react';
import { useMyBounds } from '#modules/bureau/office';
import { useFound } from '#platform/client';
import { Choice, EmptyState, FoundTrouble, Light, Loading } from '#ui/controls';
import { Legend, MapView, zoneLayers } from '#ui/map';
import { BesideMap, useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findZonesOnMap } from '../../zones/contract.ts';
import { addressOfZone, mapZonesOf } from '../../zones/office/zone-words.ts';
import { blindReasons, findBlindSpots } from '../contract.ts';

type Found = OutputOf<typeof findBlindSpots>;
type Spot = Found['spots'][number];

function SpotRow({ spot, chosen }: { spot: Spot; chosen: boolean }) {
  const { t, shortDay, area } = useWords();
  const { today } = useHouse();
  const { change } = useAddress();
  const light = spot.light === 'none' ? 'paused' : spot.light;
  return (
    <tr aria-current={chosen || undefined}>
      <td>
        <Light colour={light} size={14} />
      </td>
      <td>
        {spot.zoneId ? (
          <a href={addressOfZone(spot.zoneId)}>{spot.placeName}</a>
        ) : (
          <a href={`/office/zones?show=faults`}>{spot.placeName}</a>
        )}
        <small>
          {spot.lacking.length > 0
            ? spot.lacking.map((one) => t(`charge.missing.${one}`)).join(t('clock.listComma'))
            : t(`kind.${spot.reason}`)}{' '}
          {area(spot.areaM2)}
        </small>
      </td>
      <td data-column={t('blind.column.state')}>{t(`state.${spot.state}`)}</td>
      <td data-column={t('blind.column.who')}>
        {spot.unit}
        {spot.person && <small>{spot.person}</small>}
      </td>
      <td className="list-due" data-light={light} data-column={t('blind.column.due')}>
        {spot.dueOn && shortDay(spot.dueOn, today)}
        {spot.zoneId && spot.reason === 'noPerson' && (
          <a className="link" href={addressOfZone(spot.zoneId, '#people')}>
            {t('blind.toStaff')}
          </a>
        )}
        <button type="button" className="link" onClick={() => change({ at: spot.zoneId ?? spot.id })}>
          {t('blind.onMap')}
        </button>
      </td>
    </tr>
  );
}

const columns = ['light', 'where', 'state', 'who', 'due'] as const;

function Spots({ spots, chosenId }: { spots: readonly Spot[]; chosenId?: string }) {
  const { t } = useWords();
  return (
    <table className="plain-table blind-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column === 'light' ? (
                <span className="unseen">{t('blind.column.light')}</span>
              ) : (
                t(`blind.column.${column}`)
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {spots.map((spot) => (
          <SpotRow key={spot.id} spot={spot} chosen={spot.id === chosenId || spot.zoneId === chosenId} />
        ))}
      </tbody>
    </table>
  );
}

export default function BlindSpotsPage() {
  const words = useWords();
  const { t, count } = words;
  const { params, query, change } = useAddress();
  const reason = blindReasons.find((one) => one === query.reason);
  const found = useFound(findBlindSpots, { reason }, { keepFormer: true });
  const drawn = useFound(findZonesOnMap, {}, { keepFormer: true });
  const zones = useMemo(
    () => mapZonesOf(words, drawn.data?.zones ?? []).filter((one) => one.blind),
    [words, drawn.data],
  );
  const mine = useMyBounds();
  const spots = found.data?.spots ?? [];
  const linked = spots.find((one) => one.id === params.spotId);
  const chosenId = query.at ?? linked?.zoneId ?? undefined;
  const counts = found.data?.counts;
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  return (
    <BesideMap
      map={
        <MapView
          label={t('page.blindSpots')}
          zones={zones}
          chosenId={chosenId}
          onChoose={(id) => change({ at: id })}
          bounds={mine}
          legend={<Legend layers={zoneLayers.slice(1)} />}
        />
      }
    >
      <div className="page blind-page">
        <header className="page-head">
          <h1>{t('page.blindSpots')}</h1>
          {counts && (
            <p>
              {t('blind.lead', {
                noPerson: count(counts.noPerson),
                gap: count(counts.gap),
                notVisited: count(counts.notVisited),
                lacking: count(counts.lacking),
              })}
            </p>
          )}
        </header>
        <Choice
          label={t('blind.reason')}
          value={reason ?? 'all'}
          onChange={(next) => change({ reason: next === 'all' ? undefined : next })}
          options={[
            { value: 'all', words: t('blind.all') },
            ...blindReasons.map((one) => ({ value: one, words: t(`kind.${one}`) })),
          ]}
        />
        {!found.data && <Loading />}
        {found.data && spots.length === 0 && (
          <EmptyState title={t(reason ? 'blind.noneOf' : 'blind.none')} sentence={t('blind.noneThen')} />
        )}
        {spots.length > 0 && <Spots spots={spots} chosenId={chosenId ?? params.spotId} />}
        {found.data && found.data.more > 0 && (
          <p className="quiet">{t('blind.more', { count: count(spots.length) })}</p>
        )}
      </div>
    </BesideMap>
  );
}
