/** Changing one's own password: the old one is asked, the new one twice; other places are signed out. */
import { type FormEvent, useState } from 'react';
import { useCommand } from '#platform/client';
import { changePassword } from '#platform/identity/contract';
import { ActionButton, CommandTrouble, Field } from '#ui/controls';
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';

const empty = { current: '', password: '', again: '' };
type Typed = typeof empty;

export function ChangePassword() {
  const { t } = useWords();
  const { username } = useMe();
  const [typed, setTyped] = useState(empty);
  const [asked, setAsked] = useState(false);
  const [done, setDone] = useState(false);
  const command = useCommand(changePassword);
  const refusal = command.state.is === 'refused' ? command.state.refusal : undefined;
  const faultOf = (field: keyof Typed) => {
    if (asked && typed[field] === '') return t('me.needed');
    if (field === 'again' && asked && typed.again !== typed.password) return t('office.welcome.differ');
    return refusal?.at === field ? refusal.sentence : undefined;
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    setDone(false);
    const { current, password, again } = typed;
    if (current === '' || password === '' || password !== again) return;
    const answer = await command.send({ current, password });
    if (answer.is !== 'done') return;
    setTyped(empty);
    setAsked(false);
    setDone(true);
  };
  const field = (name: keyof Typed, autoComplete: string, help?: string) => (
    <Field label={t(`me.${name}`)} help={help} error={faultOf(name)}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="password"
          autoComplete={autoComplete}
          value={typed[name]}
          onChange={(event) => {
            setTyped({ ...typed, [name]: event.target.value });
            command.clear();
          }}
        />
      )}
    </Field>
  );
  return (
    <form className="me-password" onSubmit={(event) => void send(event)} noValidate aria-labelledby="me-password">
      <h2 id="me-password">{t('me.passwordTitle')}</h2>
      <p>{t('me.passwordLead')}</p>
      {/* A keeper of passwords files the new one under this name. */}
      <input
        className="unseen"
        type="text"
        autoComplete="username"
        value={username}
        readOnly
        tabIndex={-1}
        aria-hidden
      />
      {field('current', 'current-password')}
      {field('password', 'new-password', t('office.welcome.help'))}
      {field('again', 'new-password')}
      {!refusal?.at && <CommandTrouble command={command} kept={false} />}
      <ActionButton main type="submit" busy={command.state.is === 'sending'}>
        {t('me.passwordDo')}
      </ActionButton>
      <p role="status" className="me-done">
        {done && t('me.passwordDone')}
      </p>
    </form>
  );
}
