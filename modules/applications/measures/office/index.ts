/** What the measures bring to the office: their register. */
import type { OfficePage } from '#ui/pages';
import './measures.css';

export const measurePages: readonly OfficePage[] = [
  {
    path: '/measures',
    title: 'page.measures',
    load: () => import('./measures-page.tsx'),
    entry: { icon: 'rules', duty: 'service', order: 60 },
  },
];
