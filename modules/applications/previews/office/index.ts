/** What preliminary reviews bring to the office: their forms, what stands on a matter's page, the list of opinions. */
import { maySeeOf } from '#modules/matters/contract';
import { registerForm } from '#modules/matters/office';
import { type OfficePage, type Panel, panel } from '#ui/pages';
import './previews.css';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

registerForm('preview', 'checkBoundary', 'layers', () => import('./check-boundary.tsx'));
registerForm('preview', 'concludePreview', 'pencil', () => import('./conclude.tsx'));
registerForm('preview', 'issueOpinion', 'paper', () => import('./issue.tsx'));

export const previewWords = { zh, en };

export const previewPanels: readonly Panel[] = [
  panel('matter', { at: 'place', kinds: ['preview'], load: () => import('./review-panel.tsx') }),
];

export const previewPages: readonly OfficePage[] = [
  {
    path: '/preview-opinions',
    title: 'page.previewOpinions',
    roles: [...new Set(maySeeOf('preview').map(({ role }) => role))],
    load: () => import('./opinions-list.tsx'),
    entry: { icon: 'paper', short: 'nav.previewOpinions', duty: 'service', order: 7 },
  },
];
