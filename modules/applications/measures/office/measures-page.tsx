/** The measures with what each changes and what came of it; the administrator records one and withdraws one. */
import type { OutputOf } from '@cuntu/base';
import { useState } from 'react';
import { DeedForm, useDeed, WordsField } from '#modules/matters/office';
import { newId, useFound } from '#platform/client';
import { ActionButton, DayInput, EmptyState, Field, FoundTrouble, Loading } from '#ui/controls';
import { useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { findMeasures, measureGroups, withdrawMeasure } from '../contract.ts';
import { changeWords, effectWords } from '../rules/wording.ts';
import { RecordMeasure } from './record-measure.tsx';

type Shown = OutputOf<typeof findMeasures>['measures'][number];

function Withdraw({ measure, name, onDone }: { measure: Shown; name: string; onDone(): void }) {
  const { t } = useWords();
  const { today } = useHouse();
  const deed = useDeed(withdrawMeasure);
  const [from, setFrom] = useState(today);
  const [reason, setReason] = useState('');
  const send = async () => {
    const answer = await deed.send({ id: newId(), key: measure.key, from, reason });
    if (answer.is === 'done') onDone();
  };
  return (
    <DeedForm
      title={t('measures.withdrawTitle', { name })}
      verb={t('measures.withdrawDo')}
      deed={deed}
      onSend={() => void send()}
      onLeave={onDone}
    >
      <Field label={t('measures.withdrawFrom')} error={deed.faultAt('from')}>
        {(control) => <DayInput {...control} value={from} onChange={setFrom} />}
      </Field>
      <WordsField
        label={t('measures.withdrawWhy')}
        rows={2}
        value={reason}
        onChange={setReason}
        error={deed.faultAt('reason')}
      />
    </DeedForm>
  );
}

function Row({ measure, mayKeep }: { measure: Shown; mayKeep: boolean }) {
  const { t, language, day } = useWords();
  const { today } = useHouse();
  const [open, setOpen] = useState(false);
  const { number, words, pointer, inForceFrom, state, withdrawnFrom, effect, owner, source, confidence } = measure;
  const own = language === 'en' ? words.en : words.zh;
  const said = (key: string, params?: Record<string, string | number>) => t(key, params);
  return (
    <>
      <tr>
        <td>
          <b lang={own ? undefined : 'zh-CN'}>
            {number}. {own ?? words.zh}
          </b>
          <small>
            {t('measures.source', { source })} · {t(`norms.confidence.${confidence}`)}
          </small>
        </td>
        <td data-column={t('measures.changes')}>
          {pointer.changes === 'limit' ? (
            <a href="/office/norms">{changeWords(said, pointer)}</a>
          ) : (
            changeWords(said, pointer)
          )}
        </td>
        <td data-column={t('measures.since')}>
          {day(inForceFrom, today)}
          {state === 'toCome' && <small>{t('measures.toCome')}</small>}
          {withdrawnFrom && <small>{t('measures.until', { day: day(withdrawnFrom, today) })}</small>}
        </td>
        <td data-column={t('measures.effect')}>{effectWords(said, effect)}</td>
        <td data-column={t('measures.owner')}>{t(`measures.owner.${owner}`)}</td>
        {mayKeep && (
          <td>
            {!withdrawnFrom && !open && (
              <ActionButton small onClick={() => setOpen(true)}>
                {t('measures.withdraw')}
              </ActionButton>
            )}
          </td>
        )}
      </tr>
      {open && (
        <tr>
          <td colSpan={6}>
            <Withdraw measure={measure} name={own ?? words.zh} onDone={() => setOpen(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

function Group({ group, those, mayKeep }: { group: string; those: readonly Shown[]; mayKeep: boolean }) {
  const { t } = useWords();
  return (
    <section className="measures-group">
      <h2>
        {t(`measures.group.${group}`)} <small>{t('measures.count', { count: those.length })}</small>
      </h2>
      <table className="plain-table measures-table">
        <thead>
          <tr>
            <th scope="col">{t('measures.column.measure')}</th>
            {(['changes', 'since', 'effect', 'owner'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`measures.${column}`)}
              </th>
            ))}
            {mayKeep && (
              <th scope="col">
                <span className="unseen">{t('measures.withdraw')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {those.map((measure) => (
            <Row key={measure.key} measure={measure} mayKeep={mayKeep} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

export default function MeasuresPage() {
  const { t } = useWords();
  const { roles } = useMe();
  const found = useFound(findMeasures, {});
  const [open, setOpen] = useState(false);
  const [told, tell] = useState(false);
  const { data, error } = found;
  const mayKeep = roles.includes('administrator');
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('page.measures')}</h1>
        <p>{t('measures.title')}</p>
      </header>
      <p>{t('measures.lead')}</p>
      <p className="quiet">
        {t('measures.demo')} {t('measures.how')}
      </p>
      {!mayKeep && <p className="quiet">{t('measures.onlyAdministrator')}</p>}
      <p role="status">{told && t('measures.recorded')}</p>
      {mayKeep && !open && (
        <ActionButton icon="plus" onClick={() => setOpen(true)}>
          {t('measures.record')}
        </ActionButton>
      )}
      {open && (
        <RecordMeasure
          measures={data?.measures ?? []}
          onDone={(done) => {
            setOpen(false);
            tell(done);
          }}
        />
      )}
      {error && <FoundTrouble error={error} again={() => void found.refetch()} />}
      {!data && !error && <Loading />}
      {data && data.measures.length === 0 && (
        <EmptyState title={t('measures.none')} sentence={t('measures.noneThen')} />
      )}
      {data &&
        measureGroups.map((group) => {
          const those = data.measures.filter((one) => one.group === group);
          return those.length > 0 && <Group key={group} group={group} those={those} mayKeep={mayKeep} />;
        })}
    </div>
  );
}
