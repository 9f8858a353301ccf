/** The programs outside npm that the tests need, how to see that they are there, and how to get them. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say } from './bootstrap.mjs';

export const goFolder = '/usr/share/gocode';
const goSources = join(goFolder, 'src/golang.org/x/mod/sumdb/tlog');

const onPath = (...names) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => names.some((name) => existsSync(join(folder, name))));

const below = (folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []);

const hasPostgres = () =>
  onPath('initdb') || below('/usr/lib/postgresql').some((version) => existsSync(join(version, 'bin', 'initdb')));

function hasPostgis() {
  const asked = spawnSync('pg_config', ['--sharedir'], { encoding: 'utf8' });
  const folders = [...below('/usr/share/postgresql'), ...(asked.status === 0 ? [asked.stdout.trim()] : [])];
  return folders.some((folder) => existsSync(join(folder, 'extension', 'postgis.control')));
}

/** Without one, screenshots show boxes while the tests pass. */
function hasChineseFont() {
  const asked = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return asked.status === 0 && asked.stdout.trim() !== '';
}

function debian() {
  if (!existsSync('/etc/os-release')) return null;
  const release = readFileSync('/etc/os-release', 'utf8');
  if (!/^ID=debian$/m.test(release)) return null;
  return Number(/^VERSION_ID="?(\d+)/m.exec(release)?.[1] ?? 12);
}

/** PostgreSQL 15 is the oldest that Cuntu promises, and Debian 12's own; later Debians carry only their own. */
const postgresOf = (release) => ({ 13: 17 })[release] ?? 15;

function tools() {
  const postgres = `postgresql-${postgresOf(debian())}`;
  return [
    { name: 'PostgreSQL', here: hasPostgres, debian: postgres },
    { name: 'PostGIS', here: hasPostgis, debian: `${postgres}-postgis-3` },
    { name: 'Chromium', here: () => onPath('chromium', 'chromium-browser', 'google-chrome'), debian: 'chromium' },
    { name: 'a Chinese font', here: hasChineseFont, debian: 'fonts-noto-cjk' },
    // The Go checksum database's own code reads the public log as a client that nobody here wrote.
    { name: 'Go', here: () => onPath('go'), debian: 'golang-go' },
    { name: "Go's x/mod", here: () => existsSync(goSources), debian: 'golang-golang-x-mod-dev' },
    { name: 'pdftotext', here: () => onPath('pdftotext'), debian: 'poppler-utils' },
  ];
}

async function aptGet(packages) {
  say(`Getting with apt-get: ${packages.join(' ')} …`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  if ((await run('apt-get', ['update', '-q'], options)) !== 0) return;
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
}

/** One sentence for each tool that is still missing. */
export async function fetchTools() {
  const missing = () => tools().filter((tool) => !tool.here());
  const packages = missing().map((tool) => tool.debian);
  if (packages.length > 0 && debian() && process.getuid?.() === 0) await aptGet(packages);
  return missing().map((tool) => `${tool.name} is missing. On Debian: apt-get install ${tool.debian}`);
}
