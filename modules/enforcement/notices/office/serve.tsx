/** Serve: how the notice reached its addressee; what the way of serving asks for is asked for here. */
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
import { serviceModes } from '#modules/papers/contract';
import { newId, useDraft, useFound } from '#platform/client';
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { findNotices, getNoticeDraft, serveStopNotice } from '../contract.ts';

interface Typed {
  id: string;
  mode: InputOf<typeof serveStopNotice>['mode'];
  servedAt: string;
  receivedBy: string;
  witness: string;
  remark: string;
  officers: readonly string[];
  photos: readonly KeptPhoto[];
}

const toTheMinute = () => `${new Date().toISOString().slice(0, 16)}:00.000Z`;
const given = (text: string) => (text.trim() === '' ? undefined : text.trim());

export default function ServeForm({ matter, onDone, onLeave }: StepFormProps) {
  const { t } = useWords();
  const { personId } = useMe();
  const officers = useFound(getNoticeDraft, { matterId: matter.id }).data?.officers ?? [];
  const party = useFound(findNotices, { matterId: matter.id }).data?.party;
  const [initial] = useState<Typed>(() => ({
    id: newId(),
    mode: 'handedOver',
    servedAt: toTheMinute(),
    receivedBy: '',
    witness: '',
    remark: '',
    officers: personId ? [personId] : [],
    photos: [],
  }));
  const draft = useDraft<Typed>(`serveStopNotice.${matter.id}`, initial);
  const deed = useDeed(serveStopNotice, matter);
  const [busy, setBusy] = useState(false);
  const { value } = draft;
  const set = (fields: Partial<Typed>) => draft.change((former) => ({ ...former, ...fields }));
  const handed = value.mode === 'handedOver';
  const send = async () => {
    const answer = await deed.send({
      ...value,
      matterId: matter.id,
      version: deed.version,
      receivedBy: handed ? given(value.receivedBy) : undefined,
      witness: handed ? undefined : given(value.witness),
      officers: [...value.officers],
      photos: value.photos.map(({ sha256 }) => sha256),
    });
    if (answer.is !== 'done') return;
    draft.drop();
    onDone();
  };
  return (
    <DeedForm
      title={t('do.serveStopNotice')}
      lead={party ? t('serve.leadTo', { name: party.name }) : t('serve.lead')}
      verb={t(busy ? 'photo.wait' : 'serve.send')}
      deed={deed}
      kept={draft.kept}
      matter={matter}
      onSend={() => !busy && void send()}
      onLeave={onLeave}
    >
      <ChoiceField
        label={t('serve.mode')}
        help={t(`serve.modeHelp.${value.mode}`)}
        value={value.mode}
        options={serviceModes.map((mode) => ({ value: mode, words: t(`serviceMode.${mode}`) }))}
        onChange={(mode) => set({ mode })}
        error={deed.faultAt('mode')}
      />
      {handed ? (
        <WordsField
          rows={1}
          maxLength={60}
          label={t('serve.receivedBy')}
          value={value.receivedBy}
          onChange={(receivedBy) => set({ receivedBy })}
          error={deed.faultAt('receivedBy')}
        />
      ) : (
        <WordsField
          rows={1}
          maxLength={100}
          label={t('serve.witness')}
          help={t('serve.witnessHelp')}
          value={value.witness}
          onChange={(witness) => set({ witness })}
          error={deed.faultAt('witness')}
        />
      )}
      <PhotosField
        label={t(handed ? 'serve.photosOptional' : 'serve.photos')}
        value={value.photos}
        onChange={(change) => draft.change((former) => ({ ...former, photos: change(former.photos) }))}
        onBusy={setBusy}
        error={deed.faultAt('photos')}
      />
      <OfficersField
        officers={officers}
        value={value.officers}
        onChange={(ids) => set({ officers: ids })}
        error={deed.faultAt('officers')}
      />
      <MomentField
        label={t('serve.servedAt')}
        value={value.servedAt}
        onChange={(servedAt) => set({ servedAt })}
        error={deed.faultAt('servedAt')}
      />
      <WordsField
        rows={2}
        optional
        label={t('serve.remark')}
        value={value.remark}
        onChange={(remark) => set({ remark })}
        error={deed.faultAt('remark')}
      />
    </DeedForm>
  );
}
