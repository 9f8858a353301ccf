/** What stands around every page: navigation, the way to search, the mark of a demo. */
import { Outlet, useMatches } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Icon, IconButton, Mark } from '#ui/controls';
import { type GoSource, type OfficePage, useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { DemoMark } from './demo-mark.tsx';
import { GoDialog } from './go.tsx';
import { MeMenu } from './me-menu.tsx';
import { BottomNavigation, isFor, Navigation } from './navigation.tsx';
import { NotForYou } from './not-for-you.tsx';

function useGoKey(open: () => void): void {
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, [open]);
}

function useHere(pages: readonly OfficePage[]): OfficePage | undefined {
  const path = useMatches().at(-1)?.fullPath;
  return pages.find((page) => page.path === path);
}

/** The window's title says where one is, before the page has loaded. */
function useTitle(here: OfficePage | undefined): void {
  const { t } = useWords();
  const key = here?.title ?? 'office.notHere.title';
  useEffect(() => {
    document.title = `${t(key)} · ${t('office.name')}`;
  }, [t, key]);
}

function TopBar({ onGo }: { onGo(): void }) {
  const { t } = useWords();
  const { demo, growing } = useHouse();
  return (
    <header className="top-bar">
      <Mark name={t('office.name')} />
      {demo && <DemoMark growing={growing} />}
      <IconButton icon="search" name={t('office.go.label')} onClick={onGo} />
      <MeMenu />
    </header>
  );
}

export function Frame({ pages, sources }: { pages: readonly OfficePage[]; sources: readonly GoSource[] }) {
  const { t } = useWords();
  const [going, setGoing] = useState(false);
  const [openGo] = useState(() => () => setGoing(true));
  useGoKey(openGo);
  const { roles } = useMe();
  const here = useHere(pages);
  useTitle(here);
  return (
    <div className="frame">
      <a className="skip" href="#page">
        <Icon name="next" /> {t('office.skip')}
      </a>
      <TopBar onGo={openGo} />
      <Navigation pages={pages} onGo={openGo} />
      <main id="page" tabIndex={-1}>
        {here && !isFor(here, roles) ? <NotForYou page={here} /> : <Outlet />}
      </main>
      <BottomNavigation pages={pages} />
      {going && <GoDialog pages={pages} sources={sources} onClose={() => setGoing(false)} />}
    </div>
  );
}
