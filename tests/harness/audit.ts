/** Every fact of a test's house read back, as `cuntu audit` does: what disagrees, each in a line. */
import type { Db } from '#platform/database';
import type { Handler } from '#platform/pipeline';
import { auditFacts as audited } from '../../apps/server/control/audit/facts.ts';

export { factsOf } from '../../apps/server/control/audit/facts.ts';

export async function auditFacts(db: Db, schema: string, handlers: readonly Handler[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const { wrong } of audited(db, schema, handlers))
    for (const { matterId, n, name, code, field, keptIn } of wrong)
      lines.push([matterId, n, name, code, field, keptIn].filter((part) => part !== undefined).join(' '));
  return lines;
}
