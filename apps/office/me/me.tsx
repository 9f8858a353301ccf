/** One's own account: change the password, see where one is signed in and end it there, and who has looked at one's page. */
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { CalendarLink } from './calendar-link.tsx';
import { ChangePassword } from './change-password.tsx';
import { Sessions } from './sessions.tsx';

export default function MePage() {
  const { t } = useWords();
  const { name, username, personId, grants } = useMe();
  return (
    <div className="page narrow">
      <header className="page-head">
        <h1>{t('me.page')}</h1>
        <p>{name === username ? name : `${name} · ${username}`}</p>
      </header>
      <ChangePassword />
      <Sessions />
      {grants.length > 0 && <CalendarLink />}
      {personId && (
        <p className="me-looked">
          <a href={`/office/people/${personId}`}>{t('me.looked')}</a>
        </p>
      )}
    </div>
  );
}
