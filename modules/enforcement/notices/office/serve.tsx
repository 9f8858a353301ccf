/** Serve: how the notice reached its addressee; what the way of serving asks for is asked for here. */
import type { InputOf, OutputOf } from '@cuntu/base';
import {
  addressesOf,
  ChoiceField,
  given,
  type KeptPhoto,
  MomentField,
  nowAt,
  OfficersField,
  PhotosField,
  photosOf,
  StepForm,
  type StepFormProps,
  twoWith,
  useStepForm,
  WordsField,
} from '#modules/matters/office';
import { serviceModes } from '#modules/papers/contract';
import { newId, useFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { findNotices, getNoticeDraft, serveStopNotice } from '../contract.ts';

type Known = OutputOf<typeof getNoticeDraft>;

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

const begin = (two: readonly string[]) => (): Typed => ({
  id: newId(),
  mode: 'handedOver',
  servedAt: nowAt(),
  receivedBy: '',
  witness: '',
  remark: '',
  officers: two,
  photos: [],
});

function Form({ known, ...props }: StepFormProps & { known: Known }) {
  const { t } = useWords();
  const { personId } = useMe();
  const party = useFound(findNotices, { matterId: props.matter.id }).data?.party;
  const form = useStepForm(serveStopNotice, props, begin(twoWith(personId, known.two)), (typed, here) => ({
    ...here,
    ...typed,
    receivedBy: typed.mode === 'handedOver' ? given(typed.receivedBy) : undefined,
    witness: typed.mode === 'handedOver' ? undefined : given(typed.witness),
    officers: [...typed.officers],
    photos: addressesOf(typed.photos),
  }));
  const { value, set, faultAt } = form;
  const handed = value.mode === 'handedOver';
  return (
    <StepForm
      {...props}
      title={t('do.serveStopNotice')}
      lead={party ? t('serve.leadTo', { name: party.name }) : t('serve.lead')}
      verb={t('serve.send')}
      sending={form.sending}
    >
      <ChoiceField
        label={t('serve.mode')}
        help={t(`serve.modeHelp.${value.mode}`)}
        value={value.mode}
        options={serviceModes.map((mode) => ({ value: mode, words: t(`serviceMode.${mode}`) }))}
        onChange={(mode) => set({ mode })}
        error={faultAt('mode')}
      />
      {handed ? (
        <WordsField
          rows={1}
          maxLength={60}
          label={t('serve.receivedBy')}
          value={value.receivedBy}
          onChange={(receivedBy) => set({ receivedBy })}
          error={faultAt('receivedBy')}
        />
      ) : (
        <WordsField
          rows={1}
          maxLength={100}
          label={t('serve.witness')}
          help={t('serve.witnessHelp')}
          value={value.witness}
          onChange={(witness) => set({ witness })}
          error={faultAt('witness')}
        />
      )}
      <PhotosField label={t(handed ? 'serve.photosOptional' : 'serve.photos')} {...photosOf(form)} />
      <OfficersField
        officers={known.officers}
        value={value.officers}
        onChange={(ids) => set({ officers: ids })}
        error={faultAt('officers')}
      />
      <MomentField
        label={t('serve.servedAt')}
        value={value.servedAt}
        onChange={(servedAt) => set({ servedAt })}
        error={faultAt('servedAt')}
      />
      <WordsField
        rows={2}
        optional
        label={t('serve.remark')}
        value={value.remark}
        onChange={(remark) => set({ remark })}
        error={faultAt('remark')}
      />
    </StepForm>
  );
}

export default function ServeForm(props: StepFormProps) {
  const found = useFound(getNoticeDraft, { matterId: props.matter.id });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  return found.data ? <Form {...props} known={found.data} /> : <Loading />;
}
