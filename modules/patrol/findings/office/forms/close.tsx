/** Close: somebody other than those who verified it looks it over and closes it. */
import { useState } from 'react';
import { DeedForm, type StepFormProps, useDeed, WordsField } from '#modules/matters/office';
import { useDraft } from '#platform/client';
import { useWords } from '#ui/words';
import { closeFinding } from '../../contract.ts';

export default function CloseForm({ matter, onDone, onLeave }: StepFormProps) {
  const { t } = useWords();
  const [initial] = useState({ words: '' });
  const draft = useDraft(`closeFinding.${matter.id}`, initial);
  const deed = useDeed(closeFinding, matter);
  const send = async () => {
    const answer = await deed.send({ matterId: matter.id, version: deed.version, words: draft.value.words });
    if (answer.is !== 'done') return;
    draft.drop();
    onDone();
  };
  return (
    <DeedForm
      title={t('do.closeFinding')}
      lead={t('close.lead')}
      verb={t('close.send')}
      deed={deed}
      kept={draft.kept}
      matter={matter}
      onSend={() => void send()}
      onLeave={onLeave}
    >
      <WordsField
        label={t('close.words')}
        help={t('close.wordsHelp')}
        value={draft.value.words}
        onChange={(words) => draft.change({ words })}
        error={deed.faultAt('words')}
      />
    </DeedForm>
  );
}
