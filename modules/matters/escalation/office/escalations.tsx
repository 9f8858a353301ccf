/** On one's own first page: what was raised to one and is still not done, above all other work. */
import type { OutputOf } from '@cuntu/base';
import { useCommand, useFound } from '#platform/client';
import { ActionButton, CommandTrouble, Light } from '#ui/controls';
import { useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { maySeeService } from '../../runs/contract.ts';
import { findEscalations, noteEscalation } from '../contract.ts';

type Raised = OutputOf<typeof findEscalations>['escalations'][number];

export interface HrefOf {
  hrefOf(matter: { kind: string; matterId: string }): string;
}

function RaisedRow({ raised, hrefOf }: { raised: Raised } & HrefOf) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  const seen = useCommand(noteEscalation);
  const { matterId, clock, late, unitOfTime, mine, person, unit } = raised;
  const by = unitOfTime === 'workingDays' ? 'workingDays' : 'other';
  const holder = person ? t('escalation.with', { person }) : t('escalation.nobody');
  return (
    <li>
      <div>
        <Light colour="red" size={16} />
        <a href={hrefOf(raised)}>{`${raised.placeName} ${t(`kind.${raised.topic}`)}`}</a>
        <b>{late > 0 ? t(`escalation.late.${by}`, { days: late }) : t('escalation.today')}</b>
        <ActionButton
          small
          busy={seen.state.is === 'sending'}
          onClick={() => void seen.send({ matterId, clock })}
          aria-label={`${t('escalation.seen')} ${raised.number}`}
        >
          {t('escalation.seen')}
        </ActionButton>
      </div>
      <p>
        {[
          t(`limitName.${raised.limitKey}`),
          mine ? t('escalation.withMe') : holder,
          unit,
          t('escalation.since', { day: shortDay(raised.raisedOn, today) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <CommandTrouble command={seen as never} kept={false} />
    </li>
  );
}

export function Escalations({ hrefOf }: HrefOf) {
  const { t } = useWords();
  const { roles } = useMe();
  const { data } = useFound(findEscalations, {}, { enabled: maySeeService.some(({ role }) => roles.includes(role)) });
  if (!data || data.escalations.length === 0) return null;
  return (
    <section className="raised" aria-labelledby="raised">
      <h2 id="raised">{t('escalation.title')}</h2>
      <ul>
        {data.escalations.map((raised) => (
          <RaisedRow key={`${raised.matterId} ${raised.clock}`} raised={raised} hrefOf={hrefOf} />
        ))}
      </ul>
      {data.more && <p className="quiet">{t('escalation.more')}</p>}
    </section>
  );
}
