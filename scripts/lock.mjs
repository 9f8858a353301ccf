/** `npm run lock`: writes package-lock.json, with an npm that runs under Node 26, in a folder with nothing installed. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node26, npmFile, root, run, say, stop, wantedNode, withNode26 } from './bootstrap.mjs';
import { completed } from './lock-whole.mjs';

// Under Node 20 npm quietly picks old majors, of transitive packages too, to suit that Node.
const node = node26() ?? stop(`The lock file is written under Node ${wantedNode} only; npm ci brings one along.`);
const npm = npmFile() ?? stop('Run this as: npm run lock');

const lock = 'package-lock.json';
const kernels = readdirSync(join(root, 'kernels')).map((kernel) => `kernels/${kernel}/package.json`);

// Beside a node_modules npm would look at what is installed there; here it sees the manifests and the old lock only.
const folder = mkdtempSync(join(tmpdir(), 'cuntu-lock-'));
const quiet = ['--no-audit', '--no-fund'];
const npmThere = (args, more = {}) =>
  run(node, [npm, ...args, ...quiet], { cwd: folder, env: withNode26(node), ...more });

/** No address of a registry in the lock: each bureau installs from the mirror that it is told to use. */
async function write() {
  if ((await npmThere(['install', '--package-lock-only', '--omit-lockfile-registry-resolved'])) !== 0) return false;
  const file = join(folder, lock);
  writeFileSync(file, `${JSON.stringify(completed(JSON.parse(readFileSync(file, 'utf8'))), null, 2)}\n`);
  return (await npmThere(['ci', '--dry-run', '--loglevel=error'], { stdio: ['ignore', 'ignore', 'inherit'] })) === 0;
}

async function writeAnew() {
  say('The old lock cannot be mended; resolving everything anew.');
  rmSync(join(folder, lock));
  return write();
}

for (const file of ['package.json', lock, ...kernels]) cpSync(join(root, file), join(folder, file));
if ((await write()) || (await writeAnew())) cpSync(join(folder, lock), join(root, lock));
else process.exitCode = 1;
rmSync(folder, { recursive: true, force: true });
