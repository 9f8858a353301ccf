/** The window's day for its clerk: whom he serves, whom he calls next, who waits, who comes by appointment. */
import type { OutputOf } from '@cuntu/base';
import { useDeed } from '#modules/matters/office';
import { useDraft, useFound } from '#platform/client';
import { ActionButton, ActionLink, CommandTrouble, EmptyState, Field, FoundTrouble, Loading } from '#ui/controls';
import { useAddress, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { callNext, endService, getWindowDay, NUMBERS_SHOWN, recallNumber } from '../contract/calls.ts';
import { AppointmentsOfDay } from './appointments.tsx';
import { GiveNumber } from './give-number.tsx';
import { spoken } from './spoken.ts';
import { TakenIn } from './taken-in.tsx';

export type Day = NonNullable<OutputOf<typeof getWindowDay>['chosen']>;
export type Called = Day['called'][number];

const COUNTERS = Array.from({ length: 20 }, (_, i) => i + 1);

/** What stands at the counter, large enough to be read by whoever stands before it. */
function AtCounter({ day, counter }: { day: Day; counter: number }) {
  const { t, time } = useWords();
  const [call, recall, end] = [useDeed(callNext), useDeed(recallNumber), useDeed(endService)];
  const there = day.called.find((ticket) => ticket.counter === counter);
  const busy = [call, recall, end].some(({ state }) => state.is === 'sending');
  const trouble = [call, recall, end].find(({ state }) => state.is === 'refused' || state.is === 'outage');
  return (
    <section className="window-counter" aria-label={t('window.counter')}>
      <p className="window-at">{t(there ? 'window.atCounter' : 'window.nobodyAtCounter', { counter })}</p>
      <p className="window-number" aria-live="polite">
        {there ? spoken(there.number) : '—'}
      </p>
      {there && (
        <p className="window-who">
          {there.item ? t(`kind.${there.item}`) : t('window.noItem')}
          {there.halfHour && ` · ${t('window.byAppointment', { time: there.halfHour })}`}
          {` · ${t('window.since', { time: time(there.takenAt) })}`}
          {there.recalls > 0 && ` · ${t('window.recalled', { count: there.recalls + 1 })}`}
        </p>
      )}
      {there && there.applications.length > 0 && (
        <p className="window-tied">
          {t('window.tookIn')} <TakenIn applications={there.applications} />
        </p>
      )}
      <div className="window-deeds">
        {there ? (
          <>
            <ActionButton
              main
              icon="check"
              busy={busy}
              onClick={() => void end.send({ ticketId: there.id, outcome: 'served' })}
            >
              {t('window.served')}
            </ActionButton>
            <ActionLink icon="plus" href={`/office/applications/new?ticket=${there.id}`}>
              {t('window.takeIn')}
            </ActionLink>
            <ActionButton busy={busy} onClick={() => void recall.send({ ticketId: there.id })}>
              {t('window.recall')}
            </ActionButton>
            <ActionButton busy={busy} onClick={() => void end.send({ ticketId: there.id, outcome: 'absent' })}>
              {t('window.absent')}
            </ActionButton>
          </>
        ) : (
          <ActionButton main icon="next" busy={busy} onClick={() => void call.send({ unitId: day.unitId, counter })}>
            {t('window.callNext')}
          </ActionButton>
        )}
      </div>
      {trouble && <CommandTrouble command={trouble} kept={false} />}
    </section>
  );
}

function Waiting({ day }: { day: Day }) {
  const { t, time } = useWords();
  const { waiting } = day;
  return (
    <section aria-labelledby="window-waiting">
      <h2 id="window-waiting">
        {waiting.length > 0 ? t('window.waiting', { count: waiting.length }) : t('window.nobodyWaits')}
      </h2>
      {waiting.length === 0 && <p className="quiet">{t('window.nobodyWaitsThen')}</p>}
      <ol className="window-list">
        {waiting.map((ticket) => (
          <li key={ticket.id}>
            <b>{spoken(ticket.number)}</b>
            <span>{ticket.item ? t(`kind.${ticket.item}`) : t('window.noItem')}</span>
            <span className="quiet">
              {ticket.halfHour
                ? t('window.byAppointment', { time: ticket.halfHour })
                : t('window.since', { time: time(ticket.takenAt) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the figures of the day count, each number with what was taken in on it. */
function Ended({ day: { ended, served, absent } }: { day: Day }) {
  const { t } = useWords();
  if (ended.length === 0) return null;
  return (
    <section className="window-ended" aria-labelledby="window-ended">
      <h2 id="window-ended">{t('window.ended')}</h2>
      <ul className="window-list">
        {ended.map(({ id, number, item, outcome, applications }) => (
          <li key={id}>
            <b>{spoken(number)}</b>
            {applications.length > 0 ? (
              <TakenIn applications={applications} />
            ) : (
              <span>{item ? t(`kind.${item}`) : t('window.noItem')}</span>
            )}
            <span className="quiet">{t(`window.state.${outcome}`)}</span>
          </li>
        ))}
      </ul>
      {served + absent > ended.length && <p className="quiet">{t('window.endedMost', { count: NUMBERS_SHOWN })}</p>}
    </section>
  );
}

function Figures({ day, counter }: { day: Day; counter: number }) {
  const { t } = useWords();
  const others = day.called.filter((ticket) => ticket.counter !== counter);
  const { served, absent, medianWaitMinutes } = day;
  return (
    <>
      {others.length > 0 && (
        <p className="window-others">
          {t('window.others')}{' '}
          {others.map((one) => (
            <span key={one.id}>
              <b>{spoken(one.number)}</b> {t('window.counterOf', { count: one.counter })}
            </span>
          ))}
        </p>
      )}
      <p className="quiet">
        {t('window.figures', { served, absent })}
        {medianWaitMinutes !== null &&
          ` · ${t('window.median', { minutes: Math.max(1, Math.ceil(medianWaitMinutes)) })}`}
      </p>
    </>
  );
}

/** The counter is where this browser stands: it is kept here and nowhere else. */
function WindowDay({ day }: { day: Day }) {
  const { t } = useWords();
  const { value: counter, change } = useDraft<number>(`window.counter.${day.unitId}`, 1);
  return (
    <div className="window-columns">
      <div>
        {day.mayServe ? (
          <>
            <div className="window-mine">
              <Field label={t('window.counter')}>
                {(control) => (
                  <select
                    {...control}
                    className="input"
                    value={counter}
                    onChange={(event) => change(Number(event.target.value))}
                  >
                    {COUNTERS.map((count) => (
                      <option key={count} value={count}>
                        {t('window.counterOf', { count })}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            </div>
            <AtCounter day={day} counter={counter} key={counter} />
          </>
        ) : (
          <p className="quiet">{t('window.notYours')}</p>
        )}
        <Figures day={day} counter={day.mayServe ? counter : 0} />
        {day.mayServe && <GiveNumber unitId={day.unitId} />}
      </div>
      <div>
        <Waiting day={day} />
        <AppointmentsOfDay day={day} />
        <Ended day={day} />
      </div>
    </div>
  );
}

/** A hall is watched: what somebody else calls shows within seconds even where no message comes. */
const AGAIN_S = 8;

export default function WindowPage() {
  const { t } = useWords();
  const { query, change } = useAddress();
  const { roles } = useMe();
  const found = useFound(getWindowDay, { unitId: query.unit }, { keepFormer: true, againAfter: () => AGAIN_S });
  const { data, error } = found;
  const day = data?.chosen;
  const today = day?.today;
  const keeps = roles.includes('administrator') || roles.includes('leader');
  return (
    <div className="page window-page">
      <header className="page-head">
        <h1>{t('page.window')}</h1>
        {data && day && <p>{data.windows.find(({ unitId }) => unitId === day.unitId)?.name}</p>}
        {today && (
          <p>
            {today.open
              ? t('window.today.open', { spans: today.spans.map((span) => span.join('–')).join(', ') })
              : t(`window.today.${today.why}`, { notice: today.notice })}
          </p>
        )}
        {keeps && <ActionLink href="/office/window/hours">{t('window.setHours')}</ActionLink>}
      </header>
      {data && data.windows.length > 1 && day && (
        <Field label={t('window.which')}>
          {(control) => (
            <select
              {...control}
              className="input window-which"
              value={day.unitId}
              onChange={(event) => change({ unit: event.target.value })}
            >
              {data.windows.map(({ unitId, name }) => (
                <option key={unitId} value={unitId}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {error && <FoundTrouble error={error} again={() => void found.refetch()} />}
      {!data && !error && <Loading />}
      {data && !day && <EmptyState title={t('window.none')} sentence={t('window.noneThen')} />}
      {day && <WindowDay key={day.unitId} day={day} />}
    </div>
  );
}
