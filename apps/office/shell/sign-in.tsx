/** The door: user name, password, and the one-time code where the account asks for it. */

import { type FormEvent, useState } from 'react';
import { run, useCommand } from '#platform/client';
import { savePreferences, signIn } from '#platform/identity/contract';
import { ActionButton, Choice, CommandTrouble, Field, Mark } from '#ui/controls';
import { type Language, useWords } from '#ui/words';
import { chooseAtDoor } from './door-language.ts';
import { ownDevice } from './own-device.ts';

export interface DemoAccount {
  username: string;
  password: string | null;
  name: string;
  duty: string;
}

function DemoAccounts({
  accounts,
  onChoose,
}: {
  accounts: readonly DemoAccount[];
  onChoose(account: DemoAccount): void;
}) {
  const { t } = useWords();
  return (
    <section className="door-demo" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('office.signIn.demo')}</h2>
      <p>{t('office.signIn.demoHelp')}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" onClick={() => onChoose(account)}>
              <span className="unseen">{t('office.signIn.use')}</span>
              <b>{account.name}</b>
              <span>{account.duty}</span>
              {account.password === null && <span>{t('office.signIn.demoChanged')}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NewPassword(o: { label: string; help?: string; error?: string; value: string; onChange(text: string): void }) {
  return (
    <Field label={o.label} help={o.help} error={o.error}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="password"
          autoComplete="new-password"
          required
          value={o.value}
          onChange={(event) => o.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function SignIn({
  accounts,
  demo,
  onSignedIn,
}: {
  accounts?: readonly DemoAccount[];
  demo: boolean;
  onSignedIn(): void;
}) {
  const { t, language } = useWords();
  const [account, setAccount] = useState({ username: '', password: '' });
  const [otp, setOtp] = useState('');
  const door = useCommand(signIn);
  const [own, setOwn] = useState({ password: '', again: '' });
  const [differ, setDiffer] = useState(false);
  const [chosen, setChosen] = useState<Language>();
  const code = door.state.is === 'refused' ? door.state.refusal.code : undefined;
  // Somebody else has chosen the password: it stays asked until it is exchanged.
  const [asksOwn, setAsksOwn] = useState(false);
  if (code === 'signIn.ownNeeded' && !asksOwn) setAsksOwn(true);
  const asksCode = otp !== '' || (door.state.is === 'refused' && door.state.refusal.code === 'signIn.otpNeeded');
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    setDiffer(asksOwn && own.password !== own.again);
    if (asksOwn && own.password !== own.again) return;
    const answer = await door.send({
      ...account,
      otp: otp.trim() === '' ? undefined : otp,
      newPassword: asksOwn ? own.password : undefined,
      device: ownDevice(),
    });
    if (answer.is !== 'done') return;
    // Whoever chose it and then signed in has chosen it for himself, on every device.
    if (chosen) await run(savePreferences, { lang: chosen });
    onSignedIn();
  };
  return (
    <main className="door">
      <form onSubmit={(event) => void enter(event)}>
        <p className="door-brand">
          <Mark size={32} />
          {t('office.name')}
        </p>
        <h1>{t('office.signIn.title')}</h1>
        <Field label={t('office.signIn.username')}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoComplete="username"
              autoCapitalize="none"
              required
              value={account.username}
              onChange={(event) => setAccount({ ...account, username: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('office.signIn.password')}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="password"
              autoComplete="current-password"
              required
              value={account.password}
              onChange={(event) => setAccount({ ...account, password: event.target.value })}
            />
          )}
        </Field>
        {asksCode && (
          <Field label={t('office.signIn.otp')} help={t('office.signIn.otpHelp')}>
            {(control) => (
              <input
                {...control}
                className="input"
                inputMode="numeric"
                autoComplete="one-time-code"
                // biome-ignore lint/a11y/noAutofocus: it appears because the door just asked for it
                autoFocus
                required
                value={otp}
                onChange={(event) => setOtp(event.target.value)}
              />
            )}
          </Field>
        )}
        {asksOwn && (
          <>
            <NewPassword
              label={t('office.welcome.password')}
              help={t('office.welcome.help')}
              value={own.password}
              onChange={(password) => setOwn({ ...own, password })}
            />
            <NewPassword
              label={t('office.welcome.again')}
              error={differ ? t('office.welcome.differ') : undefined}
              value={own.again}
              onChange={(again) => setOwn({ ...own, again })}
            />
          </>
        )}
        <CommandTrouble command={door} kept={false} />
        <ActionButton main type="submit" busy={door.state.is === 'sending'}>
          {t(door.state.is === 'sending' ? 'office.signIn.doing' : 'office.signIn.do')}
        </ActionButton>
        <Choice
          label={t('office.me.language')}
          value={language}
          options={(['zh', 'en'] as const).map((value) => ({ value, words: t(`office.language.${value}`) }))}
          onChange={(lang) => {
            setChosen(lang);
            chooseAtDoor(lang);
          }}
        />
      </form>
      {accounts && accounts.length > 0 && (
        <DemoAccounts
          accounts={accounts}
          onChoose={({ username, password }) => setAccount({ username, password: password ?? '' })}
        />
      )}
      {demo && <p className="demo-mark">{t('demo.mark')}</p>}
    </main>
  );
}
