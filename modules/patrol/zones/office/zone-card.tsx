/** A zone chosen on a map: its class, its people, when it was last visited. */
import { useFound } from '#platform/client';
import { ActionButton, MapCard } from '#ui/controls';
import { type ChosenFeature, useAddress } from '#ui/pages';
import { useWords } from '#ui/words';
import { getZone } from '../contract.ts';
import { DayStrip, LastVisit, useVisits } from './visits.tsx';
import { daysBefore } from './zone-words.ts';

const STRIP_DAYS = 14;

export default function ZoneCard({ id, asOf, onLeave }: ChosenFeature) {
  const { t, area, count } = useWords();
  const { go } = useAddress();
  const period = { from: daysBefore(asOf, STRIP_DAYS - 1), to: asOf };
  const zone = useFound(getZone, { id, on: asOf }).data;
  const visits = useVisits(id, period).data;
  if (!zone) return null;
  const missing = zone.people.filter((one) => one.name === null).map((one) => t(`charge.missing.${one.charge}`));
  return (
    <MapCard
      light={zone.blindSpots.length > 0 ? 'red' : 'green'}
      title={zone.name}
      sentences={[
        `${t(`zoneClass.${zone.zoneClass}`)} · ${area(zone.areaM2)}`,
        missing.length > 0
          ? missing.join(t('clock.listComma'))
          : zone.people.map((one) => `${t(`charge.${one.charge}`)} ${one.name}`).join(' · '),
        t('zone.everyDays', { days: count(zone.interval.count) }),
      ]}
      actions={
        <>
          <ActionButton small main onClick={() => go(`/zones/${id}`)}>
            {t('zone.open')}
          </ActionButton>
          <ActionButton small onClick={onLeave}>
            {t('zone.close')}
          </ActionButton>
        </>
      }
    >
      {visits && (
        <>
          <LastVisit visits={visits} />
          <DayStrip visits={visits} period={period} />
        </>
      )}
    </MapCard>
  );
}
