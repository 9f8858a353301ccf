/** Who applies: each in his role, with his number told at once if a digit is wrong, and whoever comes for him. */
import { useId } from 'react';
import { ChoiceField, WordsField } from '#modules/matters/office';
import { hasRightDigit, identityNumber, partyKinds } from '#modules/parties/contract';
import { ActionButton, DayInput, Field } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';

export interface TypedAgent {
  name: string;
  identityNumber: string;
  validTo: string;
  phone: string;
}

export interface TypedApplicant {
  id: string;
  role: string;
  kind: (typeof partyKinds)[number];
  name: string;
  identityNumber: string;
  /** '' : without end. */
  validTo: string;
  phone: string;
  agent?: TypedAgent;
}

const kinds = partyKinds.filter((kind) => kind !== 'unknown');

interface Filling {
  nth: number;
  value: TypedApplicant;
  onChange(fields: Partial<TypedApplicant>): void;
  onRemove?(): void;
  /** By the path within this applicant: 'party.name'. */
  faultAt(path: string): string | undefined;
}

/** As it is typed: spaces and small letters are nobody's fault. */
export const numberOf = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase();

/** Told when the number is whole, before anything is sent. */
function useDigit() {
  const { t } = useWords();
  return (text: string): string | undefined => {
    const number = numberOf(text);
    if (number.length < 18) return undefined;
    if (!identityNumber.safeParse(number).success) return t('fault.notAnIdentityNumber');
    return hasRightDigit(number) ? undefined : t('application.wrongDigit');
  };
}

function Validity({ label, value, onChange, error }: Labelled) {
  const { t } = useWords();
  const { today } = useHouse();
  const expired = value !== '' && value < today;
  return (
    <Field label={label} error={error ?? (expired ? t('application.expired') : undefined)}>
      {(control) => <DayInput {...control} value={value} onChange={onChange} />}
    </Field>
  );
}

interface Labelled {
  label: string;
  value: string;
  onChange(value: string): void;
  error?: string;
}

function Agent({
  agent,
  onChange,
  onRemove,
  faultAt,
}: {
  agent: TypedAgent;
  onChange(fields: Partial<TypedAgent>): void;
  onRemove(): void;
  faultAt(path: string): string | undefined;
}) {
  const { t } = useWords();
  const digit = useDigit();
  return (
    <fieldset className="agent">
      <legend>{t('application.agent')}</legend>
      <p className="field-help">{t('application.agentHelp')}</p>
      <div className="form-row">
        <WordsField
          rows={1}
          maxLength={60}
          label={t('application.agentName')}
          value={agent.name}
          onChange={(name) => onChange({ name })}
          error={faultAt('agent.name')}
        />
        <WordsField
          rows={1}
          maxLength={24}
          label={t('application.agentNumber')}
          value={agent.identityNumber}
          onChange={(number) => onChange({ identityNumber: number })}
          error={faultAt('agent.identityNumber') ?? digit(agent.identityNumber)}
        />
        <Validity
          label={t('application.agentValidTo')}
          value={agent.validTo}
          onChange={(validTo) => onChange({ validTo })}
          error={faultAt('agent.identityValidTo')}
        />
      </div>
      <ActionButton small onClick={onRemove}>
        {t('application.noAgent')}
      </ActionButton>
    </fieldset>
  );
}

const newAgent = (): TypedAgent => ({ name: '', identityNumber: '', validTo: '', phone: '' });

export function ApplicantField({ nth, value, onChange, onRemove, faultAt }: Filling) {
  const { t } = useWords();
  const digit = useDigit();
  const heading = useId();
  const { agent } = value;
  return (
    <section className="applicant" aria-labelledby={heading}>
      <h3 id={heading}>
        {t(`applicantRole.${value.role}`)}
        {nth > 0 && onRemove && ` ${nth + 1}`}
      </h3>
      <ChoiceField
        label={t('application.kind')}
        value={value.kind}
        options={kinds.map((kind) => ({ value: kind, words: t(`partyKind.${kind}`) }))}
        onChange={(kind) => onChange({ kind })}
        error={faultAt('party.kind')}
      />
      <div className="form-row">
        <WordsField
          rows={1}
          maxLength={100}
          label={t('party.name')}
          value={value.name}
          onChange={(name) => onChange({ name })}
          error={faultAt('party.name')}
        />
        <WordsField
          rows={1}
          maxLength={24}
          label={t(value.kind === 'person' ? 'party.identityNumber' : 'party.creditCode')}
          value={value.identityNumber}
          onChange={(number) => onChange({ identityNumber: number })}
          error={faultAt('party.identityNumber') ?? digit(value.identityNumber)}
        />
      </div>
      <div className="form-row">
        <Validity
          label={t('application.validTo')}
          value={value.validTo}
          onChange={(validTo) => onChange({ validTo })}
          error={faultAt('identityValidTo')}
        />
        <WordsField
          rows={1}
          maxLength={30}
          optional
          label={t('party.phone')}
          value={value.phone}
          onChange={(phone) => onChange({ phone })}
          error={faultAt('party.phone')}
        />
      </div>
      {agent ? (
        <Agent
          agent={agent}
          onChange={(fields) => onChange({ agent: { ...agent, ...fields } })}
          onRemove={() => onChange({ agent: undefined })}
          faultAt={faultAt}
        />
      ) : (
        <p className="applicant-more">
          <ActionButton small icon="plus" onClick={() => onChange({ agent: newAgent() })}>
            {t('application.addAgent')}
          </ActionButton>
          {onRemove && (
            <ActionButton small onClick={onRemove}>
              {t('application.removeApplicant')}
            </ActionButton>
          )}
        </p>
      )}
    </section>
  );
}
