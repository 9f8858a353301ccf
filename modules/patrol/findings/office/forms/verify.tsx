/** Verify: two licensed officers were there and say what it is, how far it has come, and how large. */
import type { InputOf } from '@cuntu/base';
import { useState } from 'react';
import {
  ChoiceField,
  DeedForm,
  type KeptPhoto,
  MomentField,
  OfficersField,
  PhotosField,
  type StepFormProps,
  useDeed,
  WordsField,
} from '#modules/matters/office';
import { useDraft, useFound } from '#platform/client';
import type { Drawn, MapPin } from '#ui/map';
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { buildStages, findOfficers, getFinding, lawfulGrounds, verifyFinding } from '../../contract.ts';
import { titleOf } from '../finding-words.ts';
import { PlaceField } from '../place-field.tsx';
import { aroundPlace, DRAWING_DEG } from '../surrounding.ts';
import { nowAt } from './form-times.ts';

type Input = InputOf<typeof verifyFinding>;

interface Typed {
  outcome: Input['outcome'] | '';
  ground: NonNullable<Input['ground']> | '';
  stage: Input['stage'] | '';
  plot?: Drawn;
  words: string;
  officers: readonly string[];
  arrivedAt: string;
  photos: readonly KeptPhoto[];
}

const outcomes = ['illegal', 'lawful', 'noChange'] as const;

export default function VerifyForm({ matter, onDone, onLeave }: StepFormProps) {
  const words = useWords();
  const { t } = words;
  const { personId } = useMe();
  const officers = useFound(findOfficers, { matterId: matter.id }).data?.officers ?? [];
  const finding = useFound(getFinding, { id: matter.id }).data;
  const [initial] = useState<Typed>(() => ({
    outcome: '',
    ground: '',
    stage: '',
    words: '',
    officers: personId ? [personId] : [],
    arrivedAt: nowAt(),
    photos: [],
  }));
  const draft = useDraft<Typed>(`verifyFinding.${matter.id}`, initial);
  const deed = useDeed(verifyFinding, matter);
  const [busy, setBusy] = useState(false);
  const { value } = draft;
  const set = (fields: Partial<Typed>) => draft.change((former) => ({ ...former, ...fields }));
  const reportedAt = (at: MapPin['at']): MapPin => ({
    id: matter.id,
    at,
    words: titleOf(words, matter.placeName, matter.topic),
    look: { stage: 'new' },
  });
  const stage = value.stage || (finding?.stage as Typed['stage']) || '';

  const send = async () => {
    const answer = await deed.send({
      matterId: matter.id,
      version: deed.version,
      outcome: (value.outcome || undefined) as never,
      ground: value.outcome === 'lawful' && value.ground ? value.ground : undefined,
      plot: value.plot as never,
      stage: (stage || undefined) as never,
      words: value.words,
      officers: [...value.officers],
      arrivedAt: value.arrivedAt,
      photos: value.photos.map(({ sha256 }) => sha256),
    });
    if (answer.is !== 'done') return;
    draft.drop();
    onDone();
  };

  return (
    <DeedForm
      title={t('do.verifyFinding')}
      lead={t('verify.lead')}
      verb={t(busy ? 'photo.wait' : 'verify.send')}
      deed={deed}
      kept={draft.kept}
      matter={matter}
      onSend={() => !busy && void send()}
      onLeave={onLeave}
    >
      <ChoiceField
        label={t('verify.outcome')}
        value={value.outcome}
        onChange={(outcome) => set({ outcome })}
        options={outcomes.map((outcome) => ({ value: outcome, words: t(`outcome.verifyFinding.${outcome}`) }))}
        error={deed.faultAt('outcome')}
      />
      {value.outcome === 'lawful' && (
        <ChoiceField
          label={t('verify.ground')}
          value={value.ground}
          onChange={(ground) => set({ ground })}
          options={lawfulGrounds.map((ground) => ({ value: ground, words: t(`ground.${ground}`) }))}
          error={deed.faultAt('ground')}
        />
      )}
      <OfficersField
        officers={officers}
        value={value.officers}
        onChange={(ids) => set({ officers: ids })}
        error={deed.faultAt('officers')}
      />
      <PlaceField
        only="polygon"
        label={t('verify.plot')}
        help={t('verify.plotHelp')}
        value={value.plot}
        onChange={(plot) => set({ plot })}
        bounds={aroundPlace(finding?.place, DRAWING_DEG)}
        pins={finding?.place.type === 'Point' ? [reportedAt(finding.place.coordinates)] : undefined}
        error={deed.faultAt('plot')}
      />
      <ChoiceField
        label={t('finding.stage')}
        value={stage}
        onChange={(next) => set({ stage: next })}
        options={buildStages.map((one) => ({ value: one, words: t(`buildStage.${one}`) }))}
        error={deed.faultAt('stage')}
      />
      <PhotosField
        label={t('verify.photos')}
        value={value.photos}
        onChange={(change) => draft.change((former) => ({ ...former, photos: change(former.photos) }))}
        onBusy={setBusy}
        error={deed.faultAt('photos')}
      />
      <WordsField
        label={t('verify.words')}
        help={t('verify.wordsHelp')}
        value={value.words}
        onChange={(words) => set({ words })}
        error={deed.faultAt('words')}
      />
      <MomentField
        label={t('verify.arrivedAt')}
        value={value.arrivedAt}
        onChange={(arrivedAt) => set({ arrivedAt })}
        error={deed.faultAt('arrivedAt')}
      />
    </DeedForm>
  );
}
