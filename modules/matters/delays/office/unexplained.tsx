/** Missed promises that nobody has explained: on the first page of whoever owes it or answers for him, and on the matter's own page. */
import type { OutputOf } from '@cuntu/base';
import { useState } from 'react';
import { useFound } from '#platform/client';
import { ActionButton, Light } from '#ui/controls';
import { useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import type { HrefOf } from '../../escalation/office/escalations.tsx';
import type { MatterView } from '../../office/step-forms.ts';
import { maySeeService, serviceRoles } from '../../runs/contract.ts';
import { findUnexplained } from '../contract.ts';
import { ExplainForm } from './explain-form.tsx';

type Delay = OutputOf<typeof findUnexplained>['delays'][number];

function DelayRow({ delay, href, mine }: { delay: Delay; href?: string; mine: boolean }) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  const [open, setOpen] = useState(false);
  const { matterId, clock, done, person } = delay;
  const lead = t('delay.lead', { day: shortDay(delay.dueOn, today) });
  const owes = person ? t('delay.owes', { person }) : t('delay.owesNobody');
  return (
    <li>
      <div>
        <Light colour="red" size={16} />
        {href ? <a href={href}>{`${delay.placeName} ${t(`kind.${delay.topic}`)}`}</a> : <b>{t('delay.missed')}</b>}
        {!open && (
          <ActionButton small onClick={() => setOpen(true)}>
            {t('delay.explain')}
          </ActionButton>
        )}
      </div>
      <p>{[lead, !mine && owes, done && t('delay.done')].filter(Boolean).join(' · ')}</p>
      {open && (
        <ExplainForm
          matterId={matterId}
          clock={clock}
          done={done}
          onDone={() => setOpen(false)}
          onLeave={() => setOpen(false)}
        />
      )}
    </li>
  );
}

/** A leader explains for whoever does not: he is shown what is owed where he answers. */
export function UnexplainedDelays({ hrefOf }: HrefOf) {
  const { t } = useWords();
  const { roles } = useMe();
  const enabled = serviceRoles.some((role) => roles.includes(role));
  const whose = roles.includes('leader') ? 'division' : 'mine';
  const { data } = useFound(findUnexplained, { whose }, { enabled });
  if (!data || data.delays.length === 0) return null;
  return (
    <section className="raised" aria-labelledby="unexplained">
      <h2 id="unexplained">{t('delay.title')}</h2>
      <ul>
        {data.delays.map((delay) => (
          <DelayRow
            key={`${delay.matterId} ${delay.clock}`}
            delay={delay}
            href={hrefOf(delay)}
            mine={whose === 'mine'}
          />
        ))}
      </ul>
      {data.more && <p className="quiet">{t('delay.more')}</p>}
    </section>
  );
}

/** On the page of the matter: whoever may read it sees that it is owed; the server knows who may write it. */
export function ExplainPanel({ matter }: { matter: Pick<MatterView, 'id'> }) {
  const { t } = useWords();
  const { roles } = useMe();
  const enabled = maySeeService.some(({ role }) => roles.includes(role));
  const { data } = useFound(findUnexplained, { whose: 'division', matter: matter.id }, { enabled });
  if (!data || data.delays.length === 0) return null;
  return (
    <section className="raised" aria-labelledby="unexplained-here">
      <h2 id="unexplained-here">{t('delay.title')}</h2>
      <ul>
        {data.delays.map((delay) => (
          <DelayRow key={delay.clock} delay={delay} mine={false} />
        ))}
      </ul>
    </section>
  );
}
