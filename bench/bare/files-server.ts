/** The peer: nothing but Fastify, storing the bytes it is sent; on disk, file and folder, before it answers. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fastify from 'fastify';

const folder = process.env.FOLDER!;
const app = fastify();

app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
app.post('/file', async (request) => {
  const name = randomUUID();
  await pipeline(request.body as Readable, createWriteStream(join(folder, name), { flush: true }));
  const directory = await open(folder);
  await directory.sync();
  await directory.close();
  return { sha256: name };
});

app.get('/', async () => 'bare');
app.get('/readyz', async () => 'ready');
process.once('SIGTERM', () => void app.close());
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
