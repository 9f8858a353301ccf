/** What one is asked to go and see, above all else on one's own page; it comes and goes without a reload. */
import type { OutputOf } from '@cuntu/base';
import { distanceM } from '@cuntu/geodesy';
import { useState } from 'react';
import { DeedForm, useDeed, WordsField } from '#modules/matters/office';
import { useDraft, useFound, whereNow } from '#platform/client';
import { ActionButton, CommandTrouble } from '#ui/controls';
import { MapView } from '#ui/map';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { acceptDispatch, declineDispatch, findMyDispatches, recordArrival } from '../../contract.ts';
import { aroundPlace } from '../../findings/office/surrounding.ts';

type Mine = OutputOf<typeof findMyDispatches>['dispatches'][number];

const centreOf = ({ place }: Mine): [number, number] =>
  place.type === 'Point' ? (place.coordinates as [number, number]) : (place.coordinates[0]![0] as [number, number]);

function Decline({ id, onLeave }: { id: string; onLeave(): void }) {
  const { t } = useWords();
  const deed = useDeed(declineDispatch);
  const draft = useDraft(`dispatch.${id}.decline`, '');
  const send = async () => {
    const answer = await deed.send({ dispatchId: id, words: draft.value });
    if (answer.is === 'done') draft.drop();
  };
  return (
    <DeedForm
      title={t('mine.cannot')}
      verb={t('mine.sayNo')}
      deed={deed}
      kept={draft.kept}
      onSend={() => void send()}
      onLeave={onLeave}
    >
      <WordsField
        label={t('mine.cannotWhy')}
        help={t('mine.cannotWhyHelp')}
        rows={1}
        value={draft.value}
        onChange={draft.change}
        error={deed.faultAt('words')}
      />
    </DeedForm>
  );
}

/** Beyond what a receiver between houses may err. */
const FAR_M = 500;

const PATIENCE_MS = 3_000;

/** By hand where there is no signal. A slip of the finger while still far away is asked about, never forbidden: a receiver may err. */
function Arriving({ dispatch }: { dispatch: Mine }) {
  const { t, length } = useWords();
  const arrive = useDeed(recordArrival);
  const [farM, setFarM] = useState<number>();
  const [looking, look] = useState(false);
  const asking = farM !== undefined;
  const send = () => void arrive.send({ dispatchId: dispatch.id, arrivedAt: new Date().toISOString() });
  const arrived = async () => {
    if (asking) return send();
    look(true);
    const here = await whereNow(PATIENCE_MS);
    look(false);
    const leftM = here ? distanceM(here, centreOf(dispatch)) : 0;
    if (leftM > FAR_M) setFarM(leftM);
    else send();
  };
  return (
    <>
      {asking && (
        <p role="alert">
          <b>{t('mine.farStill', { length: length(farM) })}</b>
        </p>
      )}
      <div className={asking ? 'asked-answer' : undefined}>
        <ActionButton
          main={!asking}
          wide
          icon="check"
          busy={looking || arrive.state.is === 'sending'}
          onClick={() => void arrived()}
        >
          {t(asking ? 'mine.arrivedStill' : 'mine.arrived')}
        </ActionButton>
        {asking && (
          <ActionButton wide onClick={() => setFarM(undefined)}>
            {t('mine.notYet')}
          </ActionButton>
        )}
      </div>
      <p className="quiet">{t('mine.arrivedHelp')}</p>
      <CommandTrouble command={arrive} kept={false} />
    </>
  );
}

function Answering({ dispatch }: { dispatch: Mine }) {
  const { t } = useWords();
  const accept = useDeed(acceptDispatch);
  const [declining, decline] = useState(false);
  if (dispatch.state === 'accepted') return <Arriving dispatch={dispatch} />;
  if (declining) return <Decline id={dispatch.id} onLeave={() => decline(false)} />;
  return (
    <>
      <div className="asked-answer">
        <ActionButton
          main
          wide
          icon="check"
          busy={accept.state.is === 'sending'}
          onClick={() => void accept.send({ dispatchId: dispatch.id })}
        >
          {t('mine.go')}
        </ActionButton>
        <ActionButton wide onClick={() => decline(true)}>
          {t('mine.cannot')}
        </ActionButton>
      </div>
      <CommandTrouble command={accept} kept={false} />
    </>
  );
}

export function Asked() {
  const { t, moment, length } = useWords();
  const { today } = useHouse();
  const { data } = useFound(findMyDispatches, {});
  return data?.dispatches.map((dispatch) => {
    const { id, kind, placeName, words, seen, by, sentAt, distanceM, state, findingId, place } = dispatch;
    const title = `${placeName} ${t(`kind.${kind}`)}`;
    return (
      <section key={id} className="asked" aria-live="polite" data-state={state}>
        <h2>{t(state === 'accepted' ? 'mine.onTheWay' : 'mine.asked')}</h2>
        <b>{title}</b>
        <p>{t('mine.askedBy', { by: by ?? t('told.house'), at: moment(sentAt, today), length: length(distanceM) })}</p>
        {words && <blockquote>{words}</blockquote>}
        {seen && <p className="quiet">{seen}</p>}
        <div className="asked-map">
          <MapView
            label={title}
            pins={[{ id, at: centreOf(dispatch), words: title, look: { stage: 'new' } }]}
            bounds={aroundPlace(place, 0.01)}
          />
        </div>
        <Answering dispatch={dispatch} />
        <p>
          <a href={`/office/findings/${findingId}`}>{t('mine.openFinding')}</a>
        </p>
      </section>
    );
  });
}
