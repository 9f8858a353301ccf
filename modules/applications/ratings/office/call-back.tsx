/** One rating that is called back: what was said, whom to call, what was done, and the one step that is due now. */
import type { OutputOf } from '@cuntu/base';
import { useFound } from '#platform/client';
import { FoundTrouble, Light, Loading } from '#ui/controls';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { getCallBack } from '../contract.ts';
import { StepNow } from './step-now.tsx';

export type CallBack = OutputOf<typeof getCallBack>;

function Words({ title, words }: { title: string; words: string }) {
  const { t } = useWords();
  return (
    <section>
      <h2>{title}</h2>
      {words === '' ? <p>{t('callBack.noWords')}</p> : <blockquote>{words}</blockquote>}
    </section>
  );
}

const Dial = ({ phone }: { phone: string }) => <a href={`tel:${phone}`}>{phone}</a>;

/** The file's telephones first: whoever says that he is the applicant may have left any other. */
function Applicants({ disowned: { words, applicants } }: { disowned: NonNullable<CallBack['disowned']> }) {
  const { t } = useWords();
  return (
    <>
      <Words title={t('callBack.disownedWords')} words={words} />
      <section>
        <h2>{t('callBack.whom')}</h2>
        <p>{t('callBack.whomHint')}</p>
        <ul>
          {applicants.map(({ id, name, phone }) => (
            <li key={id}>
              {phone ? (
                <>
                  {name} <Dial phone={phone} />
                </>
              ) : (
                t('callBack.whomNone', { name })
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** A bad grade, and the word that it is not the applicant's, are two call-backs of one rating. */
function OtherCallBack({ callBack: { id, rating } }: { callBack: CallBack }) {
  const { t } = useWords();
  const { callBackId, disowningId } = rating;
  const other = [callBackId, disowningId].find((one) => one !== null && one !== id);
  if (!other) return null;
  return (
    <p>
      <a href={`/office/callbacks/${other}`}>{t(other === disowningId ? 'ratings.openDisowned' : 'ratings.open')}</a>
    </p>
  );
}

function Said({ callBack }: { callBack: CallBack }) {
  const { t } = useWords();
  const { rating, disowned, phone, applicationId, applicationNumber } = callBack;
  return (
    <>
      <Words title={t('callBack.words')} words={rating.words} />
      {disowned && <Applicants disowned={disowned} />}
      <section>
        <h2>{t(disowned ? 'callBack.left' : 'callBack.phone')}</h2>
        <p>{phone ? <Dial phone={phone} /> : t('callBack.noPhone')}</p>
      </section>
      <section>
        <h2>{t('callBack.matter')}</h2>
        <p>
          <a href={`/office/applications/${applicationId}`}>{applicationNumber}</a>
        </p>
        <OtherCallBack callBack={callBack} />
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
              person: person ?? t('by.system'),
              outcome: t(`outcome.${act}.${outcome}`),
            })}
            {words !== '' && <blockquote>{words}</blockquote>}
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
  const { rating, disowned, number, light, dueOn, state } = data;
  return (
    <div className="page narrow call-back">
      <header className="page-head">
        <h1>
          {t(disowned ? 'callBack.disowned' : 'callBack.graded', { grade: t(`rating.grade.${rating.grade}`) })}
          {rating.setAside && ` (${t('ratings.notCounted')})`}
        </h1>
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
