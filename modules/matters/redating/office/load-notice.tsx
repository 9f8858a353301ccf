/** A holiday notice is typed from its original, tried on what runs, and only then loaded. */
import type { InputOf } from '@cuntu/base';
import { useState } from 'react';
import { confidences, holidays, loadHolidayNotice } from '#modules/norms/contract';
import { newId, useDraft } from '#platform/client';
import { ActionButton, DayInput, Field, IconButton } from '#ui/controls';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { DeedForm, useDeed } from '../../office/deed-form.tsx';
import { ChoiceField } from '../../office/fields.tsx';
import { Preview } from './preview.tsx';

type Notice = InputOf<typeof loadHolidayNotice>['notice'];
type Run = Notice['off'][number];

const HOME = '/office/norms?part=holidays';

const runFrom = (day: string): Run => ({ holiday: 'special', from: day, to: day });

interface ListOf<T> {
  list: readonly T[];
  onChange(list: T[]): void;
}

function Runs({ list, onChange, at }: ListOf<Run> & { at(field: string): string | undefined }) {
  const { t } = useWords();
  const { today } = useHouse();
  const set = (nth: number, fields: Partial<Run>) =>
    onChange(list.map((run, i) => (i === nth ? { ...run, ...fields } : run)));
  return (
    <fieldset className="notice-list">
      <legend>{t('notice.off')}</legend>
      {list.map((run, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else to be known by, and are added at the end
        <div key={nth} className="norms-bar">
          <Field label={t('notice.holiday')}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={run.holiday}
                onChange={(event) => set(nth, { holiday: event.target.value as Run['holiday'] })}
              >
                {holidays.map((one) => (
                  <option key={one} value={one}>
                    {t(`holiday.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('notice.from')} error={at(`notice.off.${nth}`)}>
            {(control) => (
              <DayInput
                {...control}
                value={run.from}
                onChange={(from) => set(nth, { from, ...(run.to < from && { to: from }) })}
              />
            )}
          </Field>
          <Field label={t('notice.to')}>
            {(control) => <DayInput {...control} value={run.to} min={run.from} onChange={(to) => set(nth, { to })} />}
          </Field>
          <IconButton
            icon="close"
            name={t('notice.dropRun', { n: nth + 1 })}
            onClick={() => onChange(list.filter((_, i) => i !== nth))}
          />
        </div>
      ))}
      <ActionButton small icon="plus" onClick={() => onChange([...list, runFrom(list.at(-1)?.to ?? today)])}>
        {t('notice.addRun')}
      </ActionButton>
    </fieldset>
  );
}

function WorkDays({ list, onChange, at }: ListOf<string> & { at(field: string): string | undefined }) {
  const { t } = useWords();
  const { today } = useHouse();
  return (
    <fieldset className="notice-list">
      <legend>{t('notice.work')}</legend>
      {list.map((day, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else to be known by, and are added at the end
        <div key={nth} className="norms-bar">
          <Field label={t('notice.workDay', { n: nth + 1 })} error={at(`notice.work.${nth}`)}>
            {(control) => (
              <DayInput
                {...control}
                value={day}
                onChange={(to) => onChange(list.map((one, i) => (i === nth ? to : one)))}
              />
            )}
          </Field>
          <IconButton
            icon="close"
            name={t('notice.dropWork', { n: nth + 1 })}
            onClick={() => onChange(list.filter((_, i) => i !== nth))}
          />
        </div>
      ))}
      <ActionButton small icon="plus" onClick={() => onChange([...list, list.at(-1) ?? today])}>
        {t('notice.addWork')}
      </ActionButton>
    </fieldset>
  );
}

function Origin({
  value,
  set,
  at,
}: {
  value: Notice;
  set(fields: Partial<Notice>): void;
  at(field: string): string | undefined;
}) {
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
        <Field label={t('notice.year')} error={at('notice.year')}>
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
        {text('number', t('notice.number'))}
        <Field label={t('notice.issuedOn')} error={at('notice.issuedOn')}>
          {(control) => <DayInput {...control} value={value.issuedOn} onChange={(issuedOn) => set({ issuedOn })} />}
        </Field>
      </div>
      <ChoiceField
        label={t('notice.scope')}
        value={value.scope}
        onChange={(scope) => set({ scope })}
        options={(['year', 'change'] as const).map((one) => ({ value: one, words: t(`notice.scope.${one}`) }))}
      />
      {text('source', t('notice.source'), t('notice.sourceHelp'))}
      <ChoiceField
        label={t('notice.confidence')}
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
        <h1>{t('page.notice')}</h1>
        <p>{t('notice.lead')}</p>
      </header>
      <DeedForm
        title={t('notice.title')}
        verb={t('notice.load')}
        deed={deed}
        kept={draft.kept}
        onSend={() => void send()}
        onLeave={() => go(HOME)}
      >
        <Origin value={value} set={set} at={deed.faultAt} />
        <Runs list={value.off} onChange={(off) => set({ off })} at={deed.faultAt} />
        <WorkDays list={value.work} onChange={(work) => set({ work })} at={deed.faultAt} />
        <ActionButton icon="eye" onClick={() => setTried(value)}>
          {t('notice.try')}
        </ActionButton>
        {tried && <Preview notice={tried} />}
      </DeedForm>
    </div>
  );
}
