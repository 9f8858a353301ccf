/** What the register brings to the office: people and units, one person, the import; its words. */
import './bureau.css';
import { officeSlice } from '#ui/pages';
import { mayKeepAccounts } from '../accounts/contract.ts';
import { maySeeRegister } from '../people/contract.ts';
import { peopleSource } from '../people/office/go.ts';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

export default officeSlice({
  words: { zh, en },
  pages: [
    {
      path: '/people',
      title: 'bureau.people.title',
      load: () => import('../people/office/people.tsx'),
      entry: { icon: 'people', duty: 'self', order: 40, roles: maySeeRegister.map(({ role }) => role) },
    },
    {
      path: '/accounts',
      title: 'bureau.accounts.title',
      load: () => import('../accounts/office/accounts.tsx'),
      entry: { icon: 'lock', duty: 'self', order: 45, roles: mayKeepAccounts.map(({ role }) => role) },
    },
    { path: '/accounts/new', title: 'bureau.accounts.new', load: () => import('../accounts/office/new-account.tsx') },
    {
      path: '/accounts/$accountId',
      title: 'bureau.account.title',
      load: () => import('../accounts/office/account.tsx'),
    },
    { path: '/people/import', title: 'bureau.import.title', load: () => import('../imports/office/import.tsx') },
    { path: '/people/new', title: 'bureau.newPerson.title', load: () => import('../people/office/new-person.tsx') },
    { path: '/people/$personId', title: 'bureau.person.title', load: () => import('../people/office/person.tsx') },
  ],
  goSources: [peopleSource],
});
