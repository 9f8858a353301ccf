/** From a bare clone and any Node since 20 to installed packages and a running Node 26. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const wantedNode = 26;

const modules = join(root, 'node_modules');
const stamp = join(modules, '.cuntu-installed');
const lockFile = join(root, 'package-lock.json');

export const say = (line = '') => process.stdout.write(`${line}\n`);

export function stop(line, code = 1) {
  process.stderr.write(`${line}\n`);
  process.exit(code);
}

const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;
const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');

/**
 * npm keeps beside the packages a list of what it installed; optional ones for other machines are missing there.
 * `toRunOnly`: a bureau's server does without the packages that build and test.
 */
function installedByHand(toRunOnly) {
  const list = join(modules, '.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      !path.startsWith('node_modules/') ||
      (installed[path] ? installed[path].version === entry.version : entry.optional || (toRunOnly && entry.dev)),
  );
}

/** A folder that we may not write to is no hindrance: the stamp only saves the comparison above. */
function writeStamp() {
  try {
    writeFileSync(stamp, `${lockHash()}\n`);
  } catch (fault) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(fault.code)) throw fault;
  }
}

const isStamped = () => existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === lockHash();

export const canRun = () => isStamped() || installedByHand(true);

function isInstalled() {
  if (isStamped()) return true;
  if (!installedByHand(false)) return false;
  writeStamp();
  return true;
}

/** The npm that runs us, by file, so that it can be run by a Node of our choice; null where another tool runs us. */
export function npmFile() {
  const file = process.env.npm_execpath;
  return file && basename(file) === 'npm-cli.js' && existsSync(file) ? file : null;
}

/** Answers when the program has ended: its exit code, as a shell would give it (128 + signal). */
export function run(program, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.on('error', failed);
    child.on('exit', (code, signal) => done(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** `--loglevel=error`: on Node 20 npm warns of every package that wants a newer one, though none will run there. */
const installArguments = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--progress=true'];

async function npmCi() {
  const file = npmFile();
  if (file) return run(process.execPath, [file, ...installArguments]);
  return run('npm', installArguments, { shell: process.platform === 'win32' });
}

export async function install() {
  if (isInstalled()) return;
  const since = Date.now();
  say('Installing the packages of package-lock.json (once; one to three minutes) …');
  const beat = setInterval(() => say(`  … still installing, ${seconds(since)}`), 10_000);
  const code = await npmCi().catch((fault) => {
    process.stderr.write(`${fault.message}\n`);
    return 1;
  });
  clearInterval(beat);
  if (code !== 0) stop('npm ci failed. It needs the network once; afterwards everything works without.', code);
  writeStamp();
  say(`Installed in ${seconds(since)}.`);
}

const major = () => Number(process.versions.node.split('.')[0]);

/** The Node to go on with: this one if it is new enough, else the one that the lock file brings along. */
export function node26() {
  if (major() >= wantedNode) return process.execPath;
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const brought = join(modules, `node-${system}-${process.arch}`, 'bin', file);
  return existsSync(brought) ? brought : null;
}

export function requireNode26() {
  const node = node26();
  if (node) return node;
  return stop(
    `Cuntu runs on Node ${wantedNode}. This is Node ${process.versions.node}, and none is brought along for ` +
      `${process.platform}-${process.arch}: install Node ${wantedNode} or newer, then run this again.`,
  );
}

export const withNode26 = (node) => ({ ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` });

/**
 * Goes on as `script` under Node 26, in a process that takes our place: its input, output, signals and exit code.
 * A terminal sends Ctrl-C to the whole group, so it is passed on only where there is no terminal: a server that
 * hears it twice would take it for impatience.
 */
export function goOn(script, args = process.argv.slice(2), extra = {}) {
  const node = requireNode26();
  const child = spawn(node, [join(root, script), ...args], {
    stdio: 'inherit',
    env: { ...withNode26(node), ...extra },
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (fault) => stop(`Node ${wantedNode} does not start on this machine (${fault.message}).`));
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    for (const each of signals) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}

if (major() < 20) stop(`Cuntu starts from Node 20 or newer; this is Node ${process.versions.node}.`);
