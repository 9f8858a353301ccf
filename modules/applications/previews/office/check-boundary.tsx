/** Check the boundary: nothing to fill in; the map is asked, and its answer is kept. */
import { StepForm, type StepFormProps, useStepForm } from '#modules/matters/office';
import { useFound } from '#platform/client';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { checkBoundary, getPreview } from '../contract.ts';

const begin = () => ({});

export default function CheckBoundaryForm(props: StepFormProps) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  const { check } = useFound(getPreview, { matterId: props.matter.id }).data ?? {};
  const { sending } = useStepForm(checkBoundary, props, begin, (_, here) => here);
  return (
    <StepForm
      {...props}
      title={t('do.checkBoundary')}
      lead={t('checkBoundary.lead')}
      verb={t('checkBoundary.send')}
      sending={sending}
    >
      {check && (
        <p>{t('checkBoundary.again', { at: moment(check.checkedAt, today), person: check.checkedBy ?? '' })}</p>
      )}
    </StepForm>
  );
}
