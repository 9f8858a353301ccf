/** All zones that this person may see: whether they cover the ground, where they do not, and each of them. */
import { useMemo, useState } from 'react';
import { useMyBounds } from '#modules/bureau/office';
import { useFound } from '#platform/client';
import { ActionButton, ActionLink, Choice, EmptyState, FoundTrouble, Loading } from '#ui/controls';
import { Legend, type MapPlot, MapView, zoneLayers } from '#ui/map';
import { BesideMap, useAddress, useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { charges, findNeighbours, findZoneFaults, findZones, findZonesOnMap, type ZonePlace } from '../contract.ts';
import { CoverSentence, type Fault, FaultList } from './faults.tsx';
import ZoneCard from './zone-card.tsx';
import { addressOfZone, aroundZone, daysBefore, keepers, mapZonesOf } from './zone-words.ts';

/** What the column of seen ground tells of. */
const SEEN_DAYS = 30;

function ZoneTable({ text }: { text: string }) {
  const { t, area, count } = useWords();
  const { query, change } = useAddress();
  const blind = query.blind === 'noPerson' || query.blind === 'notVisited' ? query.blind : undefined;
  const { today } = useHouse();
  const period = { from: daysBefore(today, SEEN_DAYS - 1), to: today };
  const found = useFound(
    findZones,
    { text: text || undefined, blind, after: query.after, ...period },
    { keepFormer: true },
  );
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  if (found.data.zones.length === 0)
    return <EmptyState title={t('zones.noneFound')} sentence={t('zones.noneFoundThen')} />;
  return (
    <>
      <p className="quiet">{t('zones.total', { count: count(found.data.total) })}</p>
      <table className="plain-table zones-table">
        <thead>
          <tr>
            <th scope="col">{t('zones.column.name')}</th>
            <th scope="col">{t('zones.column.people')}</th>
            <th scope="col" className="n">
              {t('zones.column.seen')}
            </th>
            <th scope="col" className="n">
              {t('zones.column.area')}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.data.zones.map((zone) => (
            <tr key={zone.id} aria-current={zone.id === query.at || undefined}>
              <td>
                <a href={addressOfZone(zone.id)}>{zone.name}</a>
                <small>
                  {t(`zoneClass.${zone.zoneClass}`)}
                  {zone.blind && <b className="blind-mark">{t(`kind.${zone.blind}`)}</b>}
                </small>
              </td>
              <td>
                {charges.map((charge) => (
                  <span key={charge} className="zone-one">
                    <span className="unseen">{t(`charge.${charge}`)}</span>
                    {zone.people.find((one) => one.charge === charge)?.name ?? '—'}
                  </span>
                ))}
              </td>
              <td className="n" data-column={t('zones.column.seen')}>
                {zone.percent !== null && `${count(zone.percent)} %`}
              </td>
              <td className="n">{area(zone.areaM2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <nav className="list-pages" aria-label={t('list.pages')}>
        {query.after && (
          <ActionButton small icon="previous" onClick={() => change({ after: undefined }, true)}>
            {t('list.first')}
          </ActionButton>
        )}
        {found.data.next && (
          <ActionButton small icon="next" onClick={() => change({ after: found.data.next! }, true)}>
            {t('list.more')}
          </ActionButton>
        )}
      </nav>
    </>
  );
}

const plotOfFault = (fault: Fault | undefined, words: string): MapPlot[] =>
  fault ? [{ id: fault.id, outline: fault.place as MapPlot['outline'], label: words, words }] : [];

export default function ZonesPage() {
  const words = useWords();
  const { t, area } = words;
  const { roles } = useMe();
  const { today } = useHouse();
  const { query, change } = useAddress();
  const [text, setText] = useState('');
  const cover = useFound(findZoneFaults, {});
  const drawn = useFound(findZonesOnMap, {}, { keepFormer: true });
  const mine = useMyBounds();
  const fault = cover.data?.faults.find((one) => one.id === query.fault);
  const around = fault && aroundZone(fault.place as ZonePlace, 2);
  const [west, south, east, north] = around ?? [0, 0, 0, 0];
  // Outlines of a whole city are coarse and would show gaps that are none: beside a real one they must be exact.
  const near = useFound(findNeighbours, { west, south, east, north }, { enabled: around !== undefined });
  const zones = useMemo(() => {
    const exact = new Map((near.data?.zones ?? []).map((one) => [one.id, one.place]));
    const shown = (drawn.data?.zones ?? []).map((one) => ({ ...one, place: exact.get(one.id) ?? one.place }));
    return mapZonesOf(words, shown);
  }, [words, drawn.data, near.data]);
  const plots = useMemo(
    () => plotOfFault(fault, fault ? `${t(`cover.${fault.kind}`)} ${area(fault.areaM2)}` : ''),
    [fault, t, area],
  );
  const show = query.show === 'faults' ? 'faults' : 'zones';
  const may = roles.some((role) => keepers.includes(role));
  const bounds = around ?? mine;
  if (cover.error) return <FoundTrouble error={cover.error} again={() => void cover.refetch()} />;
  return (
    <BesideMap
      map={
        <MapView
          label={t('page.zones')}
          zones={zones}
          plots={plots}
          chosenId={query.at}
          onChoose={(id) => change({ at: id })}
          bounds={bounds}
          legend={<Legend layers={zoneLayers} />}
          card={query.at && <ZoneCard id={query.at} asOf={today} onLeave={() => change({ at: undefined })} />}
        />
      }
    >
      <div className="page zones-page">
        <header className="page-head">
          <h1>{t('page.zones')}</h1>
          {cover.data ? cover.data.zones > 0 && <CoverSentence cover={cover.data} /> : <Loading />}
          <div className="page-actions">
            {roles.includes('administrator') && (
              <ActionLink icon="upload" href="/office/zones/import">
                {t('zones.import')}
              </ActionLink>
            )}
            {may && (
              <ActionLink main icon="outline" href="/office/zones/new">
                {t('zones.draw')}
              </ActionLink>
            )}
          </div>
        </header>
        {cover.data?.zones === 0 ? (
          <EmptyState title={t('zones.none')} sentence={t('zones.noneThen')} />
        ) : (
          <>
            <div className="list-tools">
              <Choice
                label={t('zones.show')}
                value={show}
                onChange={(next) => change({ show: next === 'zones' ? undefined : next })}
                options={[
                  { value: 'zones', words: t('zones.list') },
                  { value: 'faults', words: t('cover.list') },
                ]}
              />
              {show === 'zones' && (
                <label className="filter-field">
                  <span>{t('zones.search')}</span>
                  <input className="input" value={text} onChange={(event) => setText(event.target.value)} />
                </label>
              )}
            </div>
            {show === 'zones' ? (
              <ZoneTable text={text} />
            ) : cover.data && cover.data.faults.length > 0 ? (
              <FaultList
                faults={cover.data.faults}
                chosenId={query.fault}
                onChoose={(one) => change({ fault: one.id, at: undefined })}
              />
            ) : (
              <EmptyState title={t('cover.whole')} sentence={t('cover.noneThen')} />
            )}
          </>
        )}
      </div>
    </BesideMap>
  );
}
