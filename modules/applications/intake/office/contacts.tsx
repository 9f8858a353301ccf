/** Who answers for it to the applicant: the chain from whoever was met first to whoever is to be asked now. */
import type { MatterView } from '#modules/matters/office';
import { PersonRow } from '#ui/controls';
import { BlockTitle, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';

export function Contacts({ matter: { contacts } }: { matter: MatterView }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  if (contacts.length === 0) return null;
  return (
    <>
      <BlockTitle note={t('contact.note')}>{t('contact.title')}</BlockTitle>
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
                {t('contact.since', { at: moment(since, today) })}
                {nth === 0 && ` · ${t('contact.first')}`}
                {nth === contacts.length - 1 && <b> · {t('contact.now')}</b>}
              </>
            }
          />
        ))}
      </ul>
    </>
  );
}
