/** The navigation: only what exists, under the bureau's four duties; at the bottom of a phone's screen. */
import { Link, useMatches } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Icon, IconButton, Mark } from '#ui/controls';
import { type Duty, type OfficePage, useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { DemoMark } from './demo-mark.tsx';
import { MeMenu } from './me-menu.tsx';

type EntryPage = OfficePage & Required<Pick<OfficePage, 'entry'>>;

const duties: readonly (Duty | undefined)[] = [undefined, 'land', 'service', 'people', 'self'];
/** More than five targets do not fit a thumb; the last of them then opens the rest. */
const ON_A_PHONE = 5;

const isEntry = (page: OfficePage): page is EntryPage => page.entry !== undefined;

/** Whether somebody with these roles has any business on the page. */
export const isFor = ({ roles: those }: OfficePage, roles: readonly string[]): boolean =>
  those === undefined || those.some((role) => roles.includes(role));

export function entriesFor(pages: readonly OfficePage[], roles: readonly string[]): readonly EntryPage[] {
  const dutyAt = ({ entry }: EntryPage) => duties.indexOf(entry.duty);
  return pages
    .filter(isEntry)
    .filter((page) => isFor(page, roles))
    .sort((a, b) => dutyAt(a) - dutyAt(b) || a.entry.order - b.entry.order);
}

const noCount = () => undefined;
const usePath = () => useMatches().at(-1)?.fullPath ?? '';

/** The entry that one is at: its own page, or the nearest above a page that has none. */
export function entryAt(entries: readonly OfficePage[], path: string): OfficePage | undefined {
  const under = entries.filter((page) => page.path === path || path.startsWith(`${page.path}/`));
  return under.sort((a, b) => b.path.length - a.path.length)[0];
}

function EntryLink({ page, current, short }: { page: EntryPage; current: boolean; short?: boolean }) {
  const { t, count } = useWords();
  const useCount = page.entry.useCount ?? noCount;
  const waiting = useCount();
  return (
    <Link
      to={page.path}
      search={page.entry.query as never}
      activeOptions={{ exact: true }}
      aria-current={current ? 'page' : undefined}
    >
      <Icon name={page.entry.icon} />
      <span>{t((short && page.entry.short) || page.title)}</span>
      {waiting !== undefined && waiting > 0 && <span className="nav-count">{count(waiting)}</span>}
    </Link>
  );
}

/** On the button behind which the entry lies. */
function CallMark({ page }: { page: EntryPage }) {
  const { t, count } = useWords();
  const useCount = page.entry.useCount ?? noCount;
  const waiting = useCount();
  if (!waiting) return null;
  return (
    <span className="nav-count nav-call">
      <span className="unseen">{t(page.title)}</span> {count(waiting)}
    </span>
  );
}

function Duties({ entries, at }: { entries: readonly EntryPage[]; at?: OfficePage }) {
  const { t } = useWords();
  return duties.map((duty) => {
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
  });
}

export function Navigation({ pages, onGo }: { pages: readonly OfficePage[]; onGo(): void }) {
  const { t } = useWords();
  const { city, demo, growing } = useHouse();
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
        <Duties entries={entries} at={at} />
      </div>
      {demo && <DemoMark growing={growing} />}
      <MeMenu />
    </nav>
  );
}

/** What does not fit the thumb: the whole menu by its duties, as the wide screen has it. */
function Rest({ entries, at, onClose }: { entries: readonly EntryPage[]; at?: OfficePage; onClose(): void }) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog className="rest" ref={dialog} aria-label={t('office.more')} onClose={onClose}>
      <div className="rest-head">
        <b>{t('office.more')}</b>
        <IconButton icon="close" name={t('office.go.close')} onClick={() => dialog.current?.close()} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links within are what is pressed; the sheet then closes */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click */}
      <div onClick={(event) => (event.target as Element).closest('a') && dialog.current?.close()}>
        <Duties entries={entries} at={at} />
      </div>
    </dialog>
  );
}

export function BottomNavigation({ pages }: { pages: readonly OfficePage[] }) {
  const { t } = useWords();
  const [more, setMore] = useState(false);
  const entries = entriesFor(pages, useMe().roles);
  const at = entryAt(entries, usePath());
  const fits = entries.length <= ON_A_PHONE;
  const shown = fits ? entries : entries.slice(0, ON_A_PHONE - 1);
  const folded = entries.filter((page) => !shown.includes(page));
  const elsewhere = at !== undefined && !shown.some((page) => page === at);
  return (
    <nav className="bottom-nav" aria-label={t('office.navigation')}>
      {shown.map((page) => (
        <EntryLink key={page.path} page={page} current={page === at} short />
      ))}
      {!fits && (
        <button type="button" aria-haspopup="dialog" data-here={elsewhere || undefined} onClick={() => setMore(true)}>
          <Icon name="more" />
          <span>{t('office.more')}</span>
          {folded.map((page) => page.entry.calls && <CallMark key={page.path} page={page} />)}
        </button>
      )}
      {more && <Rest entries={entries} at={at} onClose={() => setMore(false)} />}
    </nav>
  );
}
