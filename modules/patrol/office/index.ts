/** What patrol brings to the office: findings listed, on the map, one by one; its forms and words. */
import { registerForm } from '#modules/matters/office';
import { officeSlice } from '#ui/pages';
import '../findings/office/findings.css';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

registerForm('finding', 'verifyFinding', 'eye', () => import('../findings/office/forms/verify.tsx'));
registerForm('finding', 'joinFinding', 'folder', () => import('../findings/office/forms/join.tsx'));
registerForm('finding', 'recheckSite', 'search', () => import('../findings/office/forms/recheck.tsx'));
registerForm('finding', 'closeFinding', 'check', () => import('../findings/office/forms/close.tsx'));

export default officeSlice({
  words: { zh, en },
  pages: [
    {
      path: '/findings/report',
      title: 'page.report',
      load: () => import('../findings/office/report.tsx'),
    },
    {
      path: '/findings/$findingId',
      title: 'page.finding',
      load: () => import('../findings/office/finding.tsx'),
    },
  ],
});
