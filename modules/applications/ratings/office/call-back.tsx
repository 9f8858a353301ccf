/** One bad rating: what was said, whom to call, what was done, and the one step that is due now. */
import type { OutputOf } from '@cuntu/base';
import { useFound } from '#platform/client';
import { FoundTrouble, Light, Loading } from '#ui/controls';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { getCallBack } from '../contract.ts';
import { StepNow } from './step-now.tsx';

export type CallBack = OutputOf<typeof getCallBack>;

function Said({ callBack: { rating, phone, applicationId, applicationNumber } }: { callBack: CallBack }) {
  const { t } = useWords();
  return (
    <>
      <section>
        <h2>{t('callBack.words')}</h2>
        {rating.words === '' ? <p>{t('callBack.noWords')}</p> : <blockquote>{rating.words}</blockquote>}
      </section>
      <section>
        <h2>{t('callBack.phone')}</h2>
        <p>{phone ? <a href={`tel:${phone}`}>{phone}</a> : t('callBack.noPhone')}</p>
      </section>
      <section>
        <h2>{t('callBack.matter')}</h2>
        <p>
          <a href={`/office/applications/${applicationId}`}>{applicationNumber}</a>
        </p>
        <p>{t('callBack.shield')}</p>
      </section>
    </>
  );
}

function Done({ acts }: { acts: CallBack['acts'] }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  return (
    <section>
      <h2>{t('callBack.done')}</h2>
      {acts.length === 0 && <p>{t('callBack.doneNone')}</p>}
      <ul>
        {acts.map(({ act, outcome, words, person, at }) => (
          <li key={at}>
            {t('callBack.doneLine', {
              day: moment(at, today),
              person: person ?? '',
              outcome: t(`outcome.${act}.${outcome}`),
            })}
            <blockquote>{words}</blockquote>
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function CallBackPage() {
  const { t, day } = useWords();
  const { today } = useHouse();
  const { params } = useAddress();
  const found = useFound(getCallBack, { id: params.callBackId ?? '' });
  const { data, error } = found;
  if (error) return <FoundTrouble error={error} again={() => void found.refetch()} />;
  if (!data) return <Loading />;
  const { rating, number, light, dueOn, state } = data;
  return (
    <div className="page narrow call-back">
      <header className="page-head">
        <h1>{t('callBack.graded', { grade: t(`rating.grade.${rating.grade}`) })}</h1>
        <p>{t('callBack.head', { number, item: t(`kind.${rating.item}`), day: day(rating.ratedOn, today) })}</p>
        <p>
          {light !== 'none' && <Light colour={light} />} {t(`state.${state}`)}
          {dueOn && ` · ${t('callBack.dueBy', { due: day(dueOn, today) })}`}
        </p>
      </header>
      <Said callBack={data} />
      <Done acts={data.acts} />
      <StepNow key={data.version} callBack={data} />
    </div>
  );
}
