/** Just taken in: what to say to whoever stands at the window, and the paper for his hand. */
import type { MatterView } from '#modules/matters/office';
import { ActionLink } from '#ui/controls';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import type { Application } from './application-blocks.tsx';
import { codeSaid } from './application-words.ts';
import { toldOf } from './told.ts';

const paperOf: Readonly<Record<string, string>> = {
  accept: 'acceptanceReceipt',
  ask: 'oneTimeNotice',
  decline: 'nonAcceptanceNotice',
};

const stillAt: Readonly<Record<string, readonly string[]>> = {
  accept: ['admitted'],
  ask: ['incomplete'],
  decline: ['notAccepted'],
  keep: ['submitted'],
  kept: ['submitted'],
};

export function Taken({ application, matter }: { application: Application; matter: MatterView }) {
  const { t, day } = useWords();
  const { today } = useHouse();
  const { query, change } = useAddress();
  const how = query.taken ?? '';
  // What was to be said at that moment: once it has gone on, it is another thing.
  if (!stillAt[how]?.includes(matter.state)) return null;
  const paper = application.papers.findLast(({ kind }) => kind === paperOf[how]);
  const told = toldOf(application.id);
  const due = matter.clocks.find(({ name }) => name === matter.task?.clock)?.dueOn;
  return (
    <section className="taken" role="status">
      <h2>{t(`taken.${how === 'keep' ? 'kept' : how}`)}</h2>
      {how === 'accept' && application.promisedOn && (
        <p className="taken-day">{t('taken.promised', { day: day(application.promisedOn, today) })}</p>
      )}
      {how === 'ask' && due && <p>{t('taken.until', { day: day(due, today) })}</p>}
      {how === 'kept' && due && <p>{t('taken.tell', { day: day(due, today) })}</p>}
      {told ? (
        <p>
          {t('taken.code')} <b className="num">{codeSaid(told.code)}</b>
        </p>
      ) : (
        <p className="quiet">{t(paper ? 'taken.codeOnPaper' : 'taken.codeLater')}</p>
      )}
      {told?.word && (
        <p>
          {t('taken.word')} <b className="num">{codeSaid(told.word)}</b>
          <br />
          <span className="quiet">{t('taken.wordHelp')}</span>
        </p>
      )}
      <div className="deed-foot">
        {paper?.sha256 && (
          <ActionLink main icon="paper" href={`/api/files/${application.id}/${paper.sha256}`}>
            {t('taken.print', { paper: t(`paperKind.${paper.kind}`) })}
          </ActionLink>
        )}
        {paper && !paper.sha256 && <span className="quiet">{t('paper.printing')}</span>}
        <ActionLink icon="plus" href="/office/applications/new">
          {t('taken.next')}
        </ActionLink>
        <button type="button" className="link" onClick={() => change({ taken: undefined })}>
          {t('taken.close')}
        </button>
      </div>
    </section>
  );
}
