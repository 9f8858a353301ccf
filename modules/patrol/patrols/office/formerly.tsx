/** One's former patrols, and who has opened one's tracks (个人信息保护法 44, 45). */
import type { OutputOf } from '@cuntu/base';
import { useState } from 'react';
import { findAccesses } from '#modules/bureau/contract';
import { useFound } from '#platform/client';
import { ActionButton } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import type { findMyPatrols } from '../../contract.ts';

type MyPatrol = OutputOf<typeof findMyPatrols>['patrols'][number];

const AT_FIRST = 8;

export function Formerly({ patrols }: { patrols: readonly MyPatrol[] }) {
  const { t, moment, till } = useWords();
  const { today } = useHouse();
  const [all, setAll] = useState(false);
  return (
    <section aria-labelledby="formerly">
      <h2 id="formerly">{t('mine.formerly')}</h2>
      {patrols.length === 0 && <p className="quiet">{t('mine.formerlyNone')}</p>}
      <ul className="patrol-list">
        {patrols.slice(0, all ? undefined : AT_FIRST).map(({ id, startedAt, endedAt, mode, purpose }) => (
          <li key={id}>
            <a href={`/office/patrols/${id}`}>
              {moment(startedAt, today)}–{endedAt && till(startedAt, endedAt, today)}
            </a>
            <span>
              {t(`patrolMode.${mode}`)} · {t(`patrolPurpose.${purpose}`)}
            </span>
          </li>
        ))}
      </ul>
      {!all && patrols.length > AT_FIRST && (
        <ActionButton small onClick={() => setAll(true)}>
          {t('mine.formerlyAll')}
        </ActionButton>
      )}
    </section>
  );
}

const looks = ['patrol.getPatrol', 'patrol.findTrack', 'patrol.findTracksIn', 'patrol.findCrews'] as const;
const isLook = (deed: string): deed is (typeof looks)[number] => (looks as readonly string[]).includes(deed);

export function WhoLooked() {
  const { t, moment } = useWords();
  const { today } = useHouse();
  const { data } = useFound(findAccesses, {});
  if (!data) return null;
  const seen = data.accesses.filter(({ deed }) => isLook(deed));
  return (
    <section aria-labelledby="looked">
      <h2 id="looked">{t('mine.looked')}</h2>
      {seen.length === 0 && <p className="quiet">{t('mine.lookedNone')}</p>}
      <ul className="patrol-list">
        {seen.slice(0, AT_FIRST).map(({ id, at, by, deed }) => (
          <li key={id}>
            {t(`mine.lookedAt.${deed.slice(deed.indexOf('.') + 1)}`, { by: by ?? t('mine.somebody') })}
            <span>{moment(at, today)}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href="/office/me">{t('mine.lookedAll')}</a>
      </p>
    </section>
  );
}
