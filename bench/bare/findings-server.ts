/** The peer: nothing but Fastify and pg, inserting a finding's rows in one transaction and answering after its commit. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import pg from 'pg';
import { type Fresh, markOf, type Row } from './rows.ts';

const rows = JSON.parse(readFileSync(process.env.ROWS!, 'utf8')) as Row[];
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  options: '-c search_path=bare,public',
});

const statements = rows.map(({ table, cells }) => ({
  text:
    `insert into ${table} (${cells.map(({ column }) => column).join(', ')}) ` +
    `values (${cells.map(({ type }, i) => `$${i + 1}::${type}`).join(', ')})`,
  values: cells.map(({ value }) => value),
}));

let number = 0;
const bytes = () => `\\x${randomBytes(32).toString('hex')}`;

function drawn(matterId: string): Map<string | null, string> {
  const made: Record<Fresh, string> = {
    matter: matterId,
    command: randomUUID(),
    fact: randomUUID(),
    number: `2026-${++number}`,
    handle: bytes(),
    leafHash: bytes(),
    lastHash: bytes(),
  };
  return new Map(Object.entries(made).map(([what, value]) => [markOf(what as Fresh), value]));
}

const app = fastify();

app.post<{ Body: { id: string } }>('/finding', async (request) => {
  const fresh = drawn(request.body.id);
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const { text, values } of statements)
      await client.query(
        text,
        values.map((value) => fresh.get(value) ?? value),
      );
    await client.query('commit');
  } finally {
    client.release();
  }
  return { id: request.body.id };
});

app.get('/', async () => 'bare');
app.get('/readyz', async () => 'ready');
process.once('SIGTERM', async () => {
  await app.close();
  await pool.end();
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
