/** The applicant takes it back: why, in his words; once it was accepted, with his own request. */
import {
  type KeptPhoto,
  PhotosField,
  StepForm,
  type StepFormProps,
  useStepForm,
  WordsField,
} from '#modules/matters/office';
import { useWords } from '#ui/words';
import { withdrawApplication } from '../../contract.ts';
import { isUnaccepted } from '../../rules.ts';
import { acceptOf } from '../application-words.ts';
import { useBusy } from '../filling.ts';

const begin = (): { words: string; request: readonly KeptPhoto[] } => ({ words: '', request: [] });

export default function WithdrawForm(props: StepFormProps) {
  const { t } = useWords();
  const [busy, tellBusy] = useBusy();
  const { value, set, change, faultAt, sending } = useStepForm(
    withdrawApplication,
    props,
    begin,
    ({ words, request }, here) => ({ ...here, words, request: request.map(({ sha256 }) => sha256) }),
  );
  return (
    <StepForm
      {...props}
      title={t('do.withdrawApplication')}
      lead={t('withdraw.lead')}
      verb={t('withdraw.send')}
      sending={{ ...sending, busy, onSend: () => !busy && sending.onSend() }}
    >
      <WordsField
        label={t('withdraw.words')}
        maxLength={500}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
      {!isUnaccepted(props.matter.state) && (
        <PhotosField
          label={t('withdraw.request')}
          help={t('withdraw.requestHelp')}
          accept={acceptOf(['image', 'pdf'])}
          add={{ first: 'material.scan', more: 'material.scanMore' }}
          value={value.request}
          onChange={(next) => change((former) => ({ ...former, request: next(former.request) }))}
          onBusy={(now) => tellBusy('request', now)}
          error={faultAt('request')}
        />
      )}
    </StepForm>
  );
}
