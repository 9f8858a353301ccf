/** Entries of the book by the whole number of a proof, for Ctrl K. */
import { find } from '#platform/client';
import type { GoSource } from '#ui/pages';
import { yuanSaid } from '../../intake/office/application-words.ts';
import { findMortgages } from '../contract.ts';

const LEAST = 6;

export const mortgagesToGo: GoSource = {
  id: 'mortgages',
  title: 'page.mortgages',
  async find(text, words, signal) {
    if (text.length < LEAST) return [];
    const answer = await find(findMortgages, { text }, signal);
    if (answer.is !== 'done') return [];
    return answer.value.mortgages.slice(0, 8).map(({ id, proofNumber, mortgagor, mortgagee, amount }) => ({
      id,
      title: proofNumber,
      detail: `${words.t('mortgage.from', { mortgagor, mortgagee })} · ${yuanSaid(words, amount)}`,
      href: `/mortgages?text=${encodeURIComponent(proofNumber)}&entry=${id}`,
    }));
  },
};
