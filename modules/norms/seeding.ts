/** The norms that every bureau begins with: national notices, statutes, and this city's own limits. */

import { readFileSync } from 'node:fs';
import type { HolidayNotice } from '@cuntu/calendar';
import type { Db } from '#platform/database';
import type { Article } from './laws/contract.ts';
import type { LimitVersion } from './limits/contract.ts';
import { findVersions } from './limits/tables.ts';

const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(`./seed/${file}`, import.meta.url), 'utf8')) as T;

type Given = { name: string; input: unknown };

/** Commands in the order in which they must be done; `newId` makes the ids. */
export function firstNorms(newId: () => string): Given[] {
  const notices = read<HolidayNotice[]>('holiday-notices.json');
  return [
    ...notices.map((notice) => ({ name: 'norms.loadHolidayNotice', input: { id: newId(), notice } })),
    { name: 'norms.enterArticles', input: { id: newId(), articles: read<Article[]>('articles.json') } },
    ...firstLimits(newId, new Set()),
  ];
}

/** Limits that a newer house counts by and an older city has not heard of. */
export async function missingLimits(db: Db, newId: () => string): Promise<Given[]> {
  return firstLimits(newId, new Set((await findVersions(db)).map(({ key }) => key)));
}

const firstLimits = (newId: () => string, known: ReadonlySet<string>): Given[] =>
  read<Omit<LimitVersion, 'id'>[]>('limits.json')
    .filter(({ key }) => !known.has(key))
    .map((limit) => ({ name: 'norms.changeLimit', input: { id: newId(), ...limit } }));
