/** The hours of each window by weekday, now and next, and the form that sets them from a day on. */
import type { OutputOf } from '@cuntu/base';
import { useState } from 'react';
import { DeedForm, useDeed } from '#modules/matters/office';
import { newId, useFound } from '#platform/client';
import { ActionButton, DayInput, EmptyState, Field, FoundTrouble, Loading } from '#ui/controls';
import { useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { findWindows, type Hours, halfHours, setWindowHours, type Week } from '../contract/hours.ts';

type Window = OutputOf<typeof findWindows>['windows'][number];

function HoursShown({ hours }: { hours: Hours }) {
  const { t } = useWords();
  return (
    <>
      <dl className="window-week">
        {hours.week.map((spans, i) => (
          <div key={t(`window.weekday.${i}`)}>
            <dt>{t(`window.weekday.${i}`)}</dt>
            <dd>{spans.length > 0 ? spans.map((span) => span.join('–')).join(', ') : t('window.closed')}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('window.capacityIs', { count: hours.capacity })}</p>
    </>
  );
}

const usual: Week = [0, 1, 2, 3, 4, 5, 6].map((i) =>
  i < 5
    ? [
        ['09:00', '12:00'],
        ['14:00', '17:00'],
      ]
    : [],
);

/** Two spans a day, as every window has them; a third is kept where there is one. */
const SPANS = [0, 1] as const;

interface Spanning {
  weekday: number;
  spans: Week[number];
  onChange(spans: Week[number]): void;
}

function DayHours({ weekday, spans, onChange }: Spanning) {
  const { t } = useWords();
  const put = (n: number, at: 0 | 1, time: string) => {
    if (time === '') return onChange(spans.filter((_, i) => i !== n));
    const next = spans.map((span) => [...span] as [string, string]);
    const former = next[n] ?? [time, halfHours[halfHours.indexOf(time) + 6] ?? '23:30'];
    former[at] = time;
    next[n] = former;
    onChange(next.filter(Boolean));
  };
  const pick = (n: number, at: 0 | 1) => (
    <select
      className="input"
      aria-label={t(at === 0 ? 'window.from' : 'window.to', { weekday: t(`window.weekday.${weekday}`), n: n + 1 })}
      value={spans[n]?.[at] ?? ''}
      onChange={(event) => put(n, at, event.target.value)}
    >
      <option value="">{t('window.noSpan')}</option>
      {halfHours.map((time) => (
        <option key={time} value={time}>
          {time}
        </option>
      ))}
    </select>
  );
  return (
    <div className="window-day">
      <b>{t(`window.weekday.${weekday}`)}</b>
      {SPANS.map((n) => (
        <span key={n}>
          {pick(n, 0)} {t('window.till')} {pick(n, 1)}
        </span>
      ))}
    </div>
  );
}

function SetHours({ window, onDone }: { window: Window; onDone(from?: string): void }) {
  const { t } = useWords();
  const { today } = useHouse();
  const deed = useDeed(setWindowHours);
  const [week, setWeek] = useState<Week>(window.hours?.week ?? usual);
  const [capacity, setCapacity] = useState(window.hours?.capacity ?? 2);
  const [inForceFrom, setFrom] = useState(today);
  const send = async () => {
    const answer = await deed.send({ id: newId(), unitId: window.unitId, week, capacity, inForceFrom });
    if (answer.is === 'done') onDone(inForceFrom);
  };
  return (
    <DeedForm
      title={t('window.hoursChange')}
      verb={t('window.hoursSend')}
      deed={deed}
      onSend={() => void send()}
      onLeave={() => onDone()}
    >
      <div className="window-days">
        {week.map((spans, i) => (
          <div key={t(`window.weekday.${i}`)}>
            <DayHours
              weekday={i}
              spans={spans}
              onChange={(next) => setWeek(week.map((each, j) => (j === i ? next : each)))}
            />
            {deed.faultAt(`week.${i}`) && <p className="field-error">{deed.faultAt(`week.${i}`)}</p>}
          </div>
        ))}
      </div>
      <div className="window-terms">
        <Field label={t('window.capacity')} error={deed.faultAt('capacity')}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="number"
              min={1}
              max={50}
              value={capacity}
              onChange={(event) => setCapacity(Number(event.target.value))}
            />
          )}
        </Field>
        <Field label={t('window.hoursFrom')} error={deed.faultAt('inForceFrom')}>
          {(control) => <DayInput {...control} value={inForceFrom} onChange={setFrom} />}
        </Field>
      </div>
    </DeedForm>
  );
}

function OneWindow({ window, mayKeep }: { window: Window; mayKeep: boolean }) {
  const { t, day } = useWords();
  const { today } = useHouse();
  const [open, setOpen] = useState(false);
  const [set, tell] = useState<string>();
  const { name, hours, next } = window;
  return (
    <section className="window-hours">
      <h2>{name}</h2>
      <p role="status">{set && t('window.hoursSet', { day: day(set, today) })}</p>
      <h3>{t('window.hoursNow')}</h3>
      {hours ? <HoursShown hours={hours} /> : <p className="quiet">{t('window.hoursNone')}</p>}
      {next && (
        <>
          <h3>{t('window.hoursNext', { day: day(next.inForceFrom, today) })}</h3>
          <HoursShown hours={next} />
        </>
      )}
      {mayKeep && !open && <ActionButton onClick={() => setOpen(true)}>{t('window.hoursChange')}</ActionButton>}
      {open && (
        <SetHours
          window={window}
          onDone={(from) => {
            setOpen(false);
            if (from) tell(from);
          }}
        />
      )}
    </section>
  );
}

export default function HoursPage() {
  const { t } = useWords();
  const { roles } = useMe();
  const found = useFound(findWindows, {});
  const { data, error } = found;
  const mayKeep = roles.includes('administrator') || roles.includes('leader');
  return (
    <div className="page narrow">
      <header className="page-head">
        <h1>{t('page.windowHours')}</h1>
        <p>{t('window.hoursLead')}</p>
      </header>
      {!mayKeep && <p className="quiet">{t('window.onlyKeepers')}</p>}
      {error && <FoundTrouble error={error} again={() => void found.refetch()} />}
      {!data && !error && <Loading />}
      {data && data.windows.length === 0 && <EmptyState title={t('appointment.noWindows')} />}
      {data?.windows.map((window) => (
        <OneWindow key={window.unitId} window={window} mayKeep={mayKeep} />
      ))}
    </div>
  );
}
