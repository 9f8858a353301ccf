/** Confirm: the second of two officers says with one tap that he was there, or says what is not so. */
import { useEffect, useRef, useState } from 'react';
import { DeedForm, historyItems, type StepFormProps, useDeed, WordsField } from '#modules/matters/office';
import { useDraft } from '#platform/client';
import { ActionButton, CommandTrouble, Loading } from '#ui/controls';
import { Panels, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { confirmPresence } from '../../contract.ts';

const steps: Readonly<Record<string, string>> = {
  verified: 'confirmVerification',
  cleared: 'confirmDismissal',
  drawn: 'confirmNotice',
  handed: 'confirmService',
};

const nothing = { words: '' };

export default function ConfirmForm({ matter, onDone, onLeave }: StepFormProps) {
  const words = useWords();
  const { t } = words;
  const { today } = useHouse();
  const draft = useDraft(`confirmPresence.${matter.id}`, nothing);
  const deed = useDeed(confirmPresence, matter);
  const [denying, setDenying] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // On a phone it lies below the clock: whoever is asked stands before the question.
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'center' });
  }, []);
  const entered = historyItems(words, matter, today).findLast(({ next }) => !next);
  const step = steps[matter.state] ?? '';
  const answer = async (agrees: boolean) => {
    const version = deed.version ?? matter.version;
    const done = await deed.send({ matterId: matter.id, version, agrees, words: agrees ? '' : draft.value.words });
    if (done.is !== 'done') return;
    draft.drop();
    onDone();
  };
  const title = t(`presence.title.${step}`);
  const lead = t('presence.lead', { deed: [entered?.deed, entered?.more].filter(Boolean).join('') });
  if (denying)
    return (
      <DeedForm
        title={title}
        lead={lead}
        verb={t('presence.sendNo')}
        deed={deed}
        kept={draft.kept}
        matter={matter}
        onSend={() => void answer(false)}
        onLeave={() => setDenying(false)}
      >
        <WordsField
          label={t('presence.words')}
          help={t('presence.wordsHelp')}
          value={draft.value.words}
          onChange={(said) => draft.change({ words: said })}
          error={deed.faultAt('words')}
        />
      </DeedForm>
    );
  const sending = deed.state.is === 'sending';
  return (
    <section className="deed-form presence" aria-label={title}>
      <h2 tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <p className="deed-lead">{lead}</p>
      {step === 'confirmNotice' && <Panels about="matter" at="signing" subject={matter} waiting={<Loading />} />}
      <CommandTrouble command={deed} kept={draft.kept} />
      {deed.changed && (
        <p role="status">
          {t('presence.anew')}{' '}
          <button type="button" className="link" onClick={deed.seen}>
            {t('form.seen')}
          </button>
        </p>
      )}
      <div className="deed-foot">
        <ActionButton main busy={sending} onClick={() => !sending && void answer(true)}>
          {t(step === 'confirmNotice' ? 'presence.yesNotice' : 'presence.yes')}
        </ActionButton>
        <ActionButton onClick={() => setDenying(true)}>{t('presence.no')}</ActionButton>
        <ActionButton onClick={onLeave}>{t('form.later')}</ActionButton>
      </div>
    </section>
  );
}
