/** Recording a licence: its number and its days. */
import { useState } from 'react';
import { newId, useCommand, useDraft } from '#platform/client';
import { useWords } from '#ui/words';
import { recordLicence } from '../contract.ts';
import { DayField, faultAt, SmallForm, TextField } from './form.tsx';
import type { Person } from './person.tsx';

export function LicenceForm({ person, onClose }: { person: Person; onClose(): void }) {
  const { t } = useWords();
  const [id] = useState(newId);
  const draft = useDraft(`recordLicence.${person.id}`, { number: '', from: '', to: '' });
  const { number, from, to } = draft.value;
  const [asked, setAsked] = useState(false);
  const command = useCommand(recordLicence);
  const change = (fields: Partial<typeof draft.value>) => {
    draft.change((former) => ({ ...former, ...fields }));
    command.clear();
  };
  const fault = (field: 'number' | 'from' | 'to') =>
    asked && draft.value[field] === '' ? t('bureau.form.needed') : faultAt(command, field);
  const submit = async () => {
    setAsked(true);
    if (number.trim() === '' || from === '' || to === '') return;
    const answer = await command.send({
      id,
      personId: person.id,
      kind: 'enforcement',
      number: number.trim(),
      from,
      to,
    });
    if (answer.is !== 'done') return;
    draft.drop();
    onClose();
  };
  const title = t('bureau.recordLicence.title', { name: person.name });
  return (
    <SmallForm
      title={title}
      words={t('bureau.recordLicence.do')}
      command={command}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={t('bureau.export.licence')}
        value={number}
        error={fault('number')}
        onChange={(value) => change({ number: value })}
      />
      <DayField
        label={t('bureau.form.issuedOn')}
        value={from}
        error={fault('from')}
        onChange={(value) => change({ from: value })}
      />
      <DayField
        label={t('bureau.export.licenceTo')}
        value={to}
        error={fault('to')}
        onChange={(value) => change({ to: value })}
      />
    </SmallForm>
  );
}
