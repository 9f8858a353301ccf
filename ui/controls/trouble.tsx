/** The error sentence of a deed or a list that did not come through, from what the client reports. */
import type { CommandHandle, NotFound } from '#platform/client';
import { useWords } from '#ui/words';
import { ErrorSentence } from './waiting.tsx';

/** `kept` says whether the draft will outlive the page (`useDraft`). Nothing is drawn while all is well. */
export function CommandTrouble({
  command,
  kept = true,
  beside = false,
}: {
  command: Pick<CommandHandle<never>, 'again'> & { state: { is: string } };
  kept?: boolean;
  /** What the refusal says stands at its field already. */
  beside?: boolean;
}) {
  const { t } = useWords();
  const state = command.state as CommandHandle<never>['state'];
  if (state.is === 'outage')
    return (
      <ErrorSentence
        what={t('outage.what')}
        safe={t(kept ? 'outage.kept' : 'outage.notKept')}
        next={{ words: t('outage.again'), onClick: command.again }}
      />
    );
  if (state.is === 'fault')
    return (
      <ErrorSentence
        what={t('fault.what')}
        safe={t('fault.kept', { id: state.id })}
        next={{ words: t('fault.again'), onClick: command.again }}
      />
    );
  if (state.is === 'refused') {
    const { sentence, next, article } = state.refusal as { sentence: string; next?: string; article?: string };
    return (
      <ErrorSentence
        what={beside ? t('fault.beside') : sentence}
        safe={next}
        basis={article ? { words: article } : undefined}
      />
    );
  }
  return null;
}

export function FoundTrouble({ error, again }: { error: NotFound; again: () => void }) {
  const { t } = useWords();
  if (error.refusal) return <ErrorSentence what={error.refusal.sentence} safe={error.refusal.next} />;
  const out = error.answer?.is === 'outage';
  return (
    <ErrorSentence
      what={t(out ? 'list.outage' : 'list.fault')}
      safe={error.answer?.is === 'fault' ? t('list.faultNumber', { id: error.answer.id }) : undefined}
      next={{ words: t('fault.again'), onClick: again }}
    />
  );
}
