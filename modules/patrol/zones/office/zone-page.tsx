/** One zone: its people, how often somebody must be there, what is open in it, what is wrong with its borders, its history. */
import { useMemo, useState } from 'react';
import { useFound } from '#platform/client';
import { ActionLink, BarredAction, DayInput, dayIn, Field, FoundTrouble, Loading } from '#ui/controls';
import { MapView } from '#ui/map';
import { BlockTitle, useAddress, useHouse, useMe } from '#ui/pages';
import { shanghai, useWords } from '#ui/words';
import { coverageLayer } from '../../coverage/office/map-layer.ts';
import { periodIn } from '../../coverage/office/period.tsx';
import { findNeighbours, getZone } from '../contract.ts';
import { Charges } from './charges.tsx';
import { FaultList } from './faults.tsx';
import { MergeForm } from './merge.tsx';
import { ZoneVisits } from './visits.tsx';
import { addressOfZone, aroundZone, keepers, type Zone } from './zone-words.ts';

function History({ zone }: { zone: Zone }) {
  const { t, shortDay, area } = useWords();
  const { today } = useHouse();
  return (
    <section>
      <BlockTitle note={t('finding.historyNote')}>{t('zone.history')}</BlockTitle>
      <ol className="zone-history">
        {zone.history.map((one, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two things may have happened at one instant
          <li key={nth}>
            <time dateTime={one.at}>{shortDay(shanghai(one.at).dateOn, today)}</time>{' '}
            <b>
              {one.charge
                ? t('zone.happened.charged', { charge: t(`charge.${one.charge}`), name: one.person ?? '' })
                : t(`zone.happened.${one.what}`)}
            </b>{' '}
            {one.areaM2 !== null && area(one.areaM2)} {one.by && <small>{one.by}</small>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Open({ zone }: { zone: Zone }) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  if (zone.openMatters.length + zone.blindSpots.length === 0) return <p className="quiet">{t('zone.nothingOpen')}</p>;
  return (
    <ul className="zone-open">
      {zone.blindSpots.map((one) => (
        <li key={one.id}>
          <a href={`/office/blind-spots/${one.id}`} className="blind-mark">
            {t(`kind.${one.reason}`)}
          </a>{' '}
          {one.dueOn && t('blind.until', { day: shortDay(one.dueOn, today) })}
        </li>
      ))}
      {zone.openMatters.map((one) => (
        <li key={one.id}>
          <a href={`/office/findings/${one.id}`}>{`${one.placeName} ${t(`kind.${one.topic}`)}`}</a>{' '}
          {t(`state.${one.state}`)}
        </li>
      ))}
    </ul>
  );
}

function Deeds({ zone, onMerge }: { zone: Zone; onMerge(): void }) {
  const { t } = useWords();
  const { roles } = useMe();
  const may = roles.some((role) => keepers.includes(role)) && zone.endedAt === null;
  if (!may) return <BarredAction name={t('zone.edit')} reason={t(zone.endedAt ? 'zone.ended' : 'zone.notYours')} />;
  return (
    <div className="zone-deeds">
      <ActionLink wide icon="pencil" href={addressOfZone(zone.id, '/edit')}>
        {t('zone.edit')}
      </ActionLink>
      <ActionLink wide icon="outline" href={addressOfZone(zone.id, '/split')}>
        {t('zone.split')}
      </ActionLink>
      <button type="button" className="button wide" onClick={onMerge}>
        {t('zone.merge')}
      </button>
    </div>
  );
}

/** The page is drawn after the router has looked for what its address names. */
const peopleAsked = (people: HTMLElement | null) => {
  if (location.hash === '#people') people?.scrollIntoView({ block: 'center' });
};

/** On which day the page is read. */
function AsOf({ zone, asOf }: { zone: Zone; asOf: string }) {
  const { t } = useWords();
  const { change } = useAddress();
  const { today } = useHouse();
  return (
    <Field label={t('zone.asOf')}>
      {(control) => (
        <DayInput
          {...control}
          max={today}
          min={zone.begunOn}
          value={asOf}
          onChange={(day) => change({ asOf: day === today ? undefined : day || undefined })}
        />
      )}
    </Field>
  );
}

function Name({ zone }: { zone: Zone }) {
  const { t } = useWords();
  return (
    <>
      <p>
        <a href="/office/zones">{t('page.zones')}</a> · {zone.placeName}
      </p>
      <h1>{zone.name}</h1>
    </>
  );
}

/** A day before the zone: its name and the way back to its own days. */
function NotYet({ zone, asOf }: { zone: Zone; asOf: string }) {
  const { t, day } = useWords();
  const { today } = useHouse();
  return (
    <div className="page zone-page">
      <header className="page-head">
        <Name zone={zone} />
        <p role="status">
          {t('zone.notYet', { asOf: day(asOf, today), day: day(zone.begunOn, today) })}{' '}
          <a href={addressOfZone(zone.id)}>{t('zone.asToday')}</a>
        </p>
        <AsOf zone={zone} asOf={asOf} />
      </header>
    </div>
  );
}

export default function ZonePage() {
  const words = useWords();
  const { t, area, count, shortDay } = words;
  const { params, query, go } = useAddress();
  const { today } = useHouse();
  const { roles } = useMe();
  const [merging, setMerging] = useState(false);
  const past = dayIn(query.asOf);
  const asOf = past ?? today;
  const id = params.zoneId ?? '';
  const found = useFound(getZone, { id, on: past }, { keepFormer: true });
  const refused = past !== undefined && found.error?.refusal !== undefined;
  const whole = useFound(getZone, { id }, { enabled: refused }).data;
  const zone = found.data;
  const bounds = useMemo(() => zone && aroundZone(zone.place, 0.4), [zone]);
  const box = bounds && { west: bounds[0], south: bounds[1], east: bounds[2], north: bounds[3] };
  const neighbours = useFound(findNeighbours, box ?? { west: 0, south: 0, east: 0, north: 0 }, { enabled: !!box });
  const near = neighbours.data?.zones;
  const zones = useMemo(
    () =>
      zone
        ? [
            ...(near ?? [])
              .filter((one) => one.id !== zone.id)
              .map((one) => ({ id: one.id, name: one.name, outline: one.place as never, words: one.name })),
            {
              id: zone.id,
              name: zone.name,
              outline: zone.place as never,
              words: zone.name,
              mine: true,
              ...(zone.blindSpots[0] && { blind: zone.blindSpots[0].reason as 'noPerson' }),
            },
          ]
        : [],
    [zone, near],
  );
  const { from, to } = periodIn(query, asOf);
  const ground = useMemo(
    () => ({ layers: [{ offer: coverageLayer, when: `from=${from}&to=${to}` }], onChoose: () => undefined }),
    [from, to],
  );
  if (refused && whole && asOf < whole.begunOn) return <NotYet zone={whole} asOf={asOf} />;
  if (!zone)
    return (
      <div className="page">
        {found.error ? <FoundTrouble error={found.error} again={() => void found.refetch()} /> : <Loading />}
      </div>
    );
  const may = roles.some((role) => keepers.includes(role)) && zone.endedAt === null;
  return (
    <div className="page zone-page">
      <header className="page-head">
        <Name zone={zone} />
        <p>
          {t(`zoneClass.${zone.zoneClass}`)} · {area(zone.areaM2)} ·{' '}
          {t('zone.everyDays', { days: count(zone.interval.count) })}
        </p>
        {zone.interval.confidence !== 'V' && (
          <p className="quiet">{`${zone.interval.article} · ${t(`norms.confidence.${zone.interval.confidence}`)}`}</p>
        )}
        {zone.endedAt && (
          <p className="zone-ended">{t('zone.endedOn', { day: shortDay(shanghai(zone.endedAt).dateOn, today) })}</p>
        )}
        <AsOf zone={zone} asOf={asOf} />
      </header>
      <div className="zone-columns">
        <div>
          <div className="zone-map">
            <MapView
              label={zone.name}
              zones={zones}
              chosenId={zone.id}
              bounds={bounds}
              ground={ground}
              onChoose={(id) => id !== zone.id && go(`/zones/${id}`)}
            />
          </div>
          {merging && <MergeForm zone={zone} neighbours={near ?? []} onClose={() => setMerging(false)} />}
          <ZoneVisits id={zone.id} asOf={asOf} />
          <section>
            <BlockTitle>{t('zone.open.title')}</BlockTitle>
            <Open zone={zone} />
          </section>
          {zone.faults.length > 0 && (
            <section>
              <BlockTitle>{t('cover.list')}</BlockTitle>
              <FaultList faults={zone.faults} onChoose={(fault) => go(`/zones?show=faults&fault=${fault.id}`)} />
            </section>
          )}
          <History zone={zone} />
        </div>
        <aside>
          <div id="people" ref={peopleAsked}>
            <BlockTitle>{t('zone.people')}</BlockTitle>
          </div>
          <Charges zone={zone} may={may && !past} />
          <BlockTitle>{t('can.title')}</BlockTitle>
          <Deeds zone={zone} onMerge={() => setMerging(true)} />
        </aside>
      </div>
    </div>
  );
}
