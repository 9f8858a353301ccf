/** Sent back inside, to whoever examined it: what is to be looked at again. */
import type { StepFormProps } from '#modules/matters/office';
import { WordsForm } from '../../../intake/office/forms/words-form.tsx';
import { returnApplication } from '../../contract.ts';

const Form = (props: StepFormProps) => (
  <WordsForm
    {...props}
    command={returnApplication}
    step="returnApplication"
    about="return"
    said={(words, { id: _, ...here }) => ({ ...here, words })}
  />
);

export default Form;
