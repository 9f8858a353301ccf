/** What the pages of all kinds of matters share: the road of steps, sharing and printing, the form that is open. */
import { Suspense, useState } from 'react';
import { ActionButton, Loading, type RoadStep } from '#ui/controls';
import { useAddress, useHouse } from '#ui/pages';
import { useWords, type Words } from '#ui/words';
import { formOf, type MatterView } from './step-forms.ts';
import { historyItems } from './timeline-words.ts';

/** The states that were reached and that are to come; `passedOver`: those in which a matter only rests between two. */
export function roadOf(
  words: Words,
  { road, task }: MatterView,
  today: string,
  passedOver: (state: string) => boolean = () => false,
): RoadStep[] {
  const { t, shortDay } = words;
  const said = road.filter(({ state }) => !passedOver(state));
  const walked = said.filter(({ at }) => at !== null);
  const ahead = said.filter(({ at }) => at === null).map(({ state }) => state);
  const due = road.findLast(({ at }) => at !== null)?.due;
  const done = walked.map(({ state, at }, nth): RoadStep => {
    const day = shortDay(new Date(Date.parse(at!) + 8 * 3_600_000).toISOString().slice(0, 10), today);
    return { id: `${nth}${state}`, words: `${t(`reached.${state}`)} ${day}`, state: 'done' };
  });
  if (!task) return done;
  const now = due
    ? t('road.until', { step: t(`task.${task.verb}`), day: shortDay(due, today) })
    : t(`task.${task.verb}`);
  const toCome = ahead
    .slice(task.verb === 'confirm' ? 0 : 1)
    .map((state): RoadStep => ({ id: state, words: t(`reached.${state}`), state: 'toCome' }));
  return [...done, { id: 'now', words: now, state: 'now' }, ...toCome];
}

/** Its address to share, and the page on paper. */
export function PageActions() {
  const { t } = useWords();
  const [said, setSaid] = useState<string>();
  const share = () =>
    void navigator.clipboard.writeText(location.href.split('?')[0]!).then(
      () => setSaid(t('share.done')),
      () => setSaid(location.href.split('?')[0]),
    );
  return (
    <>
      <span role="status" className="shared">
        {said}
      </span>
      <ActionButton icon="share" onClick={share}>
        {t('share.do')}
      </ActionButton>
      <ActionButton icon="paper" onClick={() => print()}>
        {t('share.print')}
      </ActionButton>
    </>
  );
}

/** The form's step is no longer to be done: somebody else was faster. What was typed stays in its draft. */
function Passed({ matter, onSeen }: { matter: MatterView; onSeen(): void }) {
  const words = useWords();
  const { today } = useHouse();
  const last = historyItems(words, matter, today).findLast(({ next }) => !next);
  return (
    <div className="form-changed" role="status">
      <b>{words.t('form.changed', { when: last?.when, deed: last?.deed })}</b>
      <p>
        {words.t('form.passed')}{' '}
        <button type="button" className="link" onClick={onSeen}>
          {words.t('form.passedSeen')}
        </button>
      </p>
    </div>
  );
}

/** The form of the step that the address names. */
export function Doing({ matter, step }: { matter: MatterView; step: string }) {
  const { change } = useAddress();
  const leave = () => change({ do: undefined, later: '1' });
  const done = () => {
    change({ do: undefined, later: undefined });
    document.querySelector('.matter-header')?.scrollIntoView({ block: 'start' });
  };
  const form = formOf(matter.kind, step);
  const open = matter.can.some((possible) => possible.step === step && possible.allowed);
  if (!form || !open) return <Passed matter={matter} onSeen={leave} />;
  const { Form } = form;
  return (
    <Suspense fallback={<Loading />}>
      <Form key={step} matter={matter} onDone={done} onLeave={leave} />
    </Suspense>
  );
}
