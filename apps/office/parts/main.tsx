/** The parts and two pages with invented work, for the eye of whoever builds them; not built into the product. */
import '#ui/tokens';
import '../shell/shell.css';
import './parts.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { officeSlice, SurroundingsContext } from '#ui/pages';
import { addWords, recallLanguage } from '#ui/words';
import { officeRouter } from '../shell/router.tsx';
import { SignIn } from '../shell/sign-in.tsx';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };
import { Parts } from './parts.tsx';
import samples from './samples.zh.json' with { type: 'json' };

addWords({ zh, en });
const { me, city, entries } = samples.people;
const elsewhere = async () => ({ default: () => null });
const slice = officeSlice({
  words: { zh: { sample: entries }, en: { sample: entries } },
  pages: [
    { path: '/', title: 'sample.today', load: () => import('./today.tsx'), entry: { icon: 'today', order: 1 } },
    { path: '/map', title: 'sample.map', load: elsewhere, entry: { icon: 'map', order: 2 } },
    {
      path: '/findings',
      title: 'sample.findings',
      load: () => import('./finding.tsx'),
      entry: { icon: 'eye', duty: 'land', order: 1, useCount: () => 12 },
    },
    { path: '/people', title: 'sample.people', load: elsewhere, entry: { icon: 'people', duty: 'self', order: 1 } },
    { path: '/rules', title: 'sample.rules', load: elsewhere, entry: { icon: 'rules', duty: 'self', order: 2 } },
  ],
});
addWords(slice.words);
recallLanguage();

const surroundings = {
  house: { city, demo: true, growing: false, today: '2026-11-24' },
  me: { accountId: 'a', username: 'liang', name: me, roles: ['leader'], grants: [] },
};
const door = [
  { username: 'song', password: 'x', name: samples.finding.who[1]!.name, duty: samples.finding.who[1]!.duty },
];
const shown = new URLSearchParams(location.search).get('show');

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={new QueryClient()}>
    <SurroundingsContext value={surroundings}>
      {shown === 'parts' && <Parts />}
      {shown === 'door' && <SignIn demo accounts={door} onSignedIn={() => undefined} />}
      {shown === null && <RouterProvider router={officeRouter([slice])} />}
    </SurroundingsContext>
  </QueryClientProvider>,
);
