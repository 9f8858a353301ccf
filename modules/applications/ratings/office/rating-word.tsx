/** Who gave no number proves himself with a word from the window: lost, a new one is given here, and shown this once. */
import { useState } from 'react';
import { DeedForm, type MatterView, useDeed, WordsField } from '#modules/matters/office';
import { useDraft } from '#platform/client';
import { ActionButton } from '#ui/controls';
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { codeSaid } from '../../intake/office/application-words.ts';
import { renewRatingWord } from '../contract.ts';

const empty = { words: '' };

function Renewing({ matter, onDone, onLeave }: { matter: MatterView; onDone(word: string): void; onLeave(): void }) {
  const { t } = useWords();
  const draft = useDraft(`renewRatingWord.${matter.id}`, empty);
  const deed = useDeed(renewRatingWord, matter);
  const { words } = draft.value;
  const send = async () => {
    const answer = await deed.send({ matterId: matter.id, version: deed.version, words });
    if (answer.is !== 'done') return;
    draft.drop();
    onDone(answer.value.word);
  };
  return (
    <DeedForm
      title={t('do.renewRatingWord')}
      lead={t('ratingWord.lead')}
      verb={t('ratingWord.send')}
      deed={deed}
      kept={draft.kept}
      onSend={() => void send()}
      onLeave={onLeave}
    >
      <WordsField
        label={t('ratingWord.words')}
        help={t('ratingWord.wordsHelp')}
        maxLength={500}
        value={words}
        onChange={(text) => {
          deed.mend({ words: text });
          draft.change(() => ({ words: text }));
        }}
        error={deed.faultAt('words')}
      />
    </DeedForm>
  );
}

export function RatingWord({ matter }: { matter: MatterView }) {
  const { t } = useWords();
  const { roles } = useMe();
  const [open, setOpen] = useState(false);
  const [word, setWord] = useState<string>();
  if (!roles.includes('windowClerk')) return null;
  if (open)
    return (
      <Renewing
        matter={matter}
        onDone={(given) => {
          setWord(given);
          setOpen(false);
        }}
        onLeave={() => setOpen(false)}
      />
    );
  return (
    <div className="can-do">
      {word && (
        <p role="status">
          {t('taken.word')} <b className="num">{codeSaid(word)}</b>
          <br />
          <span className="quiet">{t('ratingWord.told')}</span>
        </p>
      )}
      <ActionButton wide onClick={() => setOpen(true)}>
        {t('do.renewRatingWord')}
      </ActionButton>
    </div>
  );
}
