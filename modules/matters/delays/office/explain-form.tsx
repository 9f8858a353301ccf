/** Why a promise was not kept, written to whoever applied. */
import { useState } from 'react';
import { newId, useDraft } from '#platform/client';
import { DayInput, Field } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { DeedForm, useDeed } from '../../office/deed-form.tsx';
import { WordsField } from '../../office/fields.tsx';
import { explainDelay } from '../contract.ts';

interface Explaining {
  matterId: string;
  clock: string;
  /** It is finished by now: there is no day to be expected. */
  done: boolean;
  onDone(): void;
  onLeave(): void;
}

export function ExplainForm({ matterId, clock, done, onDone, onLeave }: Explaining) {
  const { t } = useWords();
  const { today } = useHouse();
  const [first] = useState(() => ({ id: newId(), words: '', newExpectedOn: '' }));
  const draft = useDraft(`explainDelay.${matterId}.${clock}`, first);
  const deed = useDeed(explainDelay);
  const { id, words, newExpectedOn } = draft.value;
  const set = (fields: Partial<typeof first>) => {
    deed.mend(fields);
    draft.change((former) => ({ ...former, ...fields }));
  };
  const send = async () => {
    const expected = done || newExpectedOn === '' ? null : newExpectedOn;
    const answer = await deed.send({ id, matterId, clock, words, newExpectedOn: expected });
    if (answer.is !== 'done') return;
    draft.drop();
    onDone();
  };
  return (
    <DeedForm
      title={t('delay.formTitle')}
      lead={t('delay.formLead')}
      verb={t('delay.send')}
      deed={deed}
      kept={draft.kept}
      onSend={() => void send()}
      onLeave={onLeave}
    >
      <WordsField
        label={t('delay.words')}
        help={t('delay.wordsHelp')}
        maxLength={500}
        value={words}
        onChange={(text) => set({ words: text })}
        error={deed.faultAt('words')}
      />
      {!done && (
        <Field label={t('delay.expected')} error={deed.faultAt('newExpectedOn')}>
          {(control) => (
            <DayInput {...control} min={today} value={newExpectedOn} onChange={(day) => set({ newExpectedOn: day })} />
          )}
        </Field>
      )}
    </DeedForm>
  );
}
