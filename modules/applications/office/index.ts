/** What applications bring to the office: the list, the window's form, a matter's page with its forms, the book, the guide. */
import { registerForm } from '#modules/matters/office';
import { useFound } from '#platform/client';
import { officeSlice, panel } from '#ui/pages';
import '../intake/office/applications.css';
import { findApplications } from '../contract.ts';
import { maySeeApplications } from '../intake/contract/questions.ts';
import { applicationKinds, takers } from '../intake/contract.ts';
import { applicationsToGo } from '../intake/office/go.ts';
import { measurePages } from '../measures/office/index.ts';
import measuresEn from '../measures/words.en.json' with { type: 'json' };
import measuresZh from '../measures/words.zh.json' with { type: 'json' };
import { maySeeBook } from '../mortgages/contract.ts';
import { mortgagesToGo } from '../mortgages/office/go.ts';
import { opinionPages, opinionPanels, opinionWords } from '../opinions/office/index.ts';
import { previewPages, previewPanels, previewWords } from '../previews/office/index.ts';
import { promisePages } from '../promises/office/index.ts';
import promisesEn from '../promises/words.en.json' with { type: 'json' };
import promisesZh from '../promises/words.zh.json' with { type: 'json' };
import { queuePages } from '../queue/office/index.ts';
import queueEn from '../queue/words.en.json' with { type: 'json' };
import queueZh from '../queue/words.zh.json' with { type: 'json' };
import { ratingPages, ratingWords } from '../ratings/office/index.ts';
import reviewEn from '../review/words.en.json' with { type: 'json' };
import reviewZh from '../review/words.zh.json' with { type: 'json' };
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };
import officeEn from './words.en.json' with { type: 'json' };
import officeZh from './words.zh.json' with { type: 'json' };

for (const kind of applicationKinds) {
  registerForm(kind, 'acceptApplication', 'check', () => import('../intake/office/forms/accept.tsx'));
  registerForm(kind, 'requestPapers', 'paper', () => import('../intake/office/forms/request-papers.tsx'));
  registerForm(kind, 'declineApplication', 'close', () => import('../intake/office/forms/decline.tsx'));
  registerForm(kind, 'supplyPapers', 'upload', () => import('../intake/office/forms/supply-papers.tsx'));
  registerForm(kind, 'addPapers', 'upload', () => import('../intake/office/forms/supply-papers.tsx'));
  registerForm(kind, 'withdrawApplication', 'previous', () => import('../intake/office/forms/withdraw.tsx'));
  registerForm(kind, 'returnApplication', 'previous', () => import('../review/office/forms/return.tsx'));
  registerForm(kind, 'refuseApplication', 'close', () => import('../review/office/forms/refuse.tsx'));
  registerForm(kind, 'deliverResult', 'envelope', () => import('../review/office/forms/deliver-result.tsx'));
  registerForm(kind, 'deliverRefusal', 'envelope', () => import('../review/office/forms/deliver-refusal.tsx'));
}
registerForm('mortgage', 'examineApplication', 'eye', () => import('../mortgages/office/forms/examine.tsx'));
registerForm('mortgage', 'registerMortgage', 'pencil', () => import('../mortgages/office/forms/register.tsx'));

const rolesOf = (may: readonly { role: string }[]) => [...new Set(may.map(({ role }) => role))];
const seers = rolesOf(maySeeApplications);

/** Beyond what the server counts exactly the figure would be no figure. */
const useOpenCount = (): number | undefined => {
  const { data } = useFound(findApplications, { state: 'open', limit: 1 });
  return data && !data.totalIsMore ? data.total : undefined;
};

export default officeSlice({
  words: {
    zh: {
      ...zh,
      ...officeZh,
      ...reviewZh,
      ...previewWords.zh,
      ...opinionWords.zh,
      ...promisesZh,
      ...queueZh,
      ...measuresZh,
      ...ratingWords.zh,
    },
    en: {
      ...en,
      ...officeEn,
      ...reviewEn,
      ...previewWords.en,
      ...opinionWords.en,
      ...promisesEn,
      ...queueEn,
      ...measuresEn,
      ...ratingWords.en,
    },
  },
  goSources: [applicationsToGo, mortgagesToGo],
  panels: [
    panel('matter', { at: 'papers', kinds: applicationKinds, load: () => import('../intake/office/papers.tsx') }),
    ...previewPanels,
    ...opinionPanels,
  ],
  pages: [
    ...previewPages,
    ...opinionPages,
    ...queuePages,
    ...measurePages,
    ...promisePages,
    ...ratingPages,
    {
      path: '/applications',
      title: 'page.applications',
      roles: seers,
      load: () => import('../intake/office/list.tsx'),
      entry: { icon: 'folder', duty: 'service', order: 2, query: { state: 'open' }, useCount: useOpenCount },
    },
    {
      path: '/applications/new',
      title: 'page.newApplication',
      roles: takers,
      load: () => import('../intake/office/new.tsx'),
      entry: { icon: 'plus', short: 'nav.newApplication', duty: 'service', order: 1 },
    },
    {
      path: '/applications/$applicationId',
      title: 'page.application',
      roles: seers,
      load: () => import('../intake/office/application.tsx'),
    },
    {
      path: '/mortgages',
      title: 'page.mortgages',
      roles: rolesOf(maySeeBook),
      load: () => import('../mortgages/office/book.tsx'),
      entry: { icon: 'rules', duty: 'service', order: 5 },
    },
    {
      path: '/items',
      title: 'page.items',
      roles: seers,
      load: () => import('../items/office/items-page.tsx'),
      entry: { icon: 'paper', duty: 'service', order: 6 },
    },
  ],
});
