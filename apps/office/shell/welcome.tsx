/** Where a one-time link leads: its owner sets the password and goes on to sign in. */
import { type FormEvent, useState } from 'react';
import { useCommand } from '#platform/client';
import { setFirstPassword } from '#platform/identity/contract';
import { ActionButton, CommandTrouble, Field, Mark } from '#ui/controls';
import { useWords } from '#ui/words';

/** Out of the address at once, so that neither the history nor a glance at the screen keeps it. */
function takeToken(): string {
  const address = new URL(location.href);
  const token = address.searchParams.get('token') ?? '';
  address.searchParams.delete('token');
  history.replaceState(history.state, '', address);
  return token;
}

export function Welcome({ home }: { home: string }) {
  const { t } = useWords();
  const [token] = useState(takeToken);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [differ, setDiffer] = useState(false);
  const door = useCommand(setFirstPassword);
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    setDiffer(password !== again);
    if (password === again) await door.send({ token, password });
  };
  if (door.state.is === 'done')
    return (
      <main className="door">
        <form>
          <p className="door-brand">
            <Mark size={32} />
            {t('office.name')}
          </p>
          <h1>{t('office.welcome.done')}</h1>
          <p>{t('office.welcome.username', { username: door.state.value.username })}</p>
          <p>
            <a href={home}>{t('office.signIn.title')}</a>
          </p>
        </form>
      </main>
    );
  return (
    <main className="door">
      <form onSubmit={(event) => void enter(event)}>
        <p className="door-brand">
          <Mark size={32} />
          {t('office.name')}
        </p>
        <h1>{t('office.welcome.title')}</h1>
        <Field label={t('office.welcome.password')} help={t('office.welcome.help')}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="password"
              autoComplete="new-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('office.welcome.again')} error={differ ? t('office.welcome.differ') : undefined}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="password"
              autoComplete="new-password"
              required
              value={again}
              onChange={(event) => {
                setAgain(event.target.value);
                setDiffer(false);
              }}
            />
          )}
        </Field>
        <CommandTrouble command={door} kept={false} />
        <ActionButton main type="submit" busy={door.state.is === 'sending'}>
          {t('office.welcome.do')}
        </ActionButton>
      </form>
    </main>
  );
}
