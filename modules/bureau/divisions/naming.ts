/** How people say the name of a village, and what its ground is called where its committee must not be meant. */
import suffixes from '../seed/village-suffixes.json' with { type: 'json' };

const kinds = new Map(Object.entries(suffixes));
const longestFirst = [...kinds.keys()].sort((a, b) => b.length - a.length);

const suffixOf = (name: string) => longestFirst.find((one) => name.endsWith(one) && name.length > one.length);

/** A name that is nothing but a suffix stays as it is. */
export function shortName(name: string): string {
  const suffix = suffixOf(name);
  return suffix ? name.slice(0, -suffix.length) : name;
}

/** The register names villages by their committees; what happens on the ground of one is not done by its committee. */
export function groundName(name: string): string {
  const kind = kinds.get(suffixOf(name) ?? '');
  const stem = shortName(name);
  return kind === undefined || stem.endsWith(kind) ? stem : `${stem}${kind}`;
}
