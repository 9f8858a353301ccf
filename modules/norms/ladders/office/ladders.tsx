/** Who hears of what is past its day, rung by rung; the administrator sets a ladder from a day on. */
import type { OutputOf } from '@cuntu/base';
import { useState } from 'react';
import { useFound } from '#platform/client';
import { ActionButton, BarredAction, FoundTrouble, Loading } from '#ui/controls';
import { useHouse, useMe } from '#ui/pages';
import { useWords, type Words } from '#ui/words';
import { findLadders, type LadderVersion, type Rung } from '../contract.ts';
import { SetLadder } from './set-ladder.tsx';

type Ladder = OutputOf<typeof findLadders>['ladders'][number];

const whenOf = ({ t }: Words, { after, unit }: Rung): string =>
  after === 0 ? t('ladder.sameDay') : t(`ladder.after.${unit}`, { count: after });

const whomOf = ({ t }: Words, { to, role }: Rung): string =>
  t(`ladder.to.${to}`, { role: role ? t(`ladder.role.${role}`) : '' });

function Rungs({ ladder }: { ladder: LadderVersion }) {
  const words = useWords();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{words.t('ladder.whenAfter')}</th>
          <th scope="col">{words.t('ladder.whom')}</th>
        </tr>
      </thead>
      <tbody>
        {ladder.rungs.map((rung) => (
          <tr key={`${whenOf(words, rung)} ${whomOf(words, rung)}`}>
            <td>
              <b>{whenOf(words, rung)}</b>
            </td>
            <td>{whomOf(words, rung)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OneLadder({ ladder, onChange }: { ladder: Ladder; onChange?: () => void }) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  return (
    <section aria-labelledby={`ladder-${ladder.kind}`}>
      <h2 id={`ladder-${ladder.kind}`}>{t(`ladder.kind.${ladder.kind}`)}</h2>
      <p>
        {t('ladder.since', { day: shortDay(ladder.inForceFrom, today) })} · {ladder.article} ·{' '}
        {t(`norms.confidence.${ladder.confidence}`)}
      </p>
      <Rungs ladder={ladder} />
      {ladder.next && (
        <>
          <p>{t('ladder.next', { day: shortDay(ladder.next.inForceFrom, today) })}</p>
          <Rungs ladder={ladder.next} />
        </>
      )}
      {onChange && (
        <ActionButton small icon="pencil" onClick={onChange}>
          {t('ladder.change')}
        </ActionButton>
      )}
    </section>
  );
}

export function Ladders() {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  const { roles } = useMe();
  const found = useFound(findLadders, {});
  const [changing, setChanging] = useState<string>();
  const [changedFrom, setChangedFrom] = useState<string>();
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const mayChange = roles.includes('administrator');
  const { ladders } = found.data;
  const chosen = ladders.find(({ kind }) => kind === changing);
  const leave = (from?: string) => {
    setChanging(undefined);
    setChangedFrom(from);
  };
  return (
    <div className="ladders">
      <p>{t('ladder.lead')}</p>
      {!mayChange && <BarredAction name={t('ladder.change')} reason={t('ladder.changeBarred')} />}
      {chosen && <SetLadder key={chosen.kind} ladder={chosen.next ?? chosen} onDone={leave} />}
      <p role="status" className="norms-changed">
        {changedFrom && t('ladder.changed', { day: shortDay(changedFrom, today) })}
      </p>
      {ladders.length === 0 && <p>{t('ladder.none')}</p>}
      {ladders.map((ladder) => (
        <OneLadder
          key={ladder.kind}
          ladder={ladder}
          onChange={mayChange ? () => setChanging(ladder.kind) : undefined}
        />
      ))}
    </div>
  );
}
