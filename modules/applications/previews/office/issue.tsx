/** Sign: what was concluded and by whom, read once more before it goes out. */
import { StepForm, type StepFormProps, useStepForm } from '#modules/matters/office';
import { newId, useFound } from '#platform/client';
import { useWords } from '#ui/words';
import { getPreview, issueOpinion } from '../contract.ts';
import { Conclusion } from './review-panel.tsx';

const begin = () => ({ id: newId() });

export default function IssueForm(props: StepFormProps) {
  const { t } = useWords();
  const found = useFound(getPreview, { matterId: props.matter.id }).data;
  const { sending } = useStepForm(issueOpinion, props, begin, ({ id }, here) => ({ ...here, id }));
  return (
    <StepForm
      {...props}
      title={t('do.issueOpinion')}
      lead={t('issueOpinion.lead')}
      verb={t('issueOpinion.send')}
      sending={sending}
    >
      {found?.conclusion && <Conclusion conclusion={found.conclusion} />}
    </StepForm>
  );
}
