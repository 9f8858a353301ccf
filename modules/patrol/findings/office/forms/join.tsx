/** Join: two reports of one thing; the person picks the earlier one among its neighbours. */
import { StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { useFound } from '#platform/client';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { getFinding, joinFinding } from '../../contract.ts';
import { titleOf } from '../finding-words.ts';

const begin = () => ({ into: '', words: '' });

export default function JoinForm(props: StepFormProps) {
  const { matter } = props;
  const words = useWords();
  const { t, moment, length } = words;
  const { today } = useHouse();
  const near = useFound(getFinding, { id: matter.id }).data?.nearby.filter(({ state }) => state !== 'joined') ?? [];
  const { value, set, faultAt, sending } = useStepForm(joinFinding, props, begin, (typed, here) => ({
    ...here,
    ...typed,
    into: (typed.into || undefined) as never,
  }));
  const fault = faultAt('into');
  return (
    <StepForm {...props} title={t('do.joinFinding')} lead={t('join.lead')} verb={t('join.send')} sending={sending}>
      <fieldset className="field pick-finding" data-wrong={fault ? true : undefined}>
        <legend>{t('join.into')}</legend>
        {near.length === 0 && <p>{t('join.none')}</p>}
        {near.map((one) => (
          <label key={one.id}>
            <input type="radio" name="into" checked={value.into === one.id} onChange={() => set({ into: one.id })} />
            <span>
              <b>{titleOf(words, one.placeName, one.kind)}</b>
              <small>
                {t('finding.number', { number: one.number })} · {t(`state.${one.state}`)} · {moment(one.foundAt, today)}{' '}
                · {t('nearby.away', { length: length(one.distanceM) })}
              </small>
            </span>
          </label>
        ))}
        {fault && <p className="field-error">{fault}</p>}
      </fieldset>
      <WordsField
        label={t('join.words')}
        value={value.words}
        onChange={(text) => set({ words: text })}
        error={faultAt('words')}
      />
    </StepForm>
  );
}
