/** The fonts of a paper: the bureau's own first, the one brought along always last, never the machine's. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { type FontFile, readFont } from './sfnt.ts';

export interface Fonts {
  folders: string[];
  /** Families in order of preference; candidates not known to the typesetter are passed over by it. */
  body: string[];
  title: string[];
  /** The bureau's own files, each of which must be usable by the typesetter. */
  own: FontFile[];
  covers(codePoint: number): boolean;
}

const BROUGHT_ALONG = 'Noto Serif SC';

/** `fontsHome`: files in its folder `title` are for titles (小标宋), all others for the body (仿宋). */
export async function findFonts(fontsHome?: string): Promise<Fonts> {
  const brought = broughtAlong();
  const own = fontsHome && existsSync(fontsHome) ? await ownFonts(fontsHome) : [];
  const forTitle = (font: FontFile) => font.path.startsWith(join(fontsHome ?? '', 'title') + sep);
  const families = (fonts: FontFile[]) => [...fonts.flatMap((font) => font.families), BROUGHT_ALONG];
  const covered = coverage([...own, ...(await Promise.all(brought.map(readFont)))]);
  return {
    folders: [...(own.length > 0 ? [fontsHome!] : []), ...brought.map((path) => dirname(path))],
    body: families(own.filter((font) => !forTitle(font))),
    title: families(own.filter(forTitle)),
    own,
    covers: (codePoint) => ((covered[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0,
  };
}

function broughtAlong(): string[] {
  const home = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'));
  return ['400Regular', '700Bold'].map((face) => join(home, face, `NotoSerifSC_${face}.ttf`));
}

async function ownFonts(home: string): Promise<FontFile[]> {
  const names = await readdir(home, { recursive: true });
  const paths = names.filter((name) => /\.(ttf|otf|ttc|otc)$/i.test(name)).sort();
  return Promise.all(
    paths.map((name) =>
      readFont(join(home, name)).catch((cause) => {
        throw new Error(`cannot use the font ${join(home, name)}`, { cause });
      }),
    ),
  );
}

/** One bit a code point: 139 kB, asked once a character. */
function coverage(fonts: FontFile[]): Uint8Array {
  const bits = new Uint8Array(0x110000 / 8);
  for (const [first, last] of fonts.flatMap((font) => font.ranges))
    for (let code = first; code <= last; code++) bits[code >> 3]! |= 1 << (code & 7);
  return bits;
}
