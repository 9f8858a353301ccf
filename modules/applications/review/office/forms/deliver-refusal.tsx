/** The decision of refusal, into the applicant's hand. */
import type { StepFormProps } from '#modules/matters/office';
import { deliverRefusal } from '../../contract.ts';
import { DeliverForm } from './deliver.tsx';

const Form = (props: StepFormProps) => <DeliverForm {...props} command={deliverRefusal} step="deliverRefusal" />;

export default Form;
