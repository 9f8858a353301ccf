/** The office as a whole: who is here, the kit dressed in our tokens, then the pages. */

import { QueryCache, QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { followLive, keepDraftsOf, NotFound, useFound } from '#platform/client';
import { getHouse } from '#platform/http/contract';
import { getMe } from '#platform/identity/contract';
import { FoundTrouble, Loading } from '#ui/controls';
import { type Surroundings, SurroundingsContext } from '#ui/pages';
import { chooseShade, chooseTypeSize, themeFor, useAppearance } from '#ui/tokens';
import { useWords } from '#ui/words';
import { enterWith } from './door-language.ts';
import { BASE, followLinks, type OfficeRouter } from './router.tsx';
import { SignIn } from './sign-in.tsx';
import { Welcome } from './welcome.tsx';

function makeQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // The session ended under an open page: ask again who is here, which opens the door.
        const lost = error instanceof NotFound && error.refusal?.status === 401;
        if (lost && query.queryKey[0] !== getMe.name) void queries.invalidateQueries({ queryKey: [getMe.name] });
      },
    }),
    defaultOptions: { queries: { staleTime: 15_000 } },
  });
  return queries;
}

function Kit({ children }: { children: ReactNode }) {
  const { shade, size } = useAppearance();
  const { language } = useWords();
  const dressed = useMemo(
    () => ({ ...themeFor(shade, size), algorithm: shade === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm }),
    [shade, size],
  );
  return (
    <ConfigProvider theme={dressed} wave={{ disabled: true }} locale={language === 'zh' ? zhCN : enUS}>
      {children}
    </ConfigProvider>
  );
}

function Indoors({ router, surroundings }: { router: OfficeRouter; surroundings: Surroundings }) {
  const queries = useQueryClient();
  // Before any page is drawn: a page reads its draft as it opens.
  useState(() => keepDraftsOf(surroundings.me.accountId));
  useEffect(() => followLive(queries), [queries]);
  useEffect(() => followLinks(router), [router]);
  return (
    <SurroundingsContext value={surroundings}>
      <RouterProvider router={router} />
    </SurroundingsContext>
  );
}

/** What is kept with the account goes before what this device remembered, once a visit; only the door goes before both. */
function useKeptPreferences(
  kept: { lang: 'zh' | 'en'; theme?: 'light' | 'dark' | 'system'; size?: 'normal' | 'large' } | undefined,
) {
  const spelling = kept && JSON.stringify(kept);
  useEffect(() => {
    if (spelling === undefined) return;
    const { lang, theme: shade, size } = JSON.parse(spelling) as NonNullable<typeof kept>;
    enterWith(lang);
    if (shade) chooseShade(shade);
    if (size) chooseTypeSize(size);
  }, [spelling]);
}

const STILL_GROWING_S = 15;

function Threshold({ router }: { router: OfficeRouter }) {
  const { t } = useWords();
  const house = useFound(getHouse, {}, { againAfter: ({ growing }) => (growing ? STILL_GROWING_S : undefined) });
  const me = useFound(getMe, {});
  useKeptPreferences(me.data?.preferences);
  const surroundings = useMemo<Surroundings | undefined>(
    () =>
      house.data &&
      me.data && {
        house: house.data,
        me: { ...me.data, name: me.data.person?.name ?? me.data.username, personId: me.data.person?.id },
      },
    [house.data, me.data],
  );
  const stranger = me.error?.refusal?.status === 401;
  const trouble = house.error ?? (stranger ? null : me.error);
  if (trouble) {
    const again = () => void Promise.all([house.refetch(), me.refetch()]);
    return (
      <main className="page">
        <FoundTrouble error={trouble} again={again} />
      </main>
    );
  }
  if (stranger && house.data)
    return <SignIn demo={house.data.demo} accounts={house.data.accounts} onSignedIn={() => void me.refetch()} />;
  if (surroundings) return <Indoors key={surroundings.me.accountId} router={router} surroundings={surroundings} />;
  return (
    <main className="page">
      <Loading words={t('office.starting')} />
    </main>
  );
}

export function App({ router }: { router: OfficeRouter }) {
  const queries = useMemo(makeQueries, []);
  const invited = location.pathname === `${BASE}/welcome`;
  return (
    <QueryClientProvider client={queries}>
      <Kit>{invited ? <Welcome home={`${BASE}/`} /> : <Threshold router={router} />}</Kit>
    </QueryClientProvider>
  );
}
