/** Order to stop: to whom, for what, signed by two; with what the notice will say before it gets its number. */
import type { InputOf, OutputOf } from '@cuntu/base';
import { useEffect, useState } from 'react';
import {
  ChoiceField,
  given,
  OfficersField,
  StepForm,
  type StepFormProps,
  twoWith,
  useStepForm,
  WordsField,
} from '#modules/matters/office';
import { partyKinds } from '#modules/parties/contract';
import { newId, useFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { getNoticeDraft, issueStopNotice, previewStopNotice, violations } from '../contract.ts';
import { NoticeText } from './notice-text.tsx';

type Input = InputOf<typeof issueStopNotice>;
type Known = OutputOf<typeof getNoticeDraft>;

interface Typed {
  id: string;
  party: {
    id: string;
    kind: Input['party']['kind'];
    name: string;
    identityNumber: string;
    phone: string;
    address: string;
  };
  representative: string;
  violation: Input['violation'];
  act: string;
  landUse: string;
  officers: readonly string[];
}

const beginWith = (known: Known, personId: string | undefined): Typed => ({
  id: newId(),
  party: { id: newId(), kind: 'person', name: '', identityNumber: '', phone: '', address: '' },
  representative: '',
  violation: known.violation,
  act: known.act,
  landUse: known.landUse,
  officers: twoWith(personId, known.two),
});

/** Longer than between two strokes of a key: the preview is asked for when the hand rests. */
const REST_MS = 600;

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** From the record that would be printed; the paper itself is set by the house once it has its number. */
function Preview({ typed, matterId }: { typed: Typed; matterId: string }) {
  const { party, representative, violation, act, landUse, officers } = useRested(typed);
  const found = useFound(
    previewStopNotice,
    {
      matterId,
      partyKind: party.kind,
      partyName: party.name,
      address: given(party.address),
      representative: given(representative),
      violation,
      act,
      landUse,
      officers: officers.join(','),
    },
    { keepFormer: true },
  );
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <NoticeText text={found.data} kind={party.kind} />;
}

function Form({ known, ...props }: StepFormProps & { known: Known }) {
  const { t } = useWords();
  const { personId } = useMe();
  const { matter } = props;
  const form = useStepForm(
    issueStopNotice,
    props,
    () => beginWith(known, personId),
    ({ party: { identityNumber, phone, address, ...named }, representative, officers, ...typed }, here) => ({
      ...here,
      ...typed,
      officers: [...officers],
      representative: given(representative),
      party: { ...named, identityNumber: given(identityNumber), phone: given(phone), address: given(address) },
    }),
  );
  const { value, set, change, faultAt } = form;
  const party = (fields: Partial<Typed['party']>) =>
    change((former) => ({ ...former, party: { ...former.party, ...fields } }));
  return (
    <StepForm
      {...props}
      title={t('do.issueStopNotice')}
      lead={t('issue.lead')}
      verb={t('issue.send')}
      sending={form.sending}
    >
      <ChoiceField
        label={t('party.kind')}
        value={value.party.kind}
        options={partyKinds.map((kind) => ({ value: kind, words: t(`partyKind.${kind}`) }))}
        onChange={(kind) => party({ kind })}
        error={faultAt('party.kind')}
      />
      <WordsField
        rows={1}
        maxLength={100}
        label={t('party.name')}
        help={value.party.kind === 'unknown' ? t('party.unknownHelp') : undefined}
        value={value.party.name}
        onChange={(name) => party({ name })}
        error={faultAt('party.name')}
      />
      {value.party.kind !== 'person' && value.party.kind !== 'unknown' && (
        <WordsField
          rows={1}
          optional
          label={t('party.representative')}
          value={value.representative}
          onChange={(representative) => set({ representative })}
          error={faultAt('representative')}
        />
      )}
      <div className="form-row">
        <WordsField
          rows={1}
          optional
          label={t(value.party.kind === 'person' ? 'party.identityNumber' : 'party.creditCode')}
          help={t('party.sealed')}
          value={value.party.identityNumber}
          onChange={(identityNumber) => party({ identityNumber: identityNumber.toUpperCase() })}
          error={faultAt('party.identityNumber')}
        />
        <WordsField
          rows={1}
          optional
          label={t('party.phone')}
          value={value.party.phone}
          onChange={(phone) => party({ phone })}
          error={faultAt('party.phone')}
        />
      </div>
      <WordsField
        rows={1}
        optional
        label={t('party.address')}
        value={value.party.address}
        onChange={(address) => party({ address })}
        error={faultAt('party.address')}
      />
      <ChoiceField
        label={t('issue.violation')}
        value={value.violation}
        options={violations.map((one) => ({ value: one, words: t(`violation.${one}`) }))}
        onChange={(violation) => set({ violation })}
        error={faultAt('violation')}
      />
      <WordsField
        label={t('issue.act')}
        help={t('issue.actHelp')}
        rows={2}
        value={value.act}
        onChange={(act) => set({ act })}
        error={faultAt('act')}
      />
      <WordsField
        rows={1}
        maxLength={60}
        label={t('issue.landUse')}
        value={value.landUse}
        onChange={(landUse) => set({ landUse })}
        error={faultAt('landUse')}
      />
      <OfficersField
        officers={known.officers}
        value={value.officers}
        onChange={(ids) => set({ officers: ids })}
        error={faultAt('officers')}
      />
      <p className="field-label">{t('issue.preview')}</p>
      <Preview typed={value} matterId={matter.id} />
    </StepForm>
  );
}

export default function IssueForm(props: StepFormProps) {
  const found = useFound(getNoticeDraft, { matterId: props.matter.id });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  return found.data ? <Form {...props} known={found.data} /> : <Loading />;
}
