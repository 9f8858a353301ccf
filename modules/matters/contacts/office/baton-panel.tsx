/** Whom the applicant turns to, from hand to hand, and how the next one takes it over. */
import { useCommand } from '#platform/client';
import { ActionButton, BarredAction, CommandTrouble } from '#ui/controls';
import { BlockTitle, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import type { MatterView } from '../../office/step-forms.ts';
import { serviceRoles } from '../../runs/contract.ts';
import { takeContact } from '../contract.ts';

function TakeOver({ matter }: { matter: MatterView }) {
  const { t } = useWords();
  const take = useCommand(takeContact);
  const { id: matterId, task } = matter;
  if (!task) return null;
  if (!task.mine) {
    const name = task.person;
    const reason = name ? t('baton.barred', { name }) : t('baton.barredNobody');
    return <BarredAction name={t('baton.take')} reason={reason} />;
  }
  return (
    <>
      <ActionButton wide busy={take.state.is === 'sending'} onClick={() => void take.send({ matterId })}>
        {t('baton.take')}
      </ActionButton>
      <p className="quiet">{t('baton.takeWhy')}</p>
      <CommandTrouble command={take as never} kept={false} />
    </>
  );
}

/** Nothing where nobody applied. */
export function BatonPanel({ matter }: { matter: MatterView }) {
  const { t } = useWords();
  const { roles } = useMe();
  const now = matter.contacts.at(-1);
  if (!now) return null;
  const serves = serviceRoles.some((role) => roles.includes(role));
  const names = matter.contacts.map(({ name }) => name).join(' → ');
  return (
    <section className="baton">
      <BlockTitle>{t('baton.title')}</BlockTitle>
      <p>
        <b>{t('baton.now', { name: now.name })}</b>{' '}
        {[now.post, now.unit, now.room, now.phone].filter(Boolean).join(' · ')}
      </p>
      {matter.contacts.length > 1 && <p className="quiet">{t('baton.chain', { names })}</p>}
      {now.mine && matter.task && <p className="quiet">{t('baton.yours')}</p>}
      {!now.mine && serves && <TakeOver matter={matter} />}
    </section>
  );
}
