/** Refused in writing: the reasons stand on the paper, with what can be done against it. */
import type { StepFormProps } from '#modules/matters/office';
import { WordsForm } from '../../../intake/office/forms/words-form.tsx';
import { refuseApplication } from '../../contract.ts';
import { Findings } from '../findings.tsx';

const Form = (props: StepFormProps) => (
  <WordsForm
    {...props}
    command={refuseApplication}
    step="refuseApplication"
    beside={<Findings matter={props.matter} />}
    about="refuse"
    field="reasons"
    said={(reasons, here) => ({ ...here, reasons })}
  />
);

export default Form;
