/** What the queue brings to the office: the window's day, and its hours. */
import type { OfficePage } from '#ui/pages';
import './queue.css';

export const queuePages: readonly OfficePage[] = [
  {
    path: '/window',
    title: 'page.window',
    roles: ['windowClerk', 'supervisor', 'leader', 'administrator'],
    load: () => import('./window-page.tsx'),
    entry: { icon: 'people', short: 'nav.window', duty: 'service', order: 20 },
  },
  {
    path: '/window/hours',
    title: 'page.windowHours',
    load: () => import('./hours-page.tsx'),
  },
];
