/** Rules about who imports whom: rings, order, doors, facets. */
import { kernels, modules, purePackages } from '../house.ts';
import { doorOf, type Place, packageOf, placeOf, targetOf } from '../places.ts';
import type { Import, Source, Tree, Violation } from '../tree.ts';

interface Step {
  source: Source;
  each: Import;
  from: Place;
  /** Null where the import leaves the house. */
  to: Place | null;
}

function* steps(tree: Tree): Generator<Step> {
  for (const source of tree.sources) {
    const from = placeOf(source.path);
    for (const each of source.imports) {
      const target = targetOf(source, each);
      yield { source, each, from, to: target === null ? null : placeOf(target) };
    }
  }
}

/** `judge` answers what is wrong with a step, or null. */
const judged =
  (judge: (step: Step) => string | null) =>
  (tree: Tree): Violation[] => {
    const found: Violation[] = [];
    for (const step of steps(tree)) {
      const wrong = judge(step);
      const { source, each } = step;
      if (wrong) found.push({ path: source.path, line: each.line, note: `${each.specifier}: ${wrong}` });
    }
    return found;
  };

const isPurePackage = (specifier: string) => (purePackages as readonly string[]).includes(packageOf(specifier));

function isBelow(order: readonly string[], from: string, to: string): string | null {
  if (from === to) return null;
  if (!order.includes(from)) return `${from} has no place in the order of the house`;
  if (!order.includes(to)) return `${to} has no place in the order of the house`;
  return order.indexOf(to) > order.indexOf(from) ? `${to} stands below ${from}` : null;
}

const reach: Record<string, readonly string[]> = {
  kernels: ['kernels'],
  platform: ['kernels', 'platform'],
  ui: ['kernels', 'ui', 'platform'],
  modules: ['kernels', 'platform', 'ui', 'modules'],
};

function ringFault({ each, from, to }: Step): string | null {
  const reachable = reach[from.ring];
  if (!reachable) return null;
  if (!to) {
    const free = from.ring !== 'kernels' || from.test || isPurePackage(each.specifier);
    return free ? null : 'a kernel imports the pure packages only';
  }
  if (to.ring === 'apps' || to.ring === 'tools') return null; // the rule `apps` speaks of these
  if (!reachable.includes(to.ring)) return `${from.ring} does not import ${to.ring}`;
  if (from.ring === 'ui' && to.ring === 'platform' && to.name !== 'client') return 'ui imports platform/client only';
  if (from.ring === 'kernels') return isBelow(kernels, from.name, to.name);
  // Tests stand outside the order of modules: a slice may be tested with what hears it.
  return from.ring === 'modules' && to.ring === 'modules' && !from.test ? isBelow(modules, from.name, to.name) : null;
}

function appsFault({ from, to }: Step): string | null {
  if (!to || from.ring === 'apps' || from.ring === 'tools') return null;
  if (to.ring === 'apps') return 'nothing imports apps';
  return to.ring === 'tools' && !from.test ? `the product does not import ${to.part}` : null;
}

function doorFault({ each, from, to }: Step): string | null {
  if (!to || from.ring === 'tools' || to.ring === 'tools' || from.part === to.part) return null;
  if (from.ring === to.ring && (from.ring === 'apps' || to.part === to.ring)) return null;
  // A test may use what another part keeps for tests: a file of its own, or an inner door by name.
  if (from.test && (to.test || each.specifier.startsWith('#platform/'))) return null;
  return doorOf(each.specifier) ? null : `${to.part} is entered through its door`;
}

const isDocument = (specifier: string) => specifier.endsWith('.json');

function pureFault({ each, from, to }: Step): string | null {
  if (from.facet !== 'pure' || from.test || from.ring === 'kernels') return null;
  if (!to) return isPurePackage(each.specifier) ? null : 'not a pure package';
  return to.facet === 'pure' || isDocument(each.specifier) ? null : 'does not run anywhere';
}

function screenFault({ each, from, to }: Step): string | null {
  if (from.ring === 'tools' || from.test) return null;
  if (from.facet !== 'screen') return to?.facet === 'screen' ? 'a screen, which the server does not load' : null;
  if (!to) return each.specifier.startsWith('node:') ? 'a browser has no Node' : null;
  return to.facet === 'server' && !isDocument(each.specifier) ? 'runs on the server only' : null;
}

export const rings = judged(ringFault);
export const apps = judged(appsFault);
export const doorsOnly = judged(doorFault);
export const pure = judged(pureFault);
export const screens = judged(screenFault);
