/** The limits as of a day, with what comes next; the administrator changes one from a day on. */
import type { OutputOf } from '@cuntu/base';
import { useState } from 'react';
import { useCommand, useFound } from '#platform/client';
import {
  ActionButton,
  BarredAction,
  CommandTrouble,
  DayInput,
  dayIn,
  Field,
  FoundTrouble,
  Loading,
} from '#ui/controls';
import { useAddress, useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { findLimits, isPeriod, withdrawLimit } from '../contract.ts';
import { namesAnotherPeriod } from './article-words.ts';
import { ChangeLimit } from './change-limit.tsx';

type Limit = OutputOf<typeof findLimits>['limits'][number];

function Withdraw({ id }: { id: string }) {
  const { t } = useWords();
  const command = useCommand(withdrawLimit);
  return (
    <>
      <ActionButton small busy={command.state.is === 'sending'} onClick={() => void command.send({ id })}>
        {t('norms.withdraw')}
      </ActionButton>
      <CommandTrouble command={command as never} />
    </>
  );
}

function Row({
  limit,
  chosen,
  mayChange,
  onChange,
}: {
  limit: Limit;
  chosen: boolean;
  mayChange: boolean;
  onChange(): void;
}) {
  const words = useWords();
  const { t, shortDay } = words;
  const { today } = useHouse();
  const period = (count: number, unit: string) => t(`norms.period.${unit}`, { count });
  return (
    <tr data-chosen={chosen || undefined}>
      <td>
        <b>{t(`limitName.${limit.key}`)}</b>
        {limit.next && (
          <small>
            {t('norms.next', {
              day: shortDay(limit.next.inForceFrom, today),
              period: period(limit.next.count, limit.next.unit),
            })}
          </small>
        )}
        {limit.next && mayChange && limit.next.inForceFrom > today && <Withdraw id={limit.next.id} />}
      </td>
      <td>
        <b>{period(limit.count, limit.unit)}</b>
        {isPeriod(limit.unit) && <small>{t('norms.yellow', { period: period(limit.yellowAt, limit.unit) })}</small>}
      </td>
      <td>
        {t(`norms.source.${limit.source}`)}
        <small>{t('norms.since', { day: shortDay(limit.inForceFrom, today) })}</small>
      </td>
      <td>
        {limit.article}
        {namesAnotherPeriod(words, limit.article, limit.count, limit.unit) && (
          <small>{t('norms.articleFormer', { period: period(limit.count, limit.unit) })}</small>
        )}
        <small>{t(`norms.confidence.${limit.confidence}`)}</small>
      </td>
      {mayChange && (
        <td>
          <ActionButton small icon="pencil" onClick={onChange}>
            {t('norms.changeThis')}
          </ActionButton>
        </td>
      )}
    </tr>
  );
}

export function Limits() {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  const { roles } = useMe();
  const { query, change } = useAddress();
  const on = dayIn(query.on) ?? today;
  const found = useFound(findLimits, { on }, { keepFormer: true });
  const [changing, setChanging] = useState<string>();
  const [changedFrom, setChangedFrom] = useState<string>();
  const mayChange = roles.includes('administrator');
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { limits } = found.data;
  const leave = (from?: string) => {
    setChanging(undefined);
    setChangedFrom(from);
  };
  const chosen = limits.find(({ key }) => key === changing);
  return (
    <>
      <div className="norms-bar">
        <Field label={t('norms.on')}>
          {(control) => <DayInput {...control} value={on} onChange={(day) => change({ on: day || undefined })} />}
        </Field>
        {!mayChange && <BarredAction name={t('norms.change')} reason={t('norms.changeBarred')} />}
      </div>
      {chosen && <ChangeLimit key={chosen.key} limit={chosen} onDone={leave} />}
      <p role="status" className="norms-changed">
        {changedFrom && t('norms.changed', { day: shortDay(changedFrom, today) })}
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('norms.limit')}</th>
            <th scope="col">{t('norms.count')}</th>
            <th scope="col">{t('norms.source')}</th>
            <th scope="col">{t('norms.basis')}</th>
            {mayChange && <th scope="col">{t('norms.change')}</th>}
          </tr>
        </thead>
        <tbody>
          {limits.map((limit) => (
            <Row
              key={limit.key}
              limit={limit}
              chosen={limit.key === query.limit || limit.key === changing}
              mayChange={mayChange}
              onChange={() => {
                setChanging(limit.key);
                setChangedFrom(undefined);
              }}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}
