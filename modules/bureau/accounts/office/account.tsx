/** One account: who holds it, what it may do and why, what was done to it, and what can be done now. */
import type { OutputOf } from '@cuntu/base';
import { useState } from 'react';
import { useCommand, useFound } from '#platform/client';
import { ActionButton, BarredAction, FoundTrouble, Light, Loading } from '#ui/controls';
import { useAddress, useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { faultAt, SmallForm, TextField } from '../../people/office/form.tsx';
import { dropSecondFactor, getAccount, lockAccount, resetPassword, unlockAccount } from '../contract.ts';
import { accountLight } from './accounts.tsx';
import { makeOncePassword, OncePassword } from './once-password.tsx';

type Account = OutputOf<typeof getAccount>;

function ResetForm({ account, onClose }: { account: Account; onClose(): void }) {
  const { t } = useWords();
  const [password] = useState(() => makeOncePassword());
  const command = useCommand(resetPassword);
  if (command.state.is === 'done')
    return <OncePassword username={account.username} password={password} onDone={onClose} />;
  return (
    <SmallForm
      title={t('bureau.account.resetTitle')}
      words={t('bureau.account.resetDo')}
      command={command}
      onSubmit={() => void command.send({ accountId: account.id, password })}
      onClose={onClose}
    >
      <p>{t('bureau.account.resetLead')}</p>
    </SmallForm>
  );
}

function LockForm({ account, onClose }: { account: Account; onClose(): void }) {
  const { t } = useWords();
  const command = useCommand(lockAccount);
  const submit = async () => {
    const answer = await command.send({ accountId: account.id });
    if (answer.is === 'done') onClose();
  };
  return (
    <SmallForm
      title={t('bureau.account.lockTitle')}
      words={t('bureau.account.lockDo')}
      command={command}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t('bureau.account.lockLead')}</p>
    </SmallForm>
  );
}

function DropFactorForm({ account, onClose }: { account: Account; onClose(): void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const command = useCommand(dropSecondFactor);
  const missing = asked && reason.trim() === '' ? t('bureau.form.needed') : undefined;
  const submit = async () => {
    setAsked(true);
    if (reason.trim() === '') return;
    const answer = await command.send({ accountId: account.id, reason });
    if (answer.is === 'done') onClose();
  };
  return (
    <SmallForm
      title={t('bureau.account.factorTitle')}
      words={t('bureau.account.factorDo')}
      command={command}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t('bureau.account.factorLead')}</p>
      <TextField
        label={t('bureau.account.factorReason')}
        help={t('bureau.account.factorReasonHelp')}
        value={reason}
        error={missing ?? faultAt(command, 'reason') ?? faultAt(command, 'accountId')}
        onChange={setReason}
      />
    </SmallForm>
  );
}

function CanDo({ account }: { account: Account }) {
  const { t } = useWords();
  const { change } = useAddress();
  const { accountId } = useMe();
  const unlock = useCommand(unlockAccount);
  const own = account.id === accountId;
  const barred = own
    ? t('bureau.account.oneself')
    : account.state === 'closed'
      ? t('refusal.account.closed')
      : undefined;
  return (
    <section aria-labelledby="can-do">
      <h2 id="can-do">{t('bureau.person.canDo')}</h2>
      {barred ? (
        <BarredAction name={t('bureau.account.resetDo')} reason={barred} />
      ) : (
        <div className="can-do">
          <ActionButton wide icon="pencil" onClick={() => change({ do: 'reset' })}>
            {t('bureau.account.resetDo')}
          </ActionButton>
          {account.state === 'active' ? (
            <ActionButton wide icon="lock" onClick={() => change({ do: 'lock' })}>
              {t('bureau.account.lockDo')}
            </ActionButton>
          ) : (
            <ActionButton
              wide
              icon="check"
              busy={unlock.state.is === 'sending'}
              onClick={() => void unlock.send({ accountId: account.id })}
            >
              {t('bureau.account.unlockDo')}
            </ActionButton>
          )}
          {account.secondFactor && (
            <ActionButton wide icon="phone" onClick={() => change({ do: 'factor' })}>
              {t('bureau.account.factorDo')}
            </ActionButton>
          )}
          {unlock.state.is === 'refused' && <p role="alert">{unlock.state.refusal.sentence}</p>}
        </div>
      )}
    </section>
  );
}

function Grants({ grants }: Pick<Account, 'grants'>) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  return (
    <section aria-labelledby="grants">
      <h2 id="grants">
        {t('bureau.account.grants')}
        <small>{t('bureau.account.grantsNote')}</small>
      </h2>
      {grants.length === 0 && <p className="quiet">{t('bureau.account.noGrants')}</p>}
      {grants.length > 0 && (
        <table className="people-table grants-table">
          <thead>
            <tr>
              <th scope="col">{t('bureau.account.role')}</th>
              <th scope="col">{t('bureau.account.scope')}</th>
              <th scope="col">{t('bureau.account.span')}</th>
              <th scope="col">{t('bureau.account.source')}</th>
            </tr>
          </thead>
          <tbody>
            {grants.map((one) => (
              <tr key={one.id} data-state={one.state}>
                <th scope="row">
                  {t(`office.role.${one.role}`)}
                  {one.state !== 'now' && <small>{t(`bureau.appointmentState.${one.state}`)}</small>}
                </th>
                <td>
                  {one.divisionName}
                  <small>{one.division}</small>
                </td>
                <td>
                  {shortDay(one.from, today)}
                  <small>{one.to ? shortDay(one.to, today) : t('bureau.account.open')}</small>
                </td>
                <td>
                  {one.post ?? t(`bureau.grantSource.${one.source}`)}
                  {one.post && <small>{t(`bureau.grantSource.${one.source}`)}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function History({ deeds }: Pick<Account, 'deeds'>) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('bureau.account.history')}</h2>
      {deeds.length === 0 && <p className="quiet">{t('bureau.account.noHistory')}</p>}
      <ol className="access-list">
        {deeds.map(({ n, deed, reason, at, by }) => (
          <li key={n}>
            <b>{by ?? t('bureau.accesses.somebody')}</b> {t(`bureau.accountDeed.${deed}`)}
            {reason && <span>{t('bureau.account.because', { reason })}</span>}
            <small>{moment(at, today)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Head({ account }: { account: Account }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  const { person } = account;
  return (
    <header className="page person-head">
      <p className="quiet">
        <a href="/office/accounts">{t('bureau.accounts.title')}</a>
      </p>
      <h1>{account.username}</h1>
      <p>
        {person ? <a href={`/office/people/${person.id}`}>{person.name}</a> : t('bureau.accounts.itself')}
        {person?.staffNumber && ` · ${t('bureau.person.staffNumber', { number: person.staffNumber })}`}
        {' · '}
        {t('bureau.account.opened', { moment: moment(account.openedAt, today) })}
      </p>
      <p className="account-state">
        <Light colour={accountLight[account.state]} size={14} />
        {[
          t(`bureau.accountState.${account.state}`),
          t(`bureau.accountPassword.${account.password}`),
          account.secondFactor && t('bureau.account.secondFactor'),
          t('bureau.account.sessions', { count: account.openSessions }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </header>
  );
}

function Page({ account }: { account: Account }) {
  const { query, change } = useAddress();
  const close = () => change({ do: undefined });
  return (
    <div className="person-page">
      <Head account={account} />
      <div className="columns account-columns">
        <div className="column">
          {query.do === 'reset' && <ResetForm account={account} onClose={close} />}
          {query.do === 'factor' && account.secondFactor && <DropFactorForm account={account} onClose={close} />}
          {query.do === 'lock' && account.state === 'active' && <LockForm account={account} onClose={close} />}
          <Grants grants={account.grants} />
        </div>
        <div className="column">
          <CanDo account={account} />
          <History deeds={account.deeds} />
        </div>
      </div>
    </div>
  );
}

export default function AccountPage() {
  const { params } = useAddress();
  const found = useFound(getAccount, { accountId: params.accountId ?? '' });
  if (found.data) return <Page account={found.data} />;
  return (
    <div className="page">
      {found.error ? <FoundTrouble error={found.error} again={() => void found.refetch()} /> : <Loading />}
    </div>
  );
}
