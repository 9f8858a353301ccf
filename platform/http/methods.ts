/** Which methods an address knows, so that a wrong one is told apart from a wrong address. */
import type { FastifyInstance } from 'fastify';

interface Known {
  method: string;
  path: RegExp;
  wild: boolean;
}

/** To be called before the routes are declared. */
export function methodsOf(app: FastifyInstance): (url: string) => string[] {
  const known: Known[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) known.push({ method: one, path: patternOf(url), wild: url.includes('*') });
  });
  return (url) => {
    const path = url.split('?', 1)[0]!;
    const found = known.filter((one) => one.path.test(path));
    const named = found.filter((one) => !one.wild);
    // A wildcard answers for what nothing else names: pages of the portal, files of the screens.
    return [...new Set((named.length > 0 ? named : found).map((one) => one.method))].sort();
  };
}

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split('/')
      .map((part) =>
        part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
      )
      .join('/')}$`,
  );
