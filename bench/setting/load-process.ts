/** Posts findings as fast as they are answered until the time is over, then tells how many a second. */
import { randomBytes, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { findingOf } from './finding.ts';
import type { Done, Load } from './load.ts';
import { photoOf } from './photo.ts';
import { quantile } from './quantile.ts';

process.once('message', async (load: Load) => {
  const photo = load.photos > 0 ? await photoOf(200_000) : undefined;
  const ends = performance.now() + load.warmUpMs + load.forMs;
  const begins = ends - load.forMs;
  const took: number[] = [];
  await Promise.all(
    load.reporters.map(async (reporter) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      while (performance.now() < ends) {
        const started = performance.now();
        const photos = [];
        for (let i = 0; i < load.photos; i++) photos.push(await put(agent, load, reporter.token, photo!()));
        if (load.reportPath !== '') await report(agent, load, reporter, photos);
        if (started >= begins) took.push(performance.now() - started);
      }
      agent.destroy();
    }),
  );
  const done: Done = {
    perSecond: took.length / (load.forMs / 1000),
    medianMs: quantile(took, 0.5),
    p95Ms: quantile(took, 0.95),
  };
  process.send!(done, () => process.disconnect?.());
});

async function put(agent: Agent, load: Load, token: string, bytes: Uint8Array): Promise<string> {
  const answer = await post(agent, `${load.origin}${load.putPath}`, token, 'image/jpeg', bytes);
  return (JSON.parse(answer) as { sha256: string }).sha256;
}

async function report(agent: Agent, load: Load, { token, at }: Load['reporters'][number], photos: string[]) {
  const finding = findingOf(randomUUID(), at, photos);
  await post(
    agent,
    `${load.origin}${load.reportPath}`,
    token,
    'application/json',
    Buffer.from(JSON.stringify(finding)),
  );
}

function post(agent: Agent, url: string, token: string, type: string, body: Uint8Array): Promise<string> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': type,
    'content-length': body.length,
    'x-forwarded-for': `10.${randomBytes(3).join('.')}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
