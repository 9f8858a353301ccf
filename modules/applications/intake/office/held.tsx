/** The land is held: by what, what the window can do all the same, and what it tells whoever stands there. */
import type { OutputOf } from '@cuntu/base';
import type { ReactNode } from 'react';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import type { getApplication } from '../contract/questions.ts';

type Hold = Pick<
  NonNullable<OutputOf<typeof getApplication>['parcel']>['holds'][number],
  'id' | 'kind' | 'basis' | 'fromOn'
>;

/** One sentence a hold: the same in the form, on the page and at the barred button. */
export function useHoldsSaid(): (holds: readonly Hold[]) => readonly { id: string; said: string }[] {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  return (holds) =>
    holds.map(({ id, kind, basis, fromOn }) => ({
      id,
      said: t('accept.held', { hold: t(`land.hold.${kind}`), basis, day: shortDay(fromOn, today) }),
    }));
}

/** `children`: the way on, where there is one. */
export function Held({ holds, children }: { holds: readonly Hold[]; children?: ReactNode }) {
  const { t } = useWords();
  const said = useHoldsSaid();
  if (holds.length === 0) return null;
  return (
    <section className="held" aria-label={t('held.title')}>
      <h3>{t('held.title')}</h3>
      {said(holds).map(({ id, said: sentence }) => (
        <p key={id} className="bars">
          {sentence}
        </p>
      ))}
      <p>{t('held.window')}</p>
      <p>{t('held.tell')}</p>
      {children}
    </section>
  );
}
