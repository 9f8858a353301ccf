/** On one's own first page: which of one's zones ask for a visit, and the way to begin it. */
import { useFound } from '#platform/client';
import { ActionLink } from '#ui/controls';
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { findDueZones } from '../../contract.ts';

export function DueZones() {
  const { t } = useWords();
  const { roles } = useMe();
  const mine = roles.includes('coordinator') || roles.includes('stationOfficer');
  const { data } = useFound(findDueZones, {}, { enabled: mine });
  if (!data || data.zones.length === 0) return null;
  return (
    <section className="due-zones" aria-labelledby="due-zones">
      <h2 id="due-zones">{t('due.title')}</h2>
      <ul>
        {data.zones.slice(0, 5).map(({ id, name, intervalDays, percent, late }) => (
          <li key={id} data-late={late || undefined}>
            <a href={`/office/zones/${id}`}>{name}</a>
            <span>{t(late ? 'due.late' : 'due.soon', { days: intervalDays, percent })}</span>
          </li>
        ))}
      </ul>
      {data.zones.length > 5 && <p className="quiet">{t('due.more', { count: data.zones.length - 5 })}</p>}
      <ActionLink icon="point" href="/office/patrol">
        {t('due.go')}
      </ActionLink>
    </section>
  );
}
