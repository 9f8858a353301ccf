/** In which zone a point lies: beside those who are in charge of it, on the page of a finding. */
import { useFound } from '#platform/client';
import { BlockTitle } from '#ui/pages';
import { useWords } from '#ui/words';
import { getZoneAt } from '../contract.ts';
import { addressOfZone } from './zone-words.ts';

/** Shows nothing to whoever may not ask. */
export function ZonePanel({ lon, lat }: { lon: number; lat: number }) {
  const { t } = useWords();
  const { data } = useFound(getZoneAt, { lon, lat });
  if (!data) return null;
  const { zone, station } = data;
  return (
    <section className="zone-panel">
      <BlockTitle>{t('zone.panel')}</BlockTitle>
      {zone ? (
        <p>
          <a href={addressOfZone(zone.id)}>{zone.name}</a> <small>{t(`zoneClass.${zone.zoneClass}`)}</small>
        </p>
      ) : (
        <p>{station ? t('zone.panel.station', { station }) : t('zone.panel.nowhere')}</p>
      )}
    </section>
  );
}
