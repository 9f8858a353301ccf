/** What was granted, into the applicant's hand. */
import type { StepFormProps } from '#modules/matters/office';
import { deliverResult } from '../../contract.ts';
import { DeliverForm } from './deliver.tsx';

const Form = (props: StepFormProps) => <DeliverForm {...props} command={deliverResult} step="deliverResult" />;

export default Form;
