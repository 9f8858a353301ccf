/** On a finding's page: who is near, who was sent, what he said, when he was there. */
import type { OutputOf } from '@cuntu/base';
import { useDeed, WordsField } from '#modules/matters/office';
import { newId, useDraft, useFound } from '#platform/client';
import { ActionButton, CommandTrouble } from '#ui/controls';
import { BlockTitle, useHouse, useMe } from '#ui/pages';
import { useWords, type Words } from '#ui/words';
import { callOffDispatch, dispatchCrew, findCrews, findDispatches, proposeCrews } from '../../contract.ts';

type Dispatch = OutputOf<typeof findDispatches>['dispatches'][number];

function said({ t, length, span, moment }: Words, dispatch: Dispatch, today: string): string {
  const { state, crew, distanceM, minutes, arrivedAt } = dispatch;
  const params = { crew, length: length(distanceM ?? 0) };
  switch (state) {
    case 'sent':
      return t('dispatch.waits', params);
    case 'accepted':
      return t('dispatch.accepted', params);
    case 'arrived':
      return t('dispatch.arrived', { crew, at: moment(arrivedAt!, today), span: span(minutes ?? 0) });
    case 'calledOff':
      return t('dispatch.calledOff');
    default:
      return t(`dispatch.${state === 'declined' ? 'proposedNext' : 'proposed'}`);
  }
}

function One({ dispatch }: { dispatch: Dispatch }) {
  const words = useWords();
  const { t } = words;
  const { today } = useHouse();
  return (
    <div className="dispatch-one" data-state={dispatch.state}>
      {dispatch.declined.map(({ crew, words: why, at }) => (
        <p key={at}>{t('dispatch.declined', { crew, words: why })}</p>
      ))}
      <p>
        <b>{said(words, dispatch, today)}</b>
        {dispatch.measured !== null && (
          <small> {t(dispatch.measured ? 'dispatch.arrivedMeasured' : 'dispatch.arrivedTold')}</small>
        )}
      </p>
    </div>
  );
}

function Near({ findingId, open }: { findingId: string; open: Dispatch | undefined }) {
  const { t, length } = useWords();
  const found = useFound(findCrews, { findingId });
  const propose = useDeed(proposeCrews);
  const send = useDeed(dispatchCrew);
  const draft = useDraft(`dispatch.${findingId}.words`, '');
  const dispatchTo = async (patrolId: string) => {
    let dispatchId = open?.id;
    if (!dispatchId) {
      const proposed = await propose.send({ id: newId(), findingId });
      if (proposed.is !== 'done') return;
      dispatchId = proposed.value.id;
    }
    const sent = await send.send({ dispatchId, patrolId, words: draft.value });
    if (sent.is === 'done') draft.drop();
  };
  const crews = found.data?.crews ?? [];
  const busy = propose.state.is === 'sending' || send.state.is === 'sending';
  return (
    <div className="dispatch-near">
      <h3>{t('dispatch.near')}</h3>
      {found.data && crews.length === 0 && <p className="quiet">{t('dispatch.nobody')}</p>}
      {crews.length > 0 && (
        <WordsField
          label={t('dispatch.words')}
          help={t('dispatch.wordsHelp')}
          optional
          rows={1}
          value={draft.value}
          onChange={draft.change}
        />
      )}
      <ul>
        {crews.slice(0, 3).map(({ patrolId, name, unit, mode, distanceM, seenMinutesAgo, busy: away }) => (
          <li key={patrolId}>
            <div>
              <b>{name}</b> <small>{unit}</small>
              <p>
                {t(seenMinutesAgo > 0 ? 'dispatch.crew' : 'dispatch.crewNow', {
                  length: length(distanceM),
                  mode: t(`patrolMode.${mode}`),
                  minutes: seenMinutesAgo,
                })}
              </p>
            </div>
            {away ? (
              <small>{t('dispatch.busy')}</small>
            ) : (
              <ActionButton small busy={busy} onClick={() => void dispatchTo(patrolId)}>
                {t('dispatch.send', { name })}
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      <ActionButton small onClick={() => void found.refetch()}>
        {t('dispatch.look')}
      </ActionButton>
      <CommandTrouble command={propose} kept={false} />
      <CommandTrouble command={send} kept={draft.kept} />
    </div>
  );
}

const desk = ['stationOfficer', 'inspector'];

export function DispatchPanel({ findingId }: { findingId: string }) {
  const { t } = useWords();
  const { roles } = useMe();
  const may = roles.some((role) => [...desk, 'supervisor', 'leader'].includes(role));
  const { data } = useFound(findDispatches, { findingId }, { enabled: may });
  const callOff = useDeed(callOffDispatch);
  if (!data || (data.dispatches.length === 0 && !data.mayDispatch)) return null;
  const open = data.dispatches.find(({ state }) => !['arrived', 'calledOff'].includes(state));
  const choosing = data.mayDispatch && (!open || ['proposed', 'declined'].includes(open.state));
  return (
    <section className="dispatch">
      <BlockTitle note={t('dispatch.note')}>{t('dispatch.title')}</BlockTitle>
      {data.dispatches.map((dispatch) => (
        <One key={dispatch.id} dispatch={dispatch} />
      ))}
      {choosing && <Near findingId={findingId} open={open} />}
      {open && data.mayDispatch && (
        <ActionButton small onClick={() => void callOff.send({ dispatchId: open.id })}>
          {t('dispatch.callOff')}
        </ActionButton>
      )}
      <CommandTrouble command={callOff} kept={false} />
    </section>
  );
}
