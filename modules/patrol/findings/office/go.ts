/** Findings by number or place, for Ctrl K. */
import { find } from '#platform/client';
import type { GoSource } from '#ui/pages';
import { findFindings } from '../contract.ts';
import { titleOf } from './finding-words.ts';

const MOST = 8;

export const findingsToGo: GoSource = {
  id: 'findings',
  title: 'go.findings',
  async find(text, words, signal) {
    const answer = await find(findFindings, { text, limit: MOST }, signal);
    if (answer.is !== 'done') return [];
    return answer.value.findings.map((row) => ({
      id: row.id,
      title: titleOf(words, row.placeName, row.kind),
      detail: `${words.t('finding.number', { number: row.number })} · ${words.t(`state.${row.state}`)}`,
      href: `/findings/${row.id}`,
    }));
  },
};
