/** Recheck: somebody went back and saw whether the work stands still. */
import { useState } from 'react';
import {
  ChoiceField,
  DeedForm,
  type KeptPhoto,
  MomentField,
  PhotosField,
  type StepFormProps,
  useDeed,
  WordsField,
} from '#modules/matters/office';
import { useDraft } from '#platform/client';
import { useWords } from '#ui/words';
import { recheckSite } from '../../contract.ts';
import { nowAt } from './form-times.ts';

interface Typed {
  outcome: '' | 'stopped' | 'defied';
  words: string;
  seenAt: string;
  photos: readonly KeptPhoto[];
}

export default function RecheckForm({ matter, onDone, onLeave }: StepFormProps) {
  const { t } = useWords();
  const [initial] = useState<Typed>(() => ({ outcome: '', words: '', seenAt: nowAt(), photos: [] }));
  const draft = useDraft<Typed>(`recheckSite.${matter.id}`, initial);
  const deed = useDeed(recheckSite, matter);
  const [busy, setBusy] = useState(false);
  const { value } = draft;
  const set = (fields: Partial<Typed>) => draft.change((former) => ({ ...former, ...fields }));
  const send = async () => {
    const answer = await deed.send({
      matterId: matter.id,
      version: deed.version,
      outcome: (value.outcome || undefined) as never,
      words: value.words,
      seenAt: value.seenAt,
      photos: value.photos.map(({ sha256 }) => sha256),
    });
    if (answer.is !== 'done') return;
    draft.drop();
    onDone();
  };
  return (
    <DeedForm
      title={t('do.recheckSite')}
      lead={t('recheck.lead')}
      verb={t(busy ? 'photo.wait' : 'recheck.send')}
      deed={deed}
      kept={draft.kept}
      matter={matter}
      onSend={() => !busy && void send()}
      onLeave={onLeave}
    >
      <ChoiceField
        label={t('recheck.outcome')}
        value={value.outcome}
        onChange={(outcome) => set({ outcome })}
        options={(['stopped', 'defied'] as const).map((one) => ({
          value: one,
          words: t(`outcome.recheckSite.${one}`),
        }))}
        error={deed.faultAt('outcome')}
      />
      <PhotosField
        label={t('recheck.photos')}
        value={value.photos}
        onChange={(change) => draft.change((former) => ({ ...former, photos: change(former.photos) }))}
        onBusy={setBusy}
        error={deed.faultAt('photos')}
      />
      <WordsField
        label={t('recheck.words')}
        value={value.words}
        onChange={(words) => set({ words })}
        error={deed.faultAt('words')}
      />
      <MomentField
        label={t('recheck.seenAt')}
        value={value.seenAt}
        onChange={(seenAt) => set({ seenAt })}
        error={deed.faultAt('seenAt')}
      />
    </DeedForm>
  );
}
