/** The portal's three static files, read once: a style made of the shared tokens, the shared picture and its own rules, a script, the mark. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

export interface Asset {
  /** Carries the hash of its bytes, so that a browser may keep it for ever. */
  address: string;
  type: string;
  bytes: Buffer;
}

export interface Assets {
  style: Asset;
  script: Asset;
  logo: Asset;
}

const read = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), 'utf8');

export async function readAssets(): Promise<Assets> {
  const [tokens, promises, rules, narrow, script, logo] = await Promise.all([
    read('../../ui/tokens/tokens.css'),
    read('../../modules/applications/promises/office/drawing.css'),
    read('./static/portal.css'),
    read('../../modules/applications/promises/office/narrow-table.css'),
    read('./static/check.js'),
    read('./static/logo.svg'),
  ]);
  return {
    style: asset('portal.css', 'text/css; charset=utf-8', `${byPreference(tokens)}\n${promises}\n${rules}\n${narrow}`),
    script: asset('check.js', 'text/javascript; charset=utf-8', script),
    logo: asset('logo.svg', 'image/svg+xml', logo),
  };
}

function asset(name: string, type: string, text: string): Asset {
  const bytes = Buffer.from(text);
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { address: `/portal/${version}/${name}`, type, bytes };
}

/** Screens with scripts set `data-theme`; here the reader's system chooses, by itself. */
export function byPreference(tokens: string): string {
  const dark = /\[data-theme="dark"\]\s*(\{[^}]*\})/;
  if (!dark.test(tokens)) throw new Error('the tokens have no dark theme');
  return tokens
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(dark, '@media (prefers-color-scheme: dark) { :root $1 }')
    .replace(/\n\s*\n+/g, '\n');
}
