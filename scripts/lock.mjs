/** `npm run lock`: writes package-lock.json, with an npm that runs under Node 26. */
import { node26, npmFile, requireNode26, run, stop, wantedNode, withNode26 } from './bootstrap.mjs';

// Under Node 20 npm quietly picks old majors, of transitive packages too, to suit that Node.
if (!node26())
  stop(`The lock file is written under Node ${wantedNode} only; run npm ci first, which brings one along.`);

const npm = npmFile();
if (!npm) stop('Run this as: npm run lock');

// No address of a registry in the lock: each bureau installs from the mirror it is told to use.
const lockArguments = [
  'install',
  '--package-lock-only',
  '--omit-lockfile-registry-resolved',
  '--no-audit',
  '--no-fund',
];
const node = requireNode26();
process.exitCode = await run(node, [npm, ...lockArguments], { env: withNode26(node) });
