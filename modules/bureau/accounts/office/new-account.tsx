/** An account for a person of the register: whom, under which name; then the password to hand over, once. */
import { useState } from 'react';
import { newId, useCommand, useFound } from '#platform/client';
import { ActionButton, BarredAction, Loading } from '#ui/controls';
import { useAddress, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { findPeople, getPerson } from '../../people/contract.ts';
import { faultAt, SmallForm, TextField } from '../../people/office/form.tsx';
import { openAccount } from '../contract.ts';
import { makeOncePassword, OncePassword } from './once-password.tsx';

const SHOWN = 8;

function Choosing() {
  const { t } = useWords();
  const { change } = useAddress();
  const [text, setText] = useState('');
  const asked = text.trim();
  const found = useFound(findPeople, { text: asked, limit: SHOWN }, { enabled: asked !== '', keepFormer: true });
  return (
    <section className="small-form" aria-label={t('bureau.newAccount.person')}>
      <TextField
        label={t('bureau.newAccount.person')}
        help={t('bureau.newAccount.personHelp')}
        value={text}
        onChange={(value) => setText(value.slice(0, 40))}
      />
      {asked !== '' && found.isPending && <Loading />}
      {asked !== '' && found.data?.people.length === 0 && <p role="status">{t('bureau.newAccount.noneFound')}</p>}
      {asked !== '' && (
        <ul className="access-list">
          {found.data?.people.map((person) => (
            <li key={person.id}>
              <ActionButton wide onClick={() => change({ person: person.id })}>
                {[
                  person.name,
                  person.staffNumber,
                  person.posts[0] && `${person.posts[0].unitName} ${person.posts[0].title}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </ActionButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Naming({ personId }: { personId: string }) {
  const { t } = useWords();
  const { change, go } = useAddress();
  const [id] = useState(newId);
  const [password] = useState(() => makeOncePassword());
  const [username, setUsername] = useState('');
  const [asked, setAsked] = useState(false);
  const person = useFound(getPerson, { personId });
  const command = useCommand(openAccount);
  const submit = () => {
    setAsked(true);
    if (username.trim() !== '') void command.send({ id, personId, username, password });
  };
  if (command.state.is === 'done')
    return (
      <OncePassword username={command.state.value.username} password={password} onDone={() => go(`/accounts/${id}`)} />
    );
  const atPerson = faultAt(command, 'personId');
  return (
    <SmallForm
      title={person.data ? `${t('bureau.accounts.new')} · ${person.data.name}` : t('bureau.accounts.new')}
      words={t('bureau.newAccount.do')}
      command={command}
      onSubmit={submit}
      onClose={() => change({ person: undefined })}
    >
      {atPerson && (
        <p className="field-error" role="alert">
          {atPerson}
        </p>
      )}
      <TextField
        label={t('bureau.accounts.username')}
        help={t('bureau.newAccount.usernameHelp')}
        value={username}
        error={asked && username.trim() === '' ? t('bureau.form.needed') : faultAt(command, 'username')}
        onChange={(value) => {
          setUsername(value);
          command.clear();
        }}
      />
    </SmallForm>
  );
}

export default function NewAccountPage() {
  const { t } = useWords();
  const { query } = useAddress();
  const keeps = useMe().roles.includes('administrator');
  return (
    <div className="page narrow">
      <header className="page-head">
        <h1>{t('bureau.accounts.new')}</h1>
        <p>
          <a href="/office/accounts">{t('bureau.accounts.title')}</a>
        </p>
      </header>
      {!keeps && <BarredAction name={t('bureau.accounts.new')} reason={t('bureau.accounts.barred')} />}
      {keeps && (query.person ? <Naming key={query.person} personId={query.person} /> : <Choosing />)}
    </div>
  );
}
