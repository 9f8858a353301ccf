/** The applicant takes it back: why, in his words. */
import type { StepFormProps } from '#modules/matters/office';
import { withdrawApplication } from '../../contract.ts';
import { WordsForm } from './words-form.tsx';

const Form = (props: StepFormProps) => (
  <WordsForm
    {...props}
    command={withdrawApplication}
    step="withdrawApplication"
    about="withdraw"
    said={(words, { id: _, ...here }) => ({ ...here, words })}
  />
);

export default Form;
