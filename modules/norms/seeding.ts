/** The norms that every bureau begins with: national notices, statutes, and this city's own limits. */

import { readFileSync } from 'node:fs';
import type { HolidayNotice } from '@cuntu/calendar';
import type { LadderVersion } from './ladders/contract.ts';
import type { Article } from './laws/contract.ts';
import type { LimitVersion } from './limits/contract.ts';

const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(`./seed/${file}`, import.meta.url), 'utf8')) as T;

/** Commands in the order in which they must be done; `newId` makes the ids. */
export function firstNorms(newId: () => string): { name: string; input: unknown }[] {
  const notices = read<HolidayNotice[]>('holiday-notices.json');
  const limits = read<Omit<LimitVersion, 'id'>[]>('limits.json');
  const ladders = read<Omit<LadderVersion, 'id'>[]>('ladders.json');
  return [
    ...notices.map((notice) => ({ name: 'norms.loadHolidayNotice', input: { id: newId(), notice } })),
    { name: 'norms.enterArticles', input: { id: newId(), articles: read<Article[]>('articles.json') } },
    ...limits.map((limit) => ({ name: 'norms.changeLimit', input: { id: newId(), ...limit } })),
    ...ladders.map((ladder) => ({ name: 'norms.setLadder', input: { id: newId(), ...ladder } })),
  ];
}
