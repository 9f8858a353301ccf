/** The navigation shows what exists, in the bureau's order, to those who have business there. */
import { describe, expect, it } from 'vitest';
import type { OfficePage } from '#ui/pages';
import { entriesFor, entryAt } from './navigation.tsx';

const page = (path: string, entry?: OfficePage['entry'], roles?: readonly string[]): OfficePage => ({
  path,
  title: path,
  load: async () => ({ default: () => null }),
  entry,
  roles,
});
const pages = [
  page('/rules', { icon: 'rules', duty: 'self', order: 2 }),
  page('/people', { icon: 'people', duty: 'self', order: 1 }, ['personnelOfficer', 'leader']),
  page('/findings', { icon: 'eye', duty: 'land', order: 1 }),
  page('/findings/$findingId'),
  page('/', { icon: 'today', order: 1 }),
];
const shown = (...roles: string[]) => entriesFor(pages, roles).map(({ path }) => path);

describe('the navigation', () => {
  it('goes by duty, then by order, and leaves out pages reached from others', () => {
    expect(shown('leader')).toEqual(['/', '/findings', '/people', '/rules']);
  });
  it('hides an entry from those without any business there', () => {
    expect(shown('coordinator')).toEqual(['/', '/findings', '/rules']);
  });
  it('stands at one entry: the page itself, or the nearest above it', () => {
    const entries = [...pages, page('/findings/report', { icon: 'plus', order: 2 })];
    expect(entryAt(entries, '/findings/report')?.path).toBe('/findings/report');
    expect(entryAt(pages.slice(0, 3), '/findings/$findingId')?.path).toBe('/findings');
    expect(entryAt(pages, '/')?.path).toBe('/');
    expect(entryAt(pages, '/findings-of-another-kind')).toBeUndefined();
  });
});
