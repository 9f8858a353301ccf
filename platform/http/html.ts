/** HTML written as templates in which whatever is filled in stays text: there is no way to put markup in from outside. */

/** Only `html` makes one; so a value of this class was written by us. */
export class Html {
  readonly #text: string;
  constructor(key: symbol, text: string) {
    if (key !== own) throw new Error('markup is made by html`…` only');
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

export type Hole = string | number | Html | null | undefined | false | readonly Hole[];

const own = Symbol('html');

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!);

export function html(strings: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  const spots = spotsOf(strings);
  const filled = holes.map((hole, i) => fill(hole, spots[i]!));
  return new Html(
    own,
    strings.reduce((text, next, i) => text + filled[i - 1] + next),
  );
}

/** Between tags, inside a quoted attribute, or where an address begins. */
type Spot = 'text' | 'attribute' | 'address';

function fill(hole: Hole, spot: Spot): string {
  if (hole === null || hole === undefined || hole === false) return '';
  if (Array.isArray(hole)) return hole.map((one) => fill(one as Hole, spot)).join('');
  if (hole instanceof Html) {
    if (spot !== 'text') throw new Error('markup inside an attribute');
    return hole.toString();
  }
  if (spot === 'address' && !/^(\/(?!\/)|#|\?|tel:|https:\/\/)/.test(String(hole)))
    throw new Error('an address must begin with /, #, ?, tel: or https://');
  return escaped(String(hole));
}

const known = new WeakMap<TemplateStringsArray, readonly Spot[]>();

function spotsOf(strings: TemplateStringsArray): readonly Spot[] {
  const spots = known.get(strings) ?? strings.slice(0, -1).map((_, i) => spotAfter(strings.slice(0, i + 1).join('\0')));
  known.set(strings, spots);
  return spots;
}

/** Attributes that a browser follows or runs when they say `javascript:`. */
const ADDRESS = /^(href|src|action|formaction)$/i;

const PAIR = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>/gi;
const TAG = /<(?:[^<>"]|"[^"]*")*>/g;
const RAW = /<(script|style)\b(?:[^<>"]|"[^"]*")*>/i;

/** Where a hole stands, from all of the template before it (`\0` for other holes). Refuses the places where escaping does not help. */
function spotAfter(before: string): Spot {
  const unpaired = before.replace(PAIR, '');
  if (RAW.test(unpaired)) throw new Error('a hole inside script or style');
  const untagged = unpaired.replace(TAG, '');
  const open = untagged.lastIndexOf('<');
  if (open < 0) return 'text';
  const attribute = /\s([\w:-]+)="([^"]*)$/.exec(untagged.slice(open));
  if (!attribute) throw new Error('a hole inside a tag stands in a double-quoted attribute');
  const [, name = '', value = ''] = attribute;
  if (/^(on|style$|srcdoc$)/i.test(name)) throw new Error(`a hole in ${name}`);
  return ADDRESS.test(name) && value === '' ? 'address' : 'attribute';
}
