/** Sign: what was concluded, by whom and against what, read once more before it goes out. */
import { StepForm, type StepFormProps, useStepForm } from '#modules/matters/office';
import { newId } from '#platform/client';
import { useWords } from '#ui/words';
import { Findings } from '../../review/office/findings.tsx';
import { issueOpinion } from '../contract.ts';

const begin = () => ({ id: newId() });

export default function IssueForm(props: StepFormProps) {
  const { t } = useWords();
  const { sending } = useStepForm(issueOpinion, props, begin, ({ id }, here) => ({ ...here, id }));
  return (
    <StepForm
      {...props}
      title={t('do.issueOpinion')}
      lead={t('issueOpinion.lead')}
      verb={t('issueOpinion.send')}
      sending={sending}
    >
      <Findings matter={props.matter} />
    </StepForm>
  );
}
