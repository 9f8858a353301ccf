/** What enforcement brings to the office: the forms of the stop notice, and the papers beside a finding. */
import { registerForm } from '#modules/matters/office';
import { officeSlice, panel } from '#ui/pages';
import '../notices/office/notices.css';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

registerForm('finding', 'issueStopNotice', 'paper', () => import('../notices/office/issue.tsx'));
registerForm('finding', 'serveStopNotice', 'envelope', () => import('../notices/office/serve.tsx'));
registerForm('finding', 'reportDefiance', 'warning', () => import('../notices/office/report-defiance.tsx'));

const papers = panel('matter', {
  at: 'papers',
  kinds: ['finding'],
  load: () => import('../notices/office/papers.tsx'),
});

const drawn = panel('matter', {
  at: 'signing',
  kinds: ['finding'],
  load: () => import('../notices/office/drawn-notice.tsx'),
});

export default officeSlice({ words: { zh, en }, pages: [], panels: [papers, drawn] });
