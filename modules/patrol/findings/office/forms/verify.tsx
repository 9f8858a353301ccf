/** Verify: two licensed officers were there and say what it is, how far it has come, and how large. */
import type { InputOf } from '@cuntu/base';
import {
  addressesOf,
  ChoiceField,
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
import { useFound } from '#platform/client';
import { ActionButton } from '#ui/controls';
import type { Drawn, MapPin } from '#ui/map';
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { buildStages, findOfficers, getFinding, lawfulGrounds, verifyFinding } from '../../contract.ts';
import { plotOf, titleOf } from '../finding-words.ts';
import { PlaceField } from '../place-field.tsx';
import { aroundPlace, DRAWING_DEG } from '../surrounding.ts';

type Input = InputOf<typeof verifyFinding>;

interface Typed {
  outcome: Input['outcome'] | '';
  ground: NonNullable<Input['ground']> | '';
  stage: Input['stage'] | '';
  plot?: Drawn;
  sureOfArea: boolean;
  words: string;
  officers: readonly string[];
  arrivedAt: string;
  photos: readonly KeptPhoto[];
}

const outcomes = ['illegal', 'lawful', 'noChange'] as const;

const begin = (personId: string | undefined) => (): Typed => ({
  outcome: '',
  ground: '',
  stage: '',
  sureOfArea: false,
  words: '',
  officers: twoWith(personId, []),
  arrivedAt: nowAt(),
  photos: [],
});

export default function VerifyForm(props: StepFormProps) {
  const { matter } = props;
  const words = useWords();
  const { t } = words;
  const { personId } = useMe();
  const officers = useFound(findOfficers, { matterId: matter.id }).data?.officers ?? [];
  const finding = useFound(getFinding, { id: matter.id }).data;
  // Of a house that was reported without a stage it is asked: *no building* is not to be passed on unread.
  const unsaid = finding?.kind === 'building' && finding.stage === 'none';
  const known = unsaid ? '' : ((finding?.stage ?? '') as Typed['stage']);
  const form = useStepForm(verifyFinding, props, begin(personId), ({ outcome, ground, photos, ...typed }, here) => ({
    ...here,
    ...typed,
    outcome: (outcome || undefined) as never,
    ground: outcome === 'lawful' && ground ? ground : undefined,
    plot: typed.plot as never,
    stage: (typed.stage || known || undefined) as never,
    officers: [...typed.officers],
    photos: addressesOf(photos),
  }));
  const { value, set, faultAt } = form;
  const reportedAt = (at: MapPin['at']): MapPin => ({
    id: matter.id,
    at,
    words: titleOf(words, matter.placeName, matter.topic),
    look: { stage: 'new' },
  });
  const stage = value.stage || known;
  const drawn = finding?.place.type === 'Polygon' ? (finding.place as unknown as Drawn) : undefined;

  return (
    <StepForm
      {...props}
      title={t('do.verifyFinding')}
      lead={t('verify.lead')}
      verb={t('verify.send')}
      sending={form.sending}
    >
      <ChoiceField
        label={t('verify.outcome')}
        value={value.outcome}
        onChange={(outcome) => set({ outcome })}
        options={outcomes.map((outcome) => ({ value: outcome, words: t(`outcome.verifyFinding.${outcome}`) }))}
        error={faultAt('outcome')}
      />
      {value.outcome === 'lawful' && (
        <ChoiceField
          label={t('verify.ground')}
          value={value.ground}
          onChange={(ground) => set({ ground })}
          options={lawfulGrounds.map((ground) => ({ value: ground, words: t(`ground.${ground}`) }))}
          error={faultAt('ground')}
        />
      )}
      <OfficersField
        officers={officers}
        value={value.officers}
        onChange={(ids) => set({ officers: ids })}
        error={faultAt('officers')}
      />
      <PlaceField
        only="polygon"
        label={t('verify.plot')}
        help={t('verify.plotHelp')}
        value={value.plot}
        onChange={(plot) => set({ plot, sureOfArea: false })}
        bounds={aroundPlace(finding?.place, DRAWING_DEG)}
        pins={finding?.place.type === 'Point' ? [reportedAt(finding.place.coordinates)] : undefined}
        plots={
          drawn && !value.plot ? plotOf(matter.id, finding!.place, undefined, t('verify.reportedPlot')) : undefined
        }
        error={faultAt('plot')}
        size={{ sure: value.sureOfArea, onSure: (sureOfArea) => set({ sureOfArea }), error: faultAt('sureOfArea') }}
      />
      {drawn && !value.plot && (
        <p className="take-reported">
          <ActionButton small icon="outline" onClick={() => set({ plot: drawn, sureOfArea: false })}>
            {t('verify.takeReported')}
          </ActionButton>
        </p>
      )}
      <ChoiceField
        label={t('finding.stage')}
        value={stage}
        onChange={(next) => set({ stage: next })}
        options={buildStages.map((one) => ({ value: one, words: t(`buildStage.${one}`) }))}
        error={faultAt('stage')}
      />
      <PhotosField label={t('verify.photos')} help={t('verify.photosHelp')} {...photosOf(form)} />
      <WordsField
        label={t('verify.words')}
        help={t('verify.wordsHelp')}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
      <MomentField
        label={t('verify.arrivedAt')}
        value={value.arrivedAt}
        onChange={(arrivedAt) => set({ arrivedAt })}
        error={faultAt('arrivedAt')}
      />
    </StepForm>
  );
}
