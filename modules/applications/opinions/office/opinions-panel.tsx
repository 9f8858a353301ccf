/** On an application's page: which offices were asked, who answers, how much time is left, what they said. */
import type { OutputOf } from '@cuntu/base';
import { clockSaid } from '#modules/matters/office';
import { useFound } from '#platform/client';
import { FoundTrouble, Light } from '#ui/controls';
import { BlockTitle, type Subjects, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findOpinions } from '../contract.ts';

type Opinion = OutputOf<typeof findOpinions>['opinions'][number];

function Standing({ opinion }: { opinion: Opinion }) {
  const words = useWords();
  const { t, moment } = words;
  const { today } = useHouse();
  const { outcome, state, person, endedAt, clock } = opinion;
  if (state === 'opinionAsked') {
    const { light, left, due } = clockSaid(words, clock, today);
    return (
      <p>
        <Light colour={light} /> {t('opinions.waits', { person: person ?? opinion.unit })} · {left}{' '}
        <small>{t('told.before', { day: due })}</small>
      </p>
    );
  }
  const at = endedAt ? moment(endedAt, today) : '';
  return (
    <p>
      <b>{t(outcome ? `outcome.giveOpinion.${outcome}` : `state.${state}`)}</b>{' '}
      <small>{t(outcome ? 'opinions.answered' : 'opinions.cancelled', { person: person ?? '', at })}</small>
    </p>
  );
}

export default function OpinionsPanel({ subject }: { subject: Subjects['matter'] }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  const found = useFound(findOpinions, { matterId: subject.id });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return null;
  const { opinions } = found.data;
  return (
    <section>
      <BlockTitle>{t('opinions.title')}</BlockTitle>
      {opinions.length === 0 && <p className="quiet">{t('opinions.none')}</p>}
      <ul className="opinion-list">
        {opinions.map((opinion) => (
          <li key={opinion.id}>
            <a href={`/office/opinions/${opinion.id}`}>
              <b>{opinion.unit}</b>
            </a>{' '}
            <small>{t('opinions.asked', { person: opinion.askedBy ?? '', at: moment(opinion.askedAt, today) })}</small>
            <p>{opinion.question}</p>
            <Standing opinion={opinion} />
            {opinion.words && <p className="quiet">{opinion.words}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
