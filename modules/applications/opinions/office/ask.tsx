/** Ask another office: which one, and what it is to look at. */
import { StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { newId, useFound } from '#platform/client';
import { useWords } from '#ui/words';
import { askOpinion, findUnitsToAsk } from '../contract.ts';

const begin = () => ({ id: newId(), unitId: '', question: '' });

export default function AskForm(props: StepFormProps) {
  const { t } = useWords();
  const found = useFound(findUnitsToAsk, {});
  const { value, set, faultAt, sending } = useStepForm(askOpinion, props, begin, (typed, here) => ({
    ...here,
    ...typed,
    unitId: (typed.unitId || undefined) as never,
  }));
  const fault = faultAt('unitId');
  return (
    <StepForm
      {...props}
      title={t('do.askOpinion')}
      lead={t('askOpinion.lead')}
      verb={t('askOpinion.send')}
      sending={sending}
    >
      <fieldset className="field opinion-units" data-wrong={fault ? true : undefined}>
        <legend>{t('askOpinion.unit')}</legend>
        {found.data?.units.length === 0 && <p>{t('askOpinion.noUnit')}</p>}
        {found.data?.units.map(({ unitId, name, person }) => (
          <label key={unitId}>
            <input type="radio" name="unit" checked={value.unitId === unitId} onChange={() => set({ unitId })} />
            <span>
              {name}
              <small>{t('askOpinion.answerer', { person })}</small>
            </span>
          </label>
        ))}
        {fault && <p className="field-error">{fault}</p>}
      </fieldset>
      <WordsField
        label={t('askOpinion.question')}
        help={t('askOpinion.questionHelp')}
        value={value.question}
        onChange={(question) => set({ question })}
        error={faultAt('question')}
      />
    </StepForm>
  );
}
