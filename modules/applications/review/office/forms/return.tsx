/** Sent back inside, to whoever examined it: what is to be looked at again. */
import type { StepFormProps } from '#modules/matters/office';
import { WordsForm } from '../../../intake/office/forms/words-form.tsx';
import { returnApplication } from '../../contract.ts';
import { Findings } from '../findings.tsx';

const Form = (props: StepFormProps) => (
  <WordsForm
    {...props}
    command={returnApplication}
    step="returnApplication"
    beside={<Findings matter={props.matter} />}
    about="return"
    said={(words, { id: _, ...here }) => ({ ...here, words })}
  />
);

export default Form;
