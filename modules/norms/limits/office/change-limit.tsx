/** A limit from a day on: what was promised before stays what it was. */
import type { InputOf, OutputOf } from '@cuntu/base';
import { type FormEvent, useState } from 'react';
import { newId, useCommand, useDraft } from '#platform/client';
import { ActionButton, Choice, CommandTrouble, DayInput, Field } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { changeLimit, confidences, type findLimits, isPeriod, limitSources, unitsOf } from '../contract.ts';

type Limit = OutputOf<typeof findLimits>['limits'][number];
type Input = InputOf<typeof changeLimit>;

export function ChangeLimit({ limit, onDone }: { limit: Limit; onDone(from?: string): void }) {
  const { t } = useWords();
  const { today } = useHouse();
  const [initial] = useState<Input>(() => {
    const { next, ...current } = limit;
    return { ...current, id: newId(), inForceFrom: today };
  });
  const draft = useDraft<Input>(`changeLimit.${limit.key}`, initial);
  const command = useCommand(changeLimit);
  const { value } = draft;
  const set = (fields: Partial<Input>) => draft.change((former) => ({ ...former, ...fields }));
  const faultAt = (field: string) =>
    command.state.is === 'refused'
      ? (command.state.refusal.faults?.find(({ at }) => at === field)?.sentence ??
        (command.state.refusal.at === field ? command.state.refusal.sentence : undefined))
      : undefined;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await command.send(value);
    if (answer.is !== 'done') return;
    draft.drop();
    onDone(value.inForceFrom);
  };
  const choices = { unit: unitsOf(limit.key), source: limitSources, confidence: confidences } as const;
  const number = (field: 'count' | 'yellowAt', label: string) => (
    <Field label={label} error={faultAt(field)}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="number"
          min={0}
          value={value[field]}
          onChange={(event) => set({ [field]: Number(event.target.value) })}
        />
      )}
    </Field>
  );
  const choice = (field: keyof typeof choices, label: string, words: string) => (
    <div className="field">
      <p className="field-label" aria-hidden="true">
        {label}
      </p>
      <Choice<string>
        looks="cards"
        label={label}
        value={value[field]}
        onChange={(chosen) => set({ [field]: chosen as never })}
        options={choices[field].map((one) => ({ value: one, words: t(`${words}.${one}`) }))}
      />
    </div>
  );
  const title = t('norms.changeTitle', { name: t(`limitName.${limit.key}`) });
  return (
    <form className="deed-form" onSubmit={(event) => void send(event)} noValidate aria-label={title}>
      <h2>{title}</h2>
      <p className="deed-lead">{t('norms.changeLead')}</p>
      <div className="norms-bar">
        {number('count', t('norms.howMany'))}
        {isPeriod(limit.unit) && number('yellowAt', t('norms.yellowAt'))}
        <Field label={t('norms.changeFrom')} error={faultAt('inForceFrom')}>
          {(control) => (
            <DayInput {...control} value={value.inForceFrom} onChange={(day) => set({ inForceFrom: day })} />
          )}
        </Field>
      </div>
      {choices.unit.length > 1 && choice('unit', t('norms.changeUnit'), 'norms.unit')}
      {choice('source', t('norms.source'), 'norms.source')}
      <Field label={t('norms.changeArticle')} error={faultAt('article')}>
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={300}
            value={value.article}
            onChange={(event) => set({ article: event.target.value })}
          />
        )}
      </Field>
      {choice('confidence', t('norms.changeConfidence'), 'norms.confidence')}
      <CommandTrouble command={command} kept={draft.kept} />
      <div className="deed-foot">
        <ActionButton main type="submit" busy={command.state.is === 'sending'}>
          {t('norms.changeSend')}
        </ActionButton>
        <ActionButton onClick={() => onDone()}>{t('form.later')}</ActionButton>
      </div>
    </form>
  );
}
