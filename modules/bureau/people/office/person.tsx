/** One person: licences with what is left of them, posts held, what he may do where, and what can be done now. */
import type { OutputOf } from '@cuntu/base';
import { useFound } from '#platform/client';
import { ActionButton, BarredAction, EmptyState, FoundTrouble, Light, Loading } from '#ui/controls';
import { useAddress, useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { getPerson } from '../contract.ts';
import { Accesses } from './accesses.tsx';
import { AppointForm } from './appoint.tsx';
import { EndForm } from './end.tsx';
import { useKeeping } from './keeping.ts';
import { licenceLight } from './list.tsx';
import { LicenceForm } from './record-licence.tsx';

export type Person = OutputOf<typeof getPerson>;

function Licences({ licences }: Pick<Person, 'licences'>) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  return (
    <section aria-labelledby="licences">
      <h2 id="licences">{t('bureau.person.licences')}</h2>
      {licences.length === 0 && <p className="quiet">{t('bureau.person.noLicence')}</p>}
      <ul className="licence-list">
        {licences.map(({ id, kind, number, from, to, state, daysLeft }) => (
          <li key={id} data-state={state}>
            <Light colour={licenceLight[state]} />
            <div>
              <b>{t(`bureau.licence.left.${state}`, { days: Math.abs(daysLeft) })}</b>
              <span>
                {t(`bureau.licenceKind.${kind}`)} {number}
              </span>
              <small>{t('bureau.person.span', { from: shortDay(from, today), to: shortDay(to, today) })}</small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Grants({ grants }: Pick<Person, 'grants'>) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  return (
    <section aria-labelledby="grants">
      <h2 id="grants">
        {t('bureau.person.grants')}
        <small>{t('bureau.person.grantsNote')}</small>
      </h2>
      {grants.length === 0 && <p className="quiet">{t('bureau.person.noGrant')}</p>}
      <ul className="grant-list">
        {grants.map(({ role, division, divisionName, from, to }) => (
          <li key={`${role} ${division} ${from}`}>
            {t(`bureau.role.${role}`)} · {divisionName}
            {to && <small>{t('bureau.person.until', { day: shortDay(to, today) })}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Appointments({ person }: { person: Person }) {
  const { t, day } = useWords();
  const { today } = useHouse();
  const { query, change } = useAddress();
  const { mayKeep } = useKeeping();
  return (
    <section aria-labelledby="appointments">
      <h2 id="appointments">{t('bureau.person.appointments')}</h2>
      {person.appointments.length === 0 && (
        <EmptyState title={t('bureau.people.noPost')} sentence={t('bureau.person.noPostThen')} />
      )}
      <ol className="appointment-list">
        {person.appointments.map((one) => (
          <li key={one.id} data-state={one.state}>
            <div>
              <b>
                <a href={`/office/people?unit=${one.unitId}`}>{one.unitName}</a> {one.title}
                {one.kind === 'acting' && t('bureau.actingMark')}
              </b>
              <span>
                {t(`bureau.appointmentState.${one.state}`)} ·{' '}
                {one.to
                  ? t('bureau.person.span', { from: day(one.from, today), to: day(one.to, today) })
                  : t('bureau.person.since', { day: day(one.from, today) })}
              </span>
            </div>
            {mayKeep && (one.to === null || one.to > today) && query.end !== one.id && (
              <ActionButton small onClick={() => change({ end: one.id, do: undefined })}>
                {t('bureau.end.do')}
                <span className="unseen">{` ${one.unitName} ${one.title}`}</span>
              </ActionButton>
            )}
            {mayKeep && query.end === one.id && (
              <EndForm appointment={one} onClose={() => change({ end: undefined })} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function CanDo({ person }: { person: Person }) {
  const { t } = useWords();
  const { query, change } = useAddress();
  const { personId } = useMe();
  const { mayKeep, reason } = useKeeping();
  const own = person.id === personId;
  return (
    <section aria-labelledby="can-do">
      <h2 id="can-do">{t('bureau.person.canDo')}</h2>
      <div className="can-do">
        {mayKeep && !own ? (
          <ActionButton
            wide
            main={!query.do && !query.end}
            icon="people"
            onClick={() => change({ do: 'appoint', end: undefined })}
          >
            {t('bureau.appoint.do')}
          </ActionButton>
        ) : (
          <BarredAction name={t('bureau.appoint.do')} reason={mayKeep ? t('refusal.appointment.oneself') : reason} />
        )}
        {mayKeep ? (
          <ActionButton wide icon="paper" onClick={() => change({ do: 'licence', end: undefined })}>
            {t('bureau.recordLicence.do')}
          </ActionButton>
        ) : (
          <BarredAction name={t('bureau.recordLicence.do')} reason={reason} />
        )}
      </div>
    </section>
  );
}

function Page({ person }: { person: Person }) {
  const { t } = useWords();
  const { query, change } = useAddress();
  const me = useMe();
  const { mayKeep } = useKeeping();
  const close = () => change({ do: undefined });
  const about = [
    t(`bureau.personKind.${person.kind}`),
    person.staffNumber && t('bureau.person.staffNumber', { number: person.staffNumber }),
  ];
  return (
    <div className="person-page">
      <header className="page person-head">
        <p className="quiet">
          <a href="/office/people">{t('bureau.people.title')}</a>
        </p>
        <h1>{person.name}</h1>
        <p>
          {about.filter(Boolean).join(' · ')}
          {person.phone && (
            <>
              {' · '}
              <a href={`tel:${person.phone}`}>{person.phone}</a>
            </>
          )}
        </p>
      </header>
      <div className="columns person-columns">
        <div className="column">
          <Licences licences={person.licences} />
          <Grants grants={person.grants} />
        </div>
        <div className="column">
          {mayKeep && query.do === 'appoint' && <AppointForm person={person} onClose={close} />}
          {mayKeep && query.do === 'licence' && <LicenceForm person={person} onClose={close} />}
          <Appointments person={person} />
        </div>
        <div className="column">
          <CanDo person={person} />
          {me.personId === person.id ? <Accesses /> : <p className="quiet">{t('bureau.person.looked')}</p>}
        </div>
      </div>
    </div>
  );
}

export default function PersonPage() {
  const { params } = useAddress();
  const found = useFound(getPerson, { personId: params.personId ?? '' });
  if (found.data) return <Page person={found.data} />;
  return (
    <div className="page">
      {found.error ? <FoundTrouble error={found.error} again={() => void found.refetch()} /> : <Loading />}
    </div>
  );
}
