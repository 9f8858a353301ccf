/** What was decided reaches whoever applied: how, to whom, when. */
import {
  ChoiceField,
  given,
  MomentField,
  nowAt,
  StepForm,
  type StepFormProps,
  useStepForm,
  WordsField,
} from '#modules/matters/office';
import { useWords } from '#ui/words';
import { useApplication } from '../../../intake/office/use-application.ts';
import { type deliverRefusal, type deliverResult, deliveryWays } from '../../contract.ts';

type Way = (typeof deliveryWays)[number];

const begin = () => ({ way: 'handedOver' as Way, receivedBy: '', deliveredAt: nowAt(), trackingNumber: '' });

interface Delivering extends StepFormProps {
  command: typeof deliverResult | typeof deliverRefusal;
  step: 'deliverResult' | 'deliverRefusal';
}

export function DeliverForm({ command, step, ...props }: Delivering) {
  const { t } = useWords();
  const { data } = useApplication(props.matter.id);
  const form = useStepForm(command, props, begin, (typed, here) => ({
    ...here,
    ...typed,
    trackingNumber: typed.way === 'posted' ? given(typed.trackingNumber) : undefined,
  }));
  const { value, set, faultAt } = form;
  const names = data?.applicants.flatMap(({ name, agent }) => (agent ? [name, agent.name] : [name])) ?? [];
  return (
    <StepForm
      {...props}
      title={t(`do.${step}`)}
      lead={t('deliver.lead')}
      verb={t('deliver.send')}
      sending={form.sending}
    >
      <ChoiceField
        label={t('deliver.way')}
        value={value.way}
        options={deliveryWays.map((way) => ({ value: way, words: t(`deliveryWay.${way}`) }))}
        onChange={(way) => set({ way })}
        error={faultAt('way')}
      />
      <WordsField
        rows={1}
        maxLength={60}
        label={t('deliver.receivedBy')}
        value={value.receivedBy}
        onChange={(receivedBy) => set({ receivedBy })}
        error={faultAt('receivedBy')}
      />
      {names.length > 0 && value.receivedBy === '' && (
        <p className="name-picks">
          {names.map((name) => (
            <button key={name} type="button" className="link" onClick={() => set({ receivedBy: name })}>
              {name}
            </button>
          ))}
        </p>
      )}
      {value.way === 'posted' && (
        <WordsField
          rows={1}
          maxLength={40}
          label={t('deliver.trackingNumber')}
          value={value.trackingNumber}
          onChange={(trackingNumber) => set({ trackingNumber })}
          error={faultAt('trackingNumber')}
        />
      )}
      <MomentField
        label={t('deliver.deliveredAt')}
        value={value.deliveredAt}
        onChange={(deliveredAt) => set({ deliveredAt })}
        error={faultAt('deliveredAt')}
      />
    </StepForm>
  );
}
