/** Enter it in the book: what the entry will say, beside what stands on the land already. */
import { StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { newId } from '#platform/client';
import { useWords } from '#ui/words';
import type { Application } from '../../../intake/office/application-blocks.tsx';
import { useApplication } from '../../../intake/office/use-application.ts';
import { Findings } from '../../../review/office/findings.tsx';
import { registerMortgage } from '../../contract.ts';
import { Standing } from '../standing.tsx';

/** What happens with the entry: the right arises, becomes another, or ends, whole or in part. */
function leadOf({ item, form }: Application): string {
  if (item.key === 'mortgageSet') return 'register.lead';
  if (item.key === 'mortgageChange') return 'register.leadChange';
  return form.extent === 'partial' ? 'register.leadPart' : 'register.leadRelease';
}

export default function RegisterForm(props: StepFormProps) {
  const { t } = useWords();
  const { data } = useApplication(props.matter.id);
  const form = useStepForm(
    registerMortgage,
    props,
    () => ({ id: newId(), words: '' }),
    (typed, here) => ({ ...here, ...typed }),
  );
  const { value, set, faultAt } = form;
  return (
    <StepForm
      {...props}
      title={t('do.registerMortgage')}
      lead={data ? t(leadOf(data)) : ''}
      verb={t('register.send')}
      sending={form.sending}
    >
      <Findings matter={props.matter} />
      {data?.parcel && (
        <>
          <h3>{t('register.standing')}</h3>
          <Standing unitNumber={data.parcel.unitNumber} adds={data.item.key === 'mortgageSet'} />
        </>
      )}
      <WordsField
        rows={2}
        optional
        label={t('register.words')}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
    </StepForm>
  );
}
