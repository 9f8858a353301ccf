/** Writes `docs/generated` anew: `node tests/conformance/generate.ts`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, openDatabase } from '#platform/database';
import { migrations } from '../../apps/server/modules.ts';
import { FOLDER, generated } from './generated.ts';

const home = mkdtempSync(join(tmpdir(), 'cuntu-generate-'));
const database = await openDatabase({ home });
try {
  await migrate(database, migrations);
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [path, text] of await generated(database)) {
    const file = join(fileURLToPath(FOLDER), path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    process.stdout.write(`${path}\n`);
  }
} finally {
  await database.close();
  rmSync(home, { recursive: true, force: true });
}
