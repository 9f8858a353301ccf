/** One private PostgreSQL a run of the tests. */
import type { TestProject } from 'vitest/node';
import { startPostgres } from './private-postgres.ts';

export default async function servePostgres(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres({ durable: false });
  project.provide('database', { url });
  return stop;
}
