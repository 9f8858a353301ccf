/** A holiday notice is typed from its original, tried on what runs, and only then loaded. */
import type { InputOf } from '@cuntu/base';
import { useState } from 'react';
import { confidences, holidays, loadHolidayNotice } from '#modules/norms/contract';
import { newId, useDraft, useFound } from '#platform/client';
import { ActionButton, DayInput, Field } from '#ui/controls';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { DeedForm, sentenceAt, useDeed } from '../../office/deed-form.tsx';
import { ChoiceField } from '../../office/fields.tsx';
import { previewHolidayNotice } from '../contract.ts';
import { Preview } from './preview.tsx';
import { Rows } from './rows.tsx';

type Notice = InputOf<typeof loadHolidayNotice>['notice'];
type Run = Notice['off'][number];

const HOME = '/office/norms?part=holidays';

interface Days {
  value: Notice;
  set(fields: Partial<Notice>): void;
  at(field: string): string | undefined;
}

function DaysOff({ value: { off }, set, at }: Days) {
  const { t } = useWords();
  const { today } = useHouse();
  const fresh = (): Run => {
    const day = off.at(-1)?.to ?? today;
    return { holiday: 'special', from: day, to: day };
  };
  return (
    <Rows
      title={t('holidayNotice.off')}
      list={off}
      fresh={fresh}
      add={t('holidayNotice.addRun')}
      drop={(n) => t('holidayNotice.dropRun', { n })}
      onChange={(next) => set({ off: next })}
    >
      {(run, change, nth) => (
        <>
          <Field label={t('holidayNotice.holiday')}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={run.holiday}
                onChange={(event) => change({ ...run, holiday: event.target.value as Run['holiday'] })}
              >
                {holidays.map((one) => (
                  <option key={one} value={one}>
                    {t(`holiday.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('holidayNotice.from')} error={at(`notice.off.${nth}`)}>
            {(control) => (
              <DayInput
                {...control}
                value={run.from}
                onChange={(from) => change({ ...run, from, ...(run.to < from && { to: from }) })}
              />
            )}
          </Field>
          <Field label={t('holidayNotice.to')}>
            {(control) => (
              <DayInput {...control} value={run.to} min={run.from} onChange={(to) => change({ ...run, to })} />
            )}
          </Field>
        </>
      )}
    </Rows>
  );
}

function DaysWorked({ value: { work }, set, at }: Days) {
  const { t } = useWords();
  const { today } = useHouse();
  return (
    <Rows
      title={t('holidayNotice.work')}
      list={work}
      fresh={() => work.at(-1) ?? today}
      add={t('holidayNotice.addWork')}
      drop={(n) => t('holidayNotice.dropWork', { n })}
      onChange={(next) => set({ work: next })}
    >
      {(day, change, nth) => (
        <Field label={t('holidayNotice.workDay', { n: nth + 1 })} error={at(`notice.work.${nth}`)}>
          {(control) => <DayInput {...control} value={day} onChange={change} />}
        </Field>
      )}
    </Rows>
  );
}

function Origin({ value, set, at }: Days) {
  const { t } = useWords();
  const text = (field: 'number' | 'source', label: string, help?: string) => (
    <Field label={label} help={help} error={at(`notice.${field}`)}>
      {(control) => (
        <input
          {...control}
          className="input"
          maxLength={field === 'number' ? 60 : 500}
          value={value[field]}
          onChange={(event) => set({ [field]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <div className="norms-bar">
        <Field label={t('holidayNotice.year')} error={at('notice.year')}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="number"
              min={1949}
              max={2200}
              value={value.year}
              onChange={(event) => set({ year: Number(event.target.value) })}
            />
          )}
        </Field>
        {text('number', t('holidayNotice.number'))}
        <Field label={t('holidayNotice.issuedOn')} error={at('notice.issuedOn')}>
          {(control) => <DayInput {...control} value={value.issuedOn} onChange={(issuedOn) => set({ issuedOn })} />}
        </Field>
      </div>
      <ChoiceField
        label={t('holidayNotice.scope')}
        value={value.scope}
        onChange={(scope) => set({ scope })}
        options={(['year', 'change'] as const).map((one) => ({ value: one, words: t(`holidayNotice.scope.${one}`) }))}
      />
      {text('source', t('holidayNotice.source'), t('holidayNotice.sourceHelp'))}
      <ChoiceField
        label={t('holidayNotice.confidence')}
        value={value.confidence}
        onChange={(confidence) => set({ confidence })}
        options={confidences
          .filter((one): one is Notice['confidence'] => one !== 'M?')
          .map((one) => ({ value: one, words: t(`norms.confidence.${one}`) }))}
      />
    </>
  );
}

export default function LoadNoticePage() {
  const { t } = useWords();
  const { today } = useHouse();
  const { go } = useAddress();
  const [first] = useState<Notice>(() => ({
    year: Number(today.slice(0, 4)) + 1,
    number: '',
    issuedOn: today,
    scope: 'year',
    off: [],
    work: [],
    source: '',
    confidence: 'V',
  }));
  const [id] = useState(newId);
  const draft = useDraft('norms.notice', first);
  const deed = useDeed(loadHolidayNotice);
  const [tried, setTried] = useState<Notice>();
  const { value } = draft;
  // While it loads and once it is, the answer about what is loaded already would be *it is*: not a fault of whoever loads it.
  const trying = tried !== undefined && deed.state.is !== 'sending' && deed.state.is !== 'done';
  const preview = useFound(previewHolidayNotice, { notice: tried ?? value }, { enabled: trying });
  const refused = trying && preview.error ? preview.error.refusal : undefined;
  const at = (field: string) => deed.faultAt(field) ?? (refused && sentenceAt(refused, field));
  const set = (fields: Partial<Notice>) => {
    deed.mend({ notice: fields });
    setTried(undefined);
    draft.change((former) => ({ ...former, ...fields }));
  };
  const send = async () => {
    const answer = await deed.send({ id, notice: value });
    if (answer.is !== 'done') return;
    draft.drop();
    go(HOME);
  };
  return (
    <div className="page norms">
      <header className="page-head">
        <h1>{t('page.holidayNotice')}</h1>
        <p>{t('holidayNotice.lead')}</p>
      </header>
      <DeedForm
        title={t('holidayNotice.title')}
        verb={t('holidayNotice.load')}
        deed={deed}
        kept={draft.kept}
        onSend={() => void send()}
        onLeave={() => go(HOME)}
      >
        <Origin value={value} set={set} at={at} />
        <DaysOff value={value} set={set} at={at} />
        <DaysWorked value={value} set={set} at={at} />
        <ActionButton icon="eye" onClick={() => setTried(value)}>
          {t('holidayNotice.try')}
        </ActionButton>
        {trying && <Preview found={preview} />}
      </DeedForm>
    </div>
  );
}
