/** What opinions bring to the office: asking, answering, taking back; who was asked, on the application's page; a page of their own. */
import { maySeeOf } from '#modules/matters/contract';
import { registerForm } from '#modules/matters/office';
import { type OfficePage, type Panel, panel } from '#ui/pages';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

registerForm('preview', 'askOpinion', 'share', () => import('./ask.tsx'));
registerForm('opinion', 'giveOpinion', 'pencil', () => import('./give.tsx'));
registerForm('opinion', 'cancelOpinion', 'close', () => import('./cancel.tsx'));

export const opinionWords = { zh, en };

export const opinionPanels: readonly Panel[] = [
  panel('matter', { at: 'place', kinds: ['preview'], load: () => import('./opinions-panel.tsx') }),
];

export const opinionPages: readonly OfficePage[] = [
  {
    path: '/opinions/$opinionId',
    title: 'page.opinion',
    roles: [...new Set(maySeeOf('opinion').map(({ role }) => role))],
    load: () => import('./opinion.tsx'),
  },
];
