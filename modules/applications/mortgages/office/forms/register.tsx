/** Enter it in the book: what the entry will say, beside what stands on the land already. */
import { StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { newId, useFound } from '#platform/client';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import type { Application } from '../../../intake/office/application-blocks.tsx';
import { yuanSaid } from '../../../intake/office/application-words.ts';
import { useApplication } from '../../../intake/office/use-application.ts';
import { findMortgages, registerMortgage } from '../../contract.ts';

function Standing({ unitNumber }: { unitNumber: string }) {
  const words = useWords();
  const { t, shortDay } = words;
  const { today } = useHouse();
  const { data } = useFound(findMortgages, { text: unitNumber });
  const standing = (data?.mortgages ?? [])
    .filter(({ releasedAt }) => releasedAt === null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  if (!data) return null;
  if (standing.length === 0) return <p className="quiet">{t('register.first')}</p>;
  return (
    <ul className="land-list" aria-label={t('register.standing')}>
      {standing.map(({ id, rank, proofNumber, mortgagee, amount, toOn }) => (
        <li key={id}>
          <b>{t('mortgage.rankNth', { rank })}</b> {mortgagee} · {yuanSaid(words, amount)}
          <small>
            {proofNumber} · {t('mortgage.until', { day: shortDay(toOn, today) })}
          </small>
        </li>
      ))}
    </ul>
  );
}

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
      {data?.parcel && (
        <>
          <h3>{t('register.standing')}</h3>
          <Standing unitNumber={data.parcel.unitNumber} />
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
