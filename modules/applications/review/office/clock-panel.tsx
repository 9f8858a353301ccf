/** What can be done about the clocks of an application: stopped on a ground of the law, gone on with, extended once; else why not. */
import { lazy, Suspense, useState } from 'react';
import type { MatterView } from '#modules/matters/office';
import { ActionButton, BarredAction, Loading } from '#ui/controls';
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { extendable, extenders, halters, stoppable } from '../contract.ts';

const forms = {
  suspendReview: lazy(() => import('./forms/suspend.tsx')),
  resumeReview: lazy(() => import('./forms/resume.tsx')),
  extendReview: lazy(() => import('./forms/extend.tsx')),
} as const;
type Act = keyof typeof forms;

/** The server says no to whatever comes through all the same. */
function actsOf({ kind, clocks }: MatterView, roles: readonly string[]): { act: Act; barred?: string }[] {
  const halts = halters.some((role) => roles.includes(role));
  const extends_ = extenders.some((role) => roles.includes(role));
  const stands = clocks.some(({ state }) => state === 'suspended');
  const stops = clocks.some(({ name, state, late }) => stoppable(kind, name) && state === 'running' && late === 0);
  const stretches = clocks.some(
    ({ name, state, extended, late }) => extendable(kind, name) && state === 'running' && !extended && late === 0,
  );
  return [
    ...(halts && stands ? [{ act: 'resumeReview' as const }] : []),
    ...(halts && stops ? [{ act: 'suspendReview' as const }] : []),
    ...(halts && !stands && !stops ? [{ act: 'suspendReview' as const, barred: 'clockPanel.noStop' }] : []),
    ...(extends_ && stretches ? [{ act: 'extendReview' as const }] : []),
    ...(extends_ && !stretches ? [{ act: 'extendReview' as const, barred: 'clockPanel.noExtension' }] : []),
  ];
}

export function ClockPanel({ matter }: { matter: MatterView }) {
  const { t } = useWords();
  const { roles } = useMe();
  const [open, setOpen] = useState<Act>();
  if (matter.closedAt !== null || !matter.clocks.some(({ state }) => state !== 'stopped')) return null;
  const Form = open && forms[open];
  const shut = () => setOpen(undefined);
  if (Form)
    return (
      <Suspense fallback={<Loading />}>
        <Form matter={matter} onDone={shut} onLeave={shut} />
      </Suspense>
    );
  const acts = actsOf(matter, roles);
  if (acts.length === 0) return null;
  return (
    <div className="can-do">
      {acts.map(({ act, barred }) =>
        barred ? (
          <BarredAction key={act} name={t(`do.${act}`)} reason={t(barred)} />
        ) : (
          <ActionButton key={act} wide onClick={() => setOpen(act)}>
            {t(`do.${act}`)}
          </ActionButton>
        ),
      )}
    </div>
  );
}
