/** Whether the house stands: for whoever watches machines; no personal data. */
import type { FastifyInstance } from 'fastify';

export interface Readiness {
  ready: boolean;
  waitingFor: string | null;
}

export interface HealthOptions {
  readiness(): Readiness;
  /** Figures by name, each with its help. */
  figures(): Promise<{ name: string; help: string; type: 'gauge' | 'counter'; value: number }[]>;
}

export function registerHealth(app: FastifyInstance, o: HealthOptions): void {
  app.get('/healthz', async () => ({ alive: true }));
  app.get('/readyz', async (_request, reply) => {
    const readiness = o.readiness();
    return reply.status(readiness.ready ? 200 : 503).send(readiness);
  });
  app.get('/metrics', async (_request, reply) => {
    const lines = (await o.figures()).flatMap(({ name, help, type, value }) => [
      `# HELP cuntu_${name} ${help}`,
      `# TYPE cuntu_${name} ${type}`,
      `cuntu_${name} ${value}`,
    ]);
    return reply.type('text/plain; version=0.0.4').send(`${lines.join('\n')}\n`);
  });
}
