/** How people say the name of a village: without the words that say what it is. */
import suffixes from '../seed/village-suffixes.json' with { type: 'json' };

const longestFirst = [...suffixes].sort((a, b) => b.length - a.length);

/** A name that is nothing but a suffix stays as it is. */
export function shortName(name: string): string {
  const suffix = longestFirst.find((one) => name.endsWith(one) && name.length > one.length);
  return suffix ? name.slice(0, -suffix.length) : name;
}
