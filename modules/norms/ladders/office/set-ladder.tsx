/** A ladder from a day on: its rungs in order, each with its time and whom it tells. */
import { must } from '@cuntu/base';
import { addDays } from '@cuntu/calendar';
import { type FormEvent, useState } from 'react';
import { newId, useCommand, useDraft } from '#platform/client';
import { ActionButton, CommandTrouble, DayInput, Field, IconButton } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import {
  type LadderVersion,
  RUNGS_AT_MOST,
  type Rung,
  rungRoles,
  rungTargets,
  rungUnits,
  setLadder,
} from '../contract.ts';

type FaultAt = (field: string) => string | undefined;

/** Whom: a place and a role as one choice, so that no role is asked of whoever has the task. */
const targets = rungTargets.flatMap((to): Pick<Rung, 'to' | 'role'>[] =>
  to === 'person' ? [{ to, role: null }] : rungRoles.map((role) => ({ to, role })),
);
const spelt = ({ to, role }: Pick<Rung, 'to' | 'role'>) => `${to} ${role ?? ''}`;

function RungFields({ rung, nth, set, at }: { rung: Rung; nth: number; set(rung: Rung): void; at: FaultAt }) {
  const { t } = useWords();
  return (
    <>
      <Field label={t('ladder.whenAfter')} error={at(`rungs.${nth}.after`)}>
        {(control) => (
          <input
            {...control}
            className="input plan-times"
            type="number"
            min={0}
            max={60}
            value={rung.after}
            onChange={(event) => set({ ...rung, after: Number(event.target.value) })}
          />
        )}
      </Field>
      <Field label={t('ladder.unit')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={rung.unit}
            onChange={(event) => set({ ...rung, unit: event.target.value as Rung['unit'] })}
          >
            {rungUnits.map((unit) => (
              <option key={unit} value={unit}>
                {t(`norms.unit.${unit}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('ladder.whom')} error={at(`rungs.${nth}.to`) ?? at(`rungs.${nth}.role`)}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={spelt(rung)}
            onChange={(event) => set({ ...rung, ...targets.find((one) => spelt(one) === event.target.value)! })}
          >
            {targets.map((one) => (
              <option key={spelt(one)} value={spelt(one)}>
                {t(`ladder.to.${one.to}`, { role: one.role ? t(`ladder.role.${one.role}`) : '' })}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

function RungList({ rungs, onChange, at }: { rungs: Rung[]; onChange(rungs: Rung[]): void; at: FaultAt }) {
  const { t } = useWords();
  return (
    <fieldset className="notice-list">
      <legend>{t('ladder.rungs')}</legend>
      {rungs.map((rung, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rung has nothing else to be known by while it is typed
        <div key={nth} className="norms-bar">
          <RungFields rung={rung} nth={nth} set={(next) => onChange(rungs.with(nth, next))} at={at} />
          {rungs.length > 1 && (
            <IconButton
              icon="close"
              name={t('ladder.dropRung', { nth: nth + 1 })}
              onClick={() => onChange(rungs.filter((_, i) => i !== nth))}
            />
          )}
        </div>
      ))}
      {rungs.length < RUNGS_AT_MOST && (
        <ActionButton small icon="plus" onClick={() => onChange([...rungs, { ...rungs.at(-1)! }])}>
          {t('ladder.addRung')}
        </ActionButton>
      )}
    </fieldset>
  );
}

export function SetLadder({ ladder, onDone }: { ladder: LadderVersion; onDone(from?: string): void }) {
  const { t } = useWords();
  const { today } = useHouse();
  const [first] = useState<LadderVersion>(() => {
    const { kind, rungs, article, confidence } = ladder;
    return { id: newId(), kind, rungs, article, confidence, inForceFrom: must(addDays(today, 1)) };
  });
  const draft = useDraft(`setLadder.${ladder.kind}`, first);
  const command = useCommand(setLadder);
  const { value } = draft;
  const set = (fields: Partial<LadderVersion>) => draft.change((former) => ({ ...former, ...fields }));
  const at: FaultAt = (field) => {
    if (command.state.is !== 'refused') return undefined;
    const { faults, sentence, at: where } = command.state.refusal;
    return faults?.find((one) => one.at === field)?.sentence ?? (where === field ? sentence : undefined);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await command.send(value);
    if (answer.is !== 'done') return;
    draft.drop();
    onDone(value.inForceFrom);
  };
  const title = t('ladder.changeTitle', { kind: t(`ladder.kind.${ladder.kind}`) });
  return (
    <form className="deed-form" onSubmit={(event) => void send(event)} noValidate aria-label={title}>
      <h2>{title}</h2>
      <p className="deed-lead">{t('ladder.changeLead')}</p>
      <RungList rungs={value.rungs} onChange={(rungs) => set({ rungs })} at={at} />
      <Field label={t('ladder.from')} error={at('inForceFrom')}>
        {(control) => (
          <DayInput {...control} value={value.inForceFrom} onChange={(inForceFrom) => set({ inForceFrom })} />
        )}
      </Field>
      <Field label={t('ladder.article')} error={at('article')}>
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
      <CommandTrouble command={command} kept={draft.kept} />
      <div className="deed-foot">
        <ActionButton main type="submit" busy={command.state.is === 'sending'}>
          {t('ladder.send')}
        </ActionButton>
        <ActionButton onClick={() => onDone()}>{t('form.later')}</ActionButton>
      </div>
    </form>
  );
}
