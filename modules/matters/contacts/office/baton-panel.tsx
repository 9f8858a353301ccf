/** Whom the applicant turns to, from hand to hand, and how the next one takes it over. */
import { useCommand } from '#platform/client';
import { ActionButton, BarredAction, CommandTrouble, PersonRow } from '#ui/controls';
import { BlockTitle, useHouse, useMe } from '#ui/pages';
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

function Chain({ matter: { contacts } }: { matter: MatterView }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  return (
    <ul className="people-list contacts">
      {contacts.map(({ name, post, unit, room, phone, since }, nth) => (
        <PersonRow
          key={since}
          surname={name.slice(0, 1)}
          name={name}
          duty={
            <>
              {[unit, post, room].filter(Boolean).join(' · ')}
              {phone && (
                <>
                  {' · '}
                  <span className="phone-number">{phone}</span>
                </>
              )}
              <br />
              {t('baton.since', { at: moment(since, today) })}
              {nth === 0 && ` · ${t('baton.first')}`}
              {nth === contacts.length - 1 && <b> · {t('baton.current')}</b>}
            </>
          }
        />
      ))}
    </ul>
  );
}

/** The whole chain, as the applicant sees it too; nothing where nobody applied. */
export function BatonPanel({ matter }: { matter: MatterView }) {
  const { t } = useWords();
  const { roles } = useMe();
  const now = matter.contacts.at(-1);
  if (!now) return null;
  const serves = serviceRoles.some((role) => roles.includes(role));
  return (
    <section className="baton">
      <BlockTitle note={t('baton.note')}>{t('baton.title')}</BlockTitle>
      <Chain matter={matter} />
      {now.mine && matter.task && <p className="quiet">{t('baton.yours')}</p>}
      {!now.mine && serves && <TakeOver matter={matter} />}
    </section>
  );
}
