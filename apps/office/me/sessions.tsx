/** Where one is signed in now, newest first; each can be ended from here. */
import type { OutputOf } from '@cuntu/base';
import { useCommand, useFound } from '#platform/client';
import { endSession, findSessions } from '#platform/identity/contract';
import { ActionButton, CommandTrouble, FoundTrouble, Loading } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';

type OwnSession = OutputOf<typeof findSessions>['sessions'][number];

function SessionLine({ session }: { session: OwnSession }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  const command = useCommand(endSession);
  const device = session.device ?? t('me.unknownDevice');
  return (
    <li>
      <div>
        <b>{device}</b>
        {session.here && <span className="me-here">{t('me.here')}</span>}
        <small>
          {[
            t('me.since', { moment: moment(session.beganAt, today) }),
            t('me.seen', { moment: moment(session.lastSeenAt, today) }),
            session.address && t('me.from', { address: session.address }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        <CommandTrouble command={command as never} />
      </div>
      {!session.here && (
        <ActionButton small busy={command.state.is === 'sending'} onClick={() => void command.send({ id: session.id })}>
          {t('me.end')}
          <span className="unseen">{` ${device} ${moment(session.beganAt, today)}`}</span>
        </ActionButton>
      )}
    </li>
  );
}

export function Sessions() {
  const { t } = useWords();
  const found = useFound(findSessions, {});
  return (
    <section className="me-sessions" aria-labelledby="me-sessions">
      <h2 id="me-sessions">{t('me.sessionsTitle')}</h2>
      <p>{t('me.sessionsLead')}</p>
      {found.error && <FoundTrouble error={found.error} again={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      <ul>
        {found.data?.sessions.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}
