/** Applications by number or applicant, for Ctrl K. */
import { find } from '#platform/client';
import type { GoSource } from '#ui/pages';
import { findApplications } from '../contract/questions.ts';
import { titleOf } from './application-words.ts';

const MOST = 8;

export const applicationsToGo: GoSource = {
  id: 'applications',
  title: 'page.applications',
  async find(text, words, signal) {
    const answer = await find(findApplications, { text, limit: MOST }, signal);
    if (answer.is !== 'done') return [];
    return answer.value.applications.map((row) => ({
      id: row.id,
      title: titleOf(words, row.placeName, row.item),
      detail: [
        words.t('application.number', { number: row.number }),
        row.applicants.map(({ name }) => name).join(words.t('clock.listComma')),
        words.t(`state.${row.state}`),
      ].join(' · '),
      href: `/applications/${row.id}`,
    }));
  },
};
