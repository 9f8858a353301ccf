/** Who has booked for today, by half hours; a telephone is shown only when it is asked for. */
import { useState } from 'react';
import { useFound } from '#platform/client';
import { ActionButton, FoundTrouble } from '#ui/controls';
import { useWords } from '#ui/words';
import { getAppointmentPhone } from '../contract/bookings.ts';
import { spoken } from './spoken.ts';
import type { Day } from './window-page.tsx';

function Phone({ id }: { id: string }) {
  const { t } = useWords();
  const [asked, ask] = useState(false);
  const { data, error, refetch } = useFound(getAppointmentPhone, { appointmentId: id }, { enabled: asked });
  if (error) return <FoundTrouble error={error} again={() => void refetch()} />;
  if (data?.phone) return <a href={`tel:${data.phone}`}>{data.phone}</a>;
  if (data) return <span className="quiet">{t('window.noPhone')}</span>;
  return (
    <ActionButton small icon="phone" busy={asked} onClick={() => ask(true)}>
      {t('window.phone')}
    </ActionButton>
  );
}

export function AppointmentsOfDay({ day }: { day: Day }) {
  const { t } = useWords();
  const { appointments, mayServe } = day;
  return (
    <section className="window-booked" aria-labelledby="window-booked">
      <h2 id="window-booked">{t('window.appointments')}</h2>
      {appointments.length === 0 && <p className="quiet">{t('window.noAppointments')}</p>}
      <ul className="window-list">
        {appointments.map(({ id, halfHour, item, state, number, hasPhone }) => (
          <li key={id}>
            <b>{halfHour}</b>
            <span>{t(`kind.${item}`)}</span>
            <span className="quiet">
              {t(`window.state.${state}`)}
              {number !== null && ` ${spoken(number)}`}
            </span>
            {mayServe && hasPhone && <Phone id={id} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
