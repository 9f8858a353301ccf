/** What the register brings to the office: people and units, one person, the import; its words. */
import './bureau.css';
import { officeSlice } from '#ui/pages';
import { mayKeepAccounts } from '../accounts/contract.ts';
import { mayKeepRegister } from '../imports/contract.ts';
import { maySeeRegister } from '../people/contract.ts';
import { peopleSource } from '../people/office/go.ts';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

export { useMyBounds } from '../divisions/office/my-bounds.ts';

const seers = maySeeRegister.map(({ role }) => role);
const keepers = mayKeepRegister.map(({ role }) => role);
const accountKeepers = mayKeepAccounts.map(({ role }) => role);

export default officeSlice({
  words: { zh, en },
  pages: [
    {
      path: '/people',
      title: 'bureau.people.title',
      load: () => import('../people/office/people.tsx'),
      roles: seers,
      entry: { icon: 'people', short: 'nav.people', duty: 'self', order: 40 },
    },
    {
      path: '/people/import',
      title: 'bureau.import.title',
      roles: keepers,
      load: () => import('../imports/office/import.tsx'),
    },
    {
      path: '/people/new',
      title: 'bureau.newPerson.title',
      roles: keepers,
      load: () => import('../people/office/new-person.tsx'),
    },
    {
      path: '/people/$personId',
      title: 'bureau.person.title',
      roles: seers,
      load: () => import('../people/office/person.tsx'),
    },
    {
      path: '/accounts',
      title: 'bureau.accounts.title',
      roles: accountKeepers,
      load: () => import('../accounts/office/accounts.tsx'),
      entry: { icon: 'lock', duty: 'self', order: 45 },
    },
    {
      path: '/accounts/new',
      title: 'bureau.accounts.new',
      roles: accountKeepers,
      load: () => import('../accounts/office/new-account.tsx'),
    },
    {
      path: '/accounts/$accountId',
      title: 'bureau.account.title',
      roles: accountKeepers,
      load: () => import('../accounts/office/account.tsx'),
    },
  ],
  goSources: [peopleSource],
});
