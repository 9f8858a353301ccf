/** What promises bring to the office: their page. */
import './drawing.css';
import './promises.css';
import './narrow-table.css';
import type { OfficePage } from '#ui/pages';

export const promisePages: readonly OfficePage[] = [
  {
    path: '/promises',
    title: 'page.promises',
    // Those to whom `findPromiseRecords` opens them.
    roles: ['supervisor', 'leader', 'reviewer'],
    load: () => import('./promises-page.tsx'),
    entry: { icon: 'check', duty: 'self', order: 21 },
  },
];
