/** The navigation: only what exists, under the bureau's four duties; at the bottom of a phone's screen. */
import { Link, useMatches } from '@tanstack/react-router';
import { Icon, Mark } from '#ui/controls';
import { type Duty, type OfficePage, useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { MeMenu } from './me-menu.tsx';

type EntryPage = OfficePage & Required<Pick<OfficePage, 'entry'>>;

const duties: readonly (Duty | undefined)[] = [undefined, 'land', 'service', 'people', 'self'];
/** More than five targets do not fit a thumb; the rest is a touch away in the search. */
const ON_A_PHONE = 5;

const isEntry = (page: OfficePage): page is EntryPage => page.entry !== undefined;

export function entriesFor(pages: readonly OfficePage[], roles: readonly string[]): readonly EntryPage[] {
  const dutyAt = ({ entry }: EntryPage) => duties.indexOf(entry.duty);
  return pages
    .filter(isEntry)
    .filter(({ entry }) => entry.roles === undefined || entry.roles.some((role) => roles.includes(role)))
    .sort((a, b) => dutyAt(a) - dutyAt(b) || a.entry.order - b.entry.order);
}

const noCount = () => undefined;
const usePath = () => useMatches().at(-1)?.fullPath ?? '';

/** The entry that one is at: its own page, or the nearest above a page that has none. */
export function entryAt(entries: readonly OfficePage[], path: string): OfficePage | undefined {
  const under = entries.filter((page) => page.path === path || path.startsWith(`${page.path}/`));
  return under.sort((a, b) => b.path.length - a.path.length)[0];
}

function EntryLink({ page, current }: { page: EntryPage; current: boolean }) {
  const { t, count } = useWords();
  const useCount = page.entry.useCount ?? noCount;
  const waiting = useCount();
  return (
    <Link to={page.path} activeOptions={{ exact: true }} aria-current={current ? 'page' : undefined}>
      <Icon name={page.entry.icon} />
      <span>{t(page.title)}</span>
      {waiting !== undefined && waiting > 0 && <span className="nav-count">{count(waiting)}</span>}
    </Link>
  );
}

export function Navigation({ pages, onGo }: { pages: readonly OfficePage[]; onGo(): void }) {
  const { t } = useWords();
  const { city, demo } = useHouse();
  const entries = entriesFor(pages, useMe().roles);
  const at = entryAt(entries, usePath());
  return (
    <nav className="nav" aria-label={t('office.navigation')}>
      <p className="nav-brand">
        <Mark name={t('office.name')} />
        {t('office.name')}
        <small>{city}</small>
      </p>
      <button type="button" className="nav-go" onClick={onGo} aria-keyshortcuts="Control+K Meta+K">
        <Icon name="search" size={16} />
        <span>{t('office.go.button')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="nav-entries">
        {duties.map((duty) => {
          const under = entries.filter(({ entry }) => entry.duty === duty);
          if (under.length === 0) return null;
          return (
            <div key={duty ?? 'top'} className="nav-duty">
              {duty && <h2>{t(`office.duty.${duty}`)}</h2>}
              {under.map((page) => (
                <EntryLink key={page.path} page={page} current={page === at} />
              ))}
            </div>
          );
        })}
      </div>
      {demo && <p className="demo-mark">{t('demo.mark')}</p>}
      <MeMenu />
    </nav>
  );
}

export function BottomNavigation({ pages }: { pages: readonly OfficePage[] }) {
  const { t } = useWords();
  const entries = entriesFor(pages, useMe().roles).slice(0, ON_A_PHONE);
  const at = entryAt(entries, usePath());
  return (
    <nav className="bottom-nav" aria-label={t('office.navigation')}>
      {entries.map((page) => (
        <EntryLink key={page.path} page={page} current={page === at} />
      ))}
    </nav>
  );
}
