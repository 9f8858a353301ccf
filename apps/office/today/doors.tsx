/** The first page of whoever has no worklist here: who he is, what he can do, and where to turn for the rest. */
import { ActionLink } from '#ui/controls';
import { useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';

interface Door {
  name: 'people' | 'import' | 'newPerson' | 'self' | 'norms' | 'limits' | 'count' | 'check';
  href: string;
}

/** bureau.mayKeepRegister. */
const keepers = ['personnelOfficer', 'administrator'];

export function doorsFor(roles: readonly string[], personId: string | undefined): readonly Door[] {
  const staff = !roles.includes('citizen') && roles.length > 0;
  const keeps = roles.some((role) => keepers.includes(role));
  const doors: readonly (Door | false | undefined)[] = [
    roles.includes('administrator') && { name: 'limits', href: '/office/norms' },
    keeps && { name: 'newPerson', href: '/office/people/new' },
    keeps && { name: 'import', href: '/office/people/import' },
    staff && { name: 'people', href: '/office/people' },
    staff && personId !== undefined && { name: 'self', href: `/office/people/${personId}` },
    { name: 'check', href: '/' },
    !roles.includes('administrator') && { name: 'norms', href: '/office/norms' },
  ];
  return doors.filter((door): door is Door => Boolean(door));
}

/** What each of these roles hears first; any other hears the common word. */
const addressed = ['citizen', 'personnelOfficer', 'publicist', 'petitionOfficer', 'administrator'];

export function Doors() {
  const { t, day } = useWords();
  const { today, city } = useHouse();
  const { name, roles, personId } = useMe();
  const role = addressed.find((one) => roles.includes(one)) ?? 'other';
  return (
    <div className="page narrow doors">
      <header className="page-head">
        <h1>{day(today, today)}</h1>
        <p>
          {t('doors.you', {
            name,
            role: roles.map((one) => t(`office.role.${one}`)).join(t('office.and')),
            city,
          })}
        </p>
      </header>
      <p className="doors-lead">{t(`doors.lead.${role}`)}</p>
      <h2>{t('doors.can')}</h2>
      <ul>
        {doorsFor(roles, personId).map((door, nth) => (
          <li key={door.name}>
            <ActionLink main={nth === 0} href={door.href}>
              {t(`doors.${door.name}`)}
            </ActionLink>
            <span>{t(`doors.${door.name}Why`)}</span>
          </li>
        ))}
      </ul>
      <h2>{t('doors.elsewhere')}</h2>
      <p>{t(`doors.ask.${role === 'citizen' ? 'citizen' : 'staff'}`)}</p>
    </div>
  );
}
