/** Addresses of pages are plain and can be shared. */
import { describe, expect, it } from 'vitest';
import { parseQuery, spellQuery } from './address.ts';

describe('the query of an address', () => {
  it('is plain text both ways', () => {
    const query = { state: 'reported', place: '421303187', text: 'a&b=c' };
    expect(spellQuery(query)).toBe('?state=reported&place=421303187&text=a%26b%3Dc');
    expect(parseQuery(spellQuery(query))).toEqual(query);
  });
  it('leaves out what is not asked', () => {
    expect(spellQuery({ state: undefined, place: '' })).toBe('');
    expect(parseQuery('')).toEqual({});
  });
});
