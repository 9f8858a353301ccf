/** Examine: what is applied for held against the register and the papers; fit, or not, and why. */
import { ChoiceField, StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { useApplication } from '../../../intake/office/use-application.ts';
import { examineApplication } from '../../contract.ts';
import { pointsOf } from '../points.ts';

const outcomes = ['fit', 'unfit'] as const;
type Outcome = (typeof outcomes)[number];

export default function ExamineForm(props: StepFormProps) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  const { data } = useApplication(props.matter.id);
  const form = useStepForm(
    examineApplication,
    props,
    () => ({ outcome: '' as Outcome | '', words: '' }),
    (typed, here) => ({ ...here, words: typed.words, outcome: (typed.outcome || undefined) as Outcome }),
  );
  const { value, set, faultAt } = form;
  const buildings = faultAt('form.buildings');
  return (
    <StepForm
      {...props}
      title={t('do.examineApplication')}
      lead={t('examine.lead')}
      verb={t('examine.send')}
      sending={form.sending}
    >
      <ul className="examine-points">
        {(data ? pointsOf[data.item.key as keyof typeof pointsOf] : []).map((point) => (
          <li key={point}>{t(`examine.point.${point}`)}</li>
        ))}
      </ul>
      {data?.parcel?.holds.map(({ id, kind, basis, fromOn }) => (
        <p key={id} className="bars">
          {t('accept.held', { hold: t(`land.hold.${kind}`), basis, day: shortDay(fromOn, today) })}
        </p>
      ))}
      <ChoiceField
        label={t('examine.outcome')}
        value={value.outcome}
        options={outcomes.map((one) => ({ value: one, words: t(`outcome.examineApplication.${one}`) }))}
        onChange={(outcome) => set({ outcome })}
        error={faultAt('outcome') ?? buildings}
      />
      <WordsField
        label={t('examine.words')}
        help={value.outcome === 'unfit' ? t('examine.wordsUnfit') : undefined}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
    </StepForm>
  );
}
