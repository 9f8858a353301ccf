/** Join: two reports of one thing; the person picks the earlier one among its neighbours. */
import { useState } from 'react';
import { DeedForm, type StepFormProps, useDeed, WordsField } from '#modules/matters/office';
import { useDraft, useFound } from '#platform/client';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { getFinding, joinFinding } from '../../contract.ts';
import { titleOf } from '../finding-words.ts';

export default function JoinForm({ matter, onDone, onLeave }: StepFormProps) {
  const words = useWords();
  const { t, moment, length } = words;
  const { today } = useHouse();
  const near = useFound(getFinding, { id: matter.id }).data?.nearby.filter(({ state }) => state !== 'joined') ?? [];
  const [initial] = useState({ into: '', words: '' });
  const draft = useDraft(`joinFinding.${matter.id}`, initial);
  const deed = useDeed(joinFinding, matter);
  const { value } = draft;
  const fault = deed.faultAt('into');
  const send = async () => {
    const answer = await deed.send({
      matterId: matter.id,
      version: deed.version,
      into: (value.into || undefined) as never,
      words: value.words,
    });
    if (answer.is !== 'done') return;
    draft.drop();
    onDone();
  };
  return (
    <DeedForm
      title={t('do.joinFinding')}
      lead={t('join.lead')}
      verb={t('join.send')}
      deed={deed}
      kept={draft.kept}
      matter={matter}
      onSend={() => void send()}
      onLeave={onLeave}
    >
      <fieldset className="field pick-finding" data-wrong={fault ? true : undefined}>
        <legend>{t('join.into')}</legend>
        {near.length === 0 && <p>{t('join.none')}</p>}
        {near.map((one) => (
          <label key={one.id}>
            <input
              type="radio"
              name="into"
              checked={value.into === one.id}
              onChange={() => draft.change((former) => ({ ...former, into: one.id }))}
            />
            <span>
              <b>{titleOf(words, one.placeName, one.kind)}</b>
              <small>
                {t('finding.number', { number: one.number })} · {t(`state.${one.state}`)} · {moment(one.foundAt, today)}{' '}
                · {t('nearby.away', { length: length(one.distanceM) })}
              </small>
            </span>
          </label>
        ))}
        {fault && <p className="field-error">{fault}</p>}
      </fieldset>
      <WordsField
        label={t('join.words')}
        value={value.words}
        onChange={(text) => draft.change((former) => ({ ...former, words: text }))}
        error={deed.faultAt('words')}
      />
    </DeedForm>
  );
}
