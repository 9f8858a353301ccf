/** Recheck: somebody went back and saw whether the work stands still. */
import {
  addressesOf,
  ChoiceField,
  type KeptPhoto,
  MomentField,
  nowAt,
  PhotosField,
  photosOf,
  StepForm,
  type StepFormProps,
  useStepForm,
  WordsField,
} from '#modules/matters/office';
import { useWords } from '#ui/words';
import { recheckSite } from '../../contract.ts';

interface Typed {
  outcome: '' | 'stopped' | 'defied';
  words: string;
  seenAt: string;
  photos: readonly KeptPhoto[];
}

const begin = (): Typed => ({ outcome: '', words: '', seenAt: nowAt(), photos: [] });

export default function RecheckForm(props: StepFormProps) {
  const { t } = useWords();
  const form = useStepForm(recheckSite, props, begin, ({ outcome, photos, ...typed }, here) => ({
    ...here,
    ...typed,
    outcome: (outcome || undefined) as never,
    photos: addressesOf(photos),
  }));
  const { value, set, faultAt } = form;
  return (
    <StepForm
      {...props}
      title={t('do.recheckSite')}
      lead={t('recheck.lead')}
      verb={t('recheck.send')}
      sending={form.sending}
    >
      <ChoiceField
        label={t('recheck.outcome')}
        value={value.outcome}
        onChange={(outcome) => set({ outcome })}
        options={(['stopped', 'defied'] as const).map((one) => ({
          value: one,
          words: t(`outcome.recheckSite.${one}`),
        }))}
        error={faultAt('outcome')}
      />
      <PhotosField label={t('recheck.photos')} help={t('recheck.photosHelp')} {...photosOf(form)} />
      <WordsField
        label={t('recheck.words')}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
      <MomentField
        label={t('recheck.seenAt')}
        value={value.seenAt}
        onChange={(seenAt) => set({ seenAt })}
        error={faultAt('seenAt')}
      />
    </StepForm>
  );
}
