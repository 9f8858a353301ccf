/** What the forms of all steps share: the draft of a matter, its deed, photos on their way, sending, and being done. */
import type { AnyCommand } from '@cuntu/base';
import { type ReactNode, useState } from 'react';
import { useDraft } from '#platform/client';
import { useWords } from '#ui/words';
import { type Deed, DeedForm, type FaultAt, useDeed } from './deed-form.tsx';
import type { KeptPhoto } from './photos-field.tsx';
import type { StepFormProps } from './step-forms.ts';

type Input<C extends AnyCommand> = Parameters<Deed<C>['send']>[0];

/** Of which matter a step is taken, and in which version it was read. */
export interface Here {
  matterId: string;
  version: number | undefined;
}

interface Sending {
  deed: Deed<never>;
  kept: boolean;
  /** A photo is still on its way. */
  busy: boolean;
  onSend(): void;
}

export interface StepState<T> {
  value: T;
  set(fields: Partial<T>): void;
  change(next: (former: T) => T): void;
  faultAt: FaultAt;
  /** For whoever takes photos. */
  onBusy(busy: boolean): void;
  sending: Sending;
}

/** `begin` is what the form is filled with before anybody types; `said` what is sent of it. */
export function useStepForm<C extends AnyCommand, T extends object>(
  command: C,
  { matter, onDone }: StepFormProps,
  begin: () => T,
  said: (value: T, here: Here) => Input<C>,
): StepState<T> {
  const [initial] = useState(begin);
  const draft = useDraft<T>(`${command.name.slice(command.name.indexOf('.') + 1)}.${matter.id}`, initial);
  const deed = useDeed(command, matter);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const answer = await deed.send(said(draft.value, { matterId: matter.id, version: deed.version }));
    if (answer.is !== 'done') return;
    draft.drop();
    onDone();
  };
  return {
    value: draft.value,
    set: (fields) => {
      deed.mend(fields);
      draft.change((former) => ({ ...former, ...fields }));
    },
    change: draft.change,
    faultAt: deed.faultAt,
    onBusy: setBusy,
    sending: { deed: deed as never, kept: draft.kept, busy, onSend: () => !busy && void send() },
  };
}

interface Filling extends StepFormProps {
  title: string;
  lead: string;
  verb: string;
  sending: Sending;
  children: ReactNode;
}

export function StepForm({ sending, verb, onDone: _, ...form }: Filling) {
  const { t } = useWords();
  const { busy, ...rest } = sending;
  return <DeedForm {...form} {...rest} verb={busy ? t('photo.wait') : verb} />;
}

/** What a photos field wants of a form that keeps photos. */
export const photosOf = <T extends { photos: readonly KeptPhoto[] }>({
  value,
  change,
  onBusy,
  faultAt,
}: StepState<T>) => ({
  value: value.photos,
  onChange: (next: (former: readonly KeptPhoto[]) => readonly KeptPhoto[]) =>
    change((former) => ({ ...former, photos: next(former.photos) })),
  onBusy,
  error: faultAt('photos'),
});

export const addressesOf = (photos: readonly KeptPhoto[]): string[] => photos.map(({ sha256 }) => sha256);

/** Whoever fills it in, and the other of the two who were there before. */
export const twoWith = (personId: string | undefined, former: readonly string[]): string[] =>
  personId ? [personId, ...former.filter((one) => one !== personId).slice(0, 1)] : [];

/** What was left empty is not said. */
export const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** To the minute: what a person would write. */
export const nowAt = (): string => `${new Date().toISOString().slice(0, 16)}:00.000Z`;
