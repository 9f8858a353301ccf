/** A person enters the register; the next page is his own, where he is appointed. */
import { useState } from 'react';
import { newId, useCommand, useDraft } from '#platform/client';
import { BarredAction, Choice } from '#ui/controls';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { personKinds } from '../../register/contract.ts';
import { registerPerson } from '../contract.ts';
import { DayField, faultAt, SmallForm, TextField } from './form.tsx';
import { useKeeping } from './keeping.ts';

function NewPerson() {
  const { t } = useWords();
  const { today } = useHouse();
  const { go } = useAddress();
  const [id] = useState(newId);
  const draft = useDraft('registerPerson', {
    name: '',
    kind: 'staff' as (typeof personKinds)[number],
    staffNumber: '',
    phone: '',
    validFrom: today,
  });
  const { name, kind, staffNumber, phone, validFrom } = draft.value;
  const [asked, setAsked] = useState(false);
  const command = useCommand(registerPerson);
  const change = (fields: Partial<typeof draft.value>) => {
    draft.change((former) => ({ ...former, ...fields }));
    command.clear();
  };
  const missing = (value: string) => (asked && value.trim() === '' ? t('bureau.form.needed') : undefined);
  const submit = async () => {
    setAsked(true);
    if (name.trim() === '' || validFrom === '') return;
    const answer = await command.send({
      id,
      name,
      kind,
      staffNumber: staffNumber.trim() || null,
      phone: phone.trim() || null,
      validFrom,
    });
    if (answer.is !== 'done') return;
    draft.drop();
    go(`/people/${id}?do=appoint`);
  };
  return (
    <SmallForm
      title={t('bureau.newPerson.title')}
      titled={false}
      words={t('bureau.newPerson.do')}
      command={command}
      onSubmit={() => void submit()}
    >
      <TextField
        label={t('bureau.export.name')}
        value={name}
        error={missing(name) ?? faultAt(command, 'name')}
        onChange={(value) => change({ name: value })}
      />
      <div className="field">
        <span className="field-label">{t('bureau.export.kind')}</span>
        <Choice
          label={t('bureau.export.kind')}
          value={kind}
          onChange={(value) => change({ kind: value })}
          options={personKinds.map((value) => ({ value, words: t(`bureau.personKind.${value}`) }))}
        />
      </div>
      <TextField
        label={t('bureau.export.staffNumber')}
        optional
        value={staffNumber}
        error={faultAt(command, 'staffNumber')}
        onChange={(value) => change({ staffNumber: value })}
      />
      <TextField
        label={t('bureau.export.phone')}
        optional
        value={phone}
        error={faultAt(command, 'phone')}
        onChange={(value) => change({ phone: value })}
      />
      <DayField
        label={t('bureau.form.validFrom')}
        value={validFrom}
        error={missing(validFrom)}
        onChange={(value) => change({ validFrom: value })}
      />
    </SmallForm>
  );
}

export default function NewPersonPage() {
  const { t } = useWords();
  const { mayKeep, reason } = useKeeping();
  return (
    <div className="page narrow">
      <header className="page-head">
        <h1>{t('bureau.newPerson.title')}</h1>
        <p>
          <a href="/office/people">{t('bureau.people.title')}</a>
        </p>
      </header>
      {mayKeep ? <NewPerson /> : <BarredAction name={t('bureau.newPerson.title')} reason={reason} />}
    </div>
  );
}
