/** Where Ctrl K finds people: by name, staff number or licence number. */
import { find } from '#platform/client';
import type { GoSource } from '#ui/pages';
import { findPeople } from '../contract.ts';

const HITS = 6;

export const peopleSource: GoSource = {
  id: 'people',
  title: 'bureau.people.title',
  async find(text, _words, signal) {
    const answer = await find(findPeople, { text, limit: HITS }, signal);
    if (answer.is !== 'done') return [];
    return answer.value.people.map(({ id, name, posts }) => ({
      id,
      title: name,
      detail: posts[0] && `${posts[0].unitName} ${posts[0].title}`,
      href: `/people/${id}`,
    }));
  },
};
