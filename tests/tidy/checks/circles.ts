/** No circles: strongly connected files, and strongly connected parts. */
import { placeOf, targetOf } from '../places.ts';
import type { Tree, Violation } from '../tree.ts';

type Graph = Map<string, Set<string>>;

const addEdge = (graph: Graph, from: string, to: string) => {
  if (!graph.has(from)) graph.set(from, new Set());
  graph.get(from)?.add(to);
};

/** Tarjan's components of more than one node, or of one node that leads to itself. */
function circlesOf(graph: Graph): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node)!, low.get(next)!));
    }
    if (low.get(node) !== index.get(node)) return;
    const members = stack.splice(stack.indexOf(node));
    if (members.length > 1 || graph.get(node)?.has(node)) circles.push(members.sort());
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return circles;
}

export function circles(tree: Tree): Violation[] {
  const files: Graph = new Map();
  const parts: Graph = new Map();
  for (const source of tree.sources) {
    const from = placeOf(source.path);
    if (from.test || from.ring === 'tools') continue;
    for (const each of source.imports) {
      const target = targetOf(source, each);
      if (!target) continue;
      if (each.kind === 'value' && tree.texts.has(target)) addEdge(files, source.path, target);
      if (placeOf(target).part !== from.part) addEdge(parts, from.part, placeOf(target).part);
    }
  }
  return [...circlesOf(files), ...circlesOf(parts)].map((members) => ({
    path: members[0]!,
    line: 1,
    note: `a circle: ${members.join(' → ')} → …`,
  }));
}
