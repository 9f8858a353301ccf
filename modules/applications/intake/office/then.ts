/** What becomes of an application once it is taken in: accepted, asked for once, or only kept. */
export type Then = 'accept' | 'ask' | 'keep';

interface Known {
  lacks: boolean;
  held: boolean;
}

/** Nothing is offered that would be barred a moment later; the first is what it comes to, the others may be chosen instead. */
export function waysOn({ lacks, held }: Known): readonly [Then, ...Then[]] {
  if (held) return lacks ? ['keep', 'ask'] : ['keep'];
  return [lacks ? 'ask' : 'accept', 'keep'];
}
