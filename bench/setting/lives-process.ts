/** Lives applications as fast as they are answered until the time is over, then tells how many a second. */
import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { lifeCycle } from './life-cycle.ts';
import type { Lived, Lives } from './lives.ts';
import { quantile } from './quantile.ts';

process.once('message', async (lives: Lives) => {
  const ends = performance.now() + lives.warmUpMs + lives.forMs;
  const begins = ends - lives.forMs;
  const took = new Map<string, number[]>();
  let deeds = 0;
  await Promise.all(
    Array.from({ length: lives.connections }, async (_, nth) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (let i = nth; performance.now() < ends; i += lives.connections) {
        const { steps } = lifeCycle(lives.parcels[i % lives.parcels.length]!, () => new Date().toISOString());
        for (const { by, command, input } of steps) {
          const started = performance.now();
          await post(agent, `${lives.origin}/api/${command}`, lives.tokens[by], input);
          const now = performance.now();
          if (started < begins || now > ends) continue;
          deeds += 1;
          took.set(command, [...(took.get(command) ?? []), now - started]);
        }
      }
      agent.destroy();
    }),
  );
  const seconds = lives.forMs / 1000;
  const done: Lived = {
    // By deeds and not by lives that end within: the last of each connection would be lost.
    perSecond: deeds / took.size / seconds,
    deedsPerSecond: deeds / seconds,
    p95Ms: Object.fromEntries([...took].map(([command, times]) => [command, quantile(times, 0.95)])),
  };
  process.send!(done, () => process.disconnect?.());
});

function post(agent: Agent, url: string, token: string, input: unknown): Promise<string> {
  const body = Buffer.from(JSON.stringify(input));
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
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
      response.on('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error(`${url} ${text}`))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
