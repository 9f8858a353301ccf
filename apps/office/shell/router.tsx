/** The router, made from the pages that the slices declare; each page is a file of its own, loaded when opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { EmptyState, ErrorSentence, Loading } from '#ui/controls';
import { type OfficePage, type OfficeSlice, parseQuery, spellQuery } from '#ui/pages';
import { useWords } from '#ui/words';
import { Frame } from './frame.tsx';

export const BASE = '/office';

function NotHere() {
  const { t } = useWords();
  return (
    <div className="page">
      <EmptyState
        heading="h1"
        title={t('office.notHere.title')}
        sentence={t('office.notHere.sentence')}
        links={[{ words: t('office.notHere.home'), href: `${BASE}/` }]}
      />
    </div>
  );
}

function Broken() {
  const { t } = useWords();
  return (
    <div className="page">
      <ErrorSentence
        what={t('office.broken.what')}
        safe={t('office.broken.safe')}
        next={{ words: t('office.broken.again'), onClick: () => location.reload() }}
      />
    </div>
  );
}

const pendingPage = () => (
  <div className="page">
    <Loading />
  </div>
);

export function officeRouter(slices: readonly OfficeSlice[]) {
  const pages = slices.flatMap((slice) => slice.pages);
  const sources = slices.flatMap((slice) => slice.goSources ?? []);
  const root = createRootRoute({
    component: () => <Frame pages={pages} sources={sources} />,
    notFoundComponent: NotHere,
  });
  const routeOf = ({ path, load }: OfficePage) =>
    createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) });
  return createRouter({
    routeTree: root.addChildren(pages.map(routeOf)),
    basepath: BASE,
    parseSearch: parseQuery,
    stringifySearch: spellQuery,
    defaultPendingComponent: pendingPage,
    defaultErrorComponent: Broken,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

export type OfficeRouter = ReturnType<typeof officeRouter>;

/** Parts draw plain links; those into the office move without reloading the page. */
export function followLinks(router: OfficeRouter): () => void {
  const click = (event: MouseEvent) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = (event.target as Element).closest('a');
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.pathname !== BASE && !link.pathname.startsWith(`${BASE}/`)) return;
    if (link.hash !== '' && link.pathname === location.pathname) return;
    event.preventDefault();
    void router.navigate({ href: link.pathname.slice(BASE.length) + link.search + link.hash });
  };
  document.addEventListener('click', click);
  return () => document.removeEventListener('click', click);
}
