/** Why this day: a start, a count and a unit, and every day between with its reason. */
import type { OutputOf } from '@cuntu/base';
import { useFound } from '#platform/client';
import { Choice, DayInput, dayIn, Field, FoundTrouble, Loading } from '#ui/controls';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { periodUnits } from '../../limits/contract.ts';
import { deadline } from '../contract.ts';
import { whyWords } from './why-words.ts';

type Unit = (typeof periodUnits)[number];

function Counted({ due }: { due: OutputOf<typeof deadline> }) {
  const { t, day } = useWords();
  const { today } = useHouse();
  return (
    <table className="plain-table counted">
      <thead>
        <tr>
          <th scope="col">{t('norms.day')}</th>
          <th scope="col">{t('norms.counts')}</th>
          <th scope="col">{t('norms.why')}</th>
        </tr>
      </thead>
      <tbody>
        {due.counted.map(({ date, counts, why }) => (
          <tr key={`${date}${why}`} data-off={!counts || undefined} data-due={date === due.dueOn || undefined}>
            <td>{day(date, today)}</td>
            <td>{t(counts ? 'norms.yes' : 'norms.no')}</td>
            <td>{whyWords(t, why)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answer({ start, count, unit }: { start: string; count: number; unit: Unit }) {
  const { t, day, moment } = useWords();
  const { today } = useHouse();
  const found = useFound(deadline, { start, count, unit, provisional: 'true' }, { keepFormer: true });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { dueOn, dueAt, provisional } = found.data;
  return (
    <div aria-live="polite">
      <p className="counted-due">
        {unit === 'hours' ? t('norms.dueAt', { at: moment(dueAt, today) }) : t('norms.due', { day: day(dueOn, today) })}
      </p>
      {provisional && <p>{t('norms.provisional')}</p>}
      <Counted due={found.data} />
    </div>
  );
}

export function CalendarDesk() {
  const { t } = useWords();
  const { today } = useHouse();
  const { query, change } = useAddress();
  const unit = periodUnits.find((one) => one === query.unit) ?? 'workingDays';
  const hours = unit === 'hours';
  const count = query.count ?? '3';
  const day = dayIn(query.start?.slice(0, 10)) ?? today;
  const shown = hours ? (dayIn(query.start, true) ?? `${day}T09:00`) : day;
  return (
    <>
      <p>{t('norms.calendarLead')}</p>
      <div className="norms-bar">
        <Field label={t(hours ? 'norms.startAt' : 'norms.start')}>
          {(control) => (
            <DayInput
              {...control}
              moment={hours}
              value={shown}
              onChange={(start) => change({ start: start || undefined })}
            />
          )}
        </Field>
        <Field label={t('norms.howMany')}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="number"
              min={0}
              value={count}
              onChange={(event) => change({ count: event.target.value })}
            />
          )}
        </Field>
        <Choice<Unit>
          label={t('norms.changeUnit')}
          value={unit}
          onChange={(next) => change({ unit: next })}
          options={periodUnits.map((one) => ({ value: one, words: t(`norms.unit.${one}`) }))}
        />
      </div>
      {count !== '' && <Answer start={hours ? `${shown}:00+08:00` : shown} count={Number(count)} unit={unit} />}
    </>
  );
}
