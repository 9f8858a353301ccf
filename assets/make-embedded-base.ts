/** Makes assets/embedded-base.tar.gz: an empty embedded database with its extensions, so that no first start waits for initdb. Run with `node assets/make-embedded-base.ts`. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { create } from 'tar';
import { Engine } from '../platform/database/embedded/engine.ts';
import { Session } from '../platform/database/embedded/session.ts';

const pinned = { '@electric-sql/pglite': '0.5.8', '@electric-sql/pglite-postgis': '0.2.8' };

for (const [name, version] of Object.entries(pinned)) {
  const manifest = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  const installed = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
  if (installed !== version) throw new Error(`${name} is ${installed}, the image is made with ${version}: run npm ci`);
}

const folder = mkdtempSync(join(tmpdir(), 'cuntu-base-'));
const engine = new Engine(folder);
const session = new Session(engine, { statementTimeoutMs: 300_000, idleTimeoutMs: 300_000 });
await engine.start();
const client = new pg.Client({ stream: () => session.connect() });
await client.connect();
for (const extension of ['postgis', 'pg_trgm', 'btree_gist', 'amcheck']) {
  await client.query(`create extension ${extension} schema public`);
}
await client.query('vacuum (freeze, analyze)');
await client.query('checkpoint');
await client.end();
await engine.close();
writeFileSync(join(folder, 'cuntu-base.json'), `${JSON.stringify(pinned)}\n`);
rmSync(join(folder, 'postmaster.pid'), { force: true });
await create(
  {
    cwd: folder,
    file: new URL('./embedded-base.tar.gz', import.meta.url).pathname,
    gzip: { level: 9 },
    portable: true,
  },
  readdirSync(folder).sort(),
);
rmSync(folder, { recursive: true });
