/** The step that is due on a call-back: its outcome and words, or the sentence why it is not for the reader. */
import { type FormEvent, useState } from 'react';
import { useCommand } from '#platform/client';
import { ActionButton, CommandTrouble, Field } from '#ui/controls';
import { useWords } from '#ui/words';
import {
  answerOutcomes,
  answerRater,
  applicantOutcomes,
  callApplicant,
  callOutcomes,
  callRater,
  reviewOutcomes,
  reviewRating,
} from '../contract.ts';
import type { CallBack } from './call-back.tsx';

const steps = {
  callRater: { command: callRater, outcomes: callOutcomes, label: 'callBack.wordsLabel' },
  callApplicant: { command: callApplicant, outcomes: applicantOutcomes, label: 'callBack.wordsLabel' },
  reviewRating: { command: reviewRating, outcomes: reviewOutcomes, label: 'callBack.wordsLabel' },
  answerRater: { command: answerRater, outcomes: answerOutcomes, label: 'callBack.answerLabel' },
} as const;
type StepName = keyof typeof steps;

function StepForm({ step, callBack: { id, version } }: { step: StepName; callBack: CallBack }) {
  const { t } = useWords();
  const { command: declaration, outcomes, label } = steps[step];
  // None beforehand: who has not chosen has not judged.
  const [outcome, setOutcome] = useState<string>();
  const [missing, setMissing] = useState(false);
  const [words, setWords] = useState('');
  const command = useCommand(declaration);
  const { state } = command;
  const refusal = state.is === 'refused' ? state.refusal : undefined;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setMissing(outcome === undefined);
    if (outcome === undefined) return;
    void command.send({ matterId: id, version, outcome, words } as never);
  };
  return (
    <form onSubmit={send} noValidate>
      <fieldset aria-describedby={missing ? 'call-back-missing' : undefined}>
        <legend>{t('callBack.outcome')}</legend>
        {outcomes.map((one) => (
          <label key={one}>
            <input type="radio" name="outcome" checked={outcome === one} onChange={() => setOutcome(one)} />
            {t(`outcome.${step}.${one}`)}
          </label>
        ))}
        {missing && outcome === undefined && (
          <p id="call-back-missing" className="field-error" role="alert">
            {t('callBack.choose')}
          </p>
        )}
      </fieldset>
      <Field label={t(label)} error={refusal?.faults?.find(({ at }) => at === 'words')?.sentence}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={4}
            maxLength={500}
            value={words}
            onChange={(event) => {
              setWords(event.target.value);
              command.clear();
            }}
          />
        )}
      </Field>
      <CommandTrouble command={command as never} />
      <ActionButton main type="submit" busy={state.is === 'sending'}>
        {t(`do.${step}`)}
      </ActionButton>
    </form>
  );
}

export function StepNow({ callBack }: { callBack: CallBack }) {
  const { t } = useWords();
  const now = callBack.can.find(({ allowed, step }) => allowed && step in steps);
  const barred = callBack.can.find(({ step }) => step in steps);
  if (!now)
    return (
      <section>
        <p>{t(!barred ? 'callBack.ended' : barred.code === 'may.notSelf' ? 'callBack.notSelf' : 'callBack.waits')}</p>
      </section>
    );
  return (
    <section>
      <h2>{t(`do.${now.step}`)}</h2>
      <StepForm step={now.step as StepName} callBack={callBack} />
    </section>
  );
}
