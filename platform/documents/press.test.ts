/** The press: literal words, the same bytes, no foreign font, no stray character, and never a hanging typesetter. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPress, type PaperRecord, type Press, type PrintOrder } from './index.ts';
import { fontsOf, textOfPages } from './poppler/index.ts';

const template = `#import "/paper.typ": *
#show: paper.with(title: "试")
#words(record.words)
#label(record.words.first())`;
const record = { issuedOn: '2026-03-05', demo: true, organ: '演示市自然资源和规划局', words: '违法用地' };
const order = (more: Partial<PaperRecord> = {}): PrintOrder => ({ template, record: { ...record, ...more } });

let press: Press;
beforeAll(async () => {
  press = await openPress();
});
afterAll(() => press.close());

async function printed(given: PrintOrder, on = press) {
  const outcome = await on.print(given);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

describe('a paper', () => {
  test('is the same bytes for the same record, at any time and on another press', async () => {
    const first = await printed(order());
    await printed(order({ words: '另一份' }));
    const other = await openPress();
    const again = await printed(order(), other);
    await other.close();
    expect(again.sha256).toBe(first.sha256);
    expect(first.sha256).toBe(createHash('sha256').update(again.pdf).digest('hex'));
    expect((await printed(order({ issuedOn: '2026-03-06' }))).sha256).not.toBe(first.sha256);
  });

  test('declares itself PDF/A-2b, dated by its record', async () => {
    const bytes = Buffer.from((await printed(order())).pdf).toString('latin1');
    expect(bytes).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(bytes).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(bytes).toContain('<xmp:CreateDate>2026-03-05');
  });

  test('of the demo says so on every page, drawn across and in words; another one does not', async () => {
    const pages = (demo: boolean) => printed(order({ demo, words: '演习。'.repeat(1000) }));
    const shown = await pages(true);
    expect(shown.pages).toBeGreaterThan(3);
    const texts = textOfPages(shown.pdf);
    expect(texts).toHaveLength(shown.pages);
    for (const text of texts) {
      expect(text).toContain('演示无法律效力');
      expect(text.replace('演示无法律效力', '')).toMatch(/演.*示/);
    }
    for (const text of textOfPages((await pages(false)).pdf)) expect(text).not.toMatch(/示|效力/);
  });

  test('embeds the fonts brought along and no other', async () => {
    expect(fontsOf((await printed(order())).pdf)).toEqual(['NotoSerifSC-Bold', 'NotoSerifSC-Regular']);
  });

  test('carries the QR code of the address it is to be checked at', async () => {
    const withCode = `${template}\n#check-mark`;
    const check = { code: 'K7QM-3XTD', address: 'x' };
    const print = (checkAddress: string) => printed({ ...order({ check }), template: withCode, checkAddress });
    const one = await print('https://cuntu.example/check/K7QM3XTD');
    expect(textOfPages(one.pdf)[0]).toContain('K7QM-3XTD');
    expect((await print('https://cuntu.example/check/OTHER')).sha256).not.toBe(one.sha256);
  });
});

describe('words of a user', () => {
  const syntax = [
    '#let x = 1; #read("/etc/passwd") #import "@preview/x:1.0.0": *',
    '$ x^2 $ *bold* _it_ `raw` = heading - list + enum / term: x @ref <label> ~ -- --- ... \\ \\u{41}',
    '// comment /* block */ "quotes" \'single\' [content] {code} "); panic("x") //',
    '{"json": "\\"}\\n\\\\"}',
  ];
  test.each(syntax)('print literally: %s', async (words) => {
    const { pdf } = await printed(order({ words }));
    expect(textOfPages(pdf).join('')).toContain(words.replace(/\s/g, ''));
  });

  test('print in full when they are ten thousand backslashes or Han characters', async () => {
    for (const character of ['\\', '#', '涢']) {
      const { pdf, pages } = await printed(order({ words: character.repeat(10_000) }));
      expect(pages).toBeGreaterThan(3);
      // One more, set in bold.
      expect(textOfPages(pdf).join('').split(character)).toHaveLength(10_001 + 1);
    }
  });

  test('break where the user broke them', async () => {
    const { pages } = await printed(order({ words: '甲\n'.repeat(60) }));
    expect(pages).toBeGreaterThan(1);
  });

  test.each([
    ['an emoji', '已停工😀', 'paper.glyphMissing', '😀 (U+1F600)'],
    ['Arabic', 'مر', 'paper.glyphMissing', 'م (U+0645) ر (U+0631)'],
    ['a mark that turns the direction', '甲\u202E乙', 'paper.hiddenCharacter', 'U+202E'],
    ['a zero byte', '甲\0', 'paper.hiddenCharacter', 'U+0000'],
    ['half a pair', '甲\uD83D', 'paper.hiddenCharacter', 'U+D83D'],
  ])('are refused by name and place for %s', async (_, words, code, characters) => {
    const outcome = await press.print(order({ words: '好', party: { names: ['甲', words] } }));
    expect(outcome).toMatchObject({ ok: false, refusal: { code, at: 'party.names.1', params: { characters } } });
    expect(press.check({ words })).toMatchObject({ ok: false, refusal: { code } });
  });

  test('are refused with all their faults at once', () => {
    const outcome = press.check({ a: '😀', b: ['好', '\u202E😀'] });
    const faults = outcome.ok ? [] : outcome.refusal.faults!.map(({ at, code }) => `${at} ${code}`);
    expect(faults).toEqual(['a paper.glyphMissing', 'b.1 paper.hiddenCharacter', 'b.1 paper.glyphMissing']);
  });
});

describe('the typesetter', () => {
  test('is ended at its time limit, and the next paper is printed', async () => {
    const hasty = await openPress({ limitMs: 3000 });
    const endless = '#let long = range(100000)\n#for a in long { for b in long { let c = a } }';
    const [hung, next] = await Promise.allSettled([
      hasty.print({ ...order(), template: endless }),
      hasty.print(order()),
    ]);
    expect(hung).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('3000 ms') } });
    expect(next).toMatchObject({ status: 'fulfilled', value: { ok: true } });
    await hasty.close();
  });

  test('names place and reason of a fault in a template, and goes on', async () => {
    await expect(press.print({ ...order(), template: '\n#nothing-here' })).rejects.toThrow(
      /main\.typ.*unknown variable/,
    );
    expect((await printed(order())).pages).toBe(1);
  });

  test('refuses a template with characters that only a foreign font has', async () => {
    await expect(press.print({ ...order(), template: `${template}\n\u0645` })).rejects.toThrow(
      'could not be displayed',
    );
  });

  test('reads no file of the machine', async () => {
    await expect(press.print({ ...order(), template: '#read("/../../etc/hostname")' })).rejects.toThrow(/main\.typ/);
  });

  test('never takes a font of the machine, even for a template that would allow it', async () => {
    const open = '#set document(date: datetime(year: 2026, month: 1, day: 1))\n#set text(fallback: true)\n';
    await expect(press.print({ ...order(), template: `${open}😀` })).rejects.toThrow('could not be displayed');
    const han = await printed({ ...order(), template: `${open}#text(font: "Noto Serif CJK JP")[骨直]` });
    expect(fontsOf(han.pdf).filter((font) => !font.startsWith('NotoSerifSC'))).toEqual([]);
  });

  test('goes home when nothing is to be printed, and comes back for the next paper', async () => {
    const idle = await openPress({ idleMs: 50 });
    await expect.poll(() => idle.atWork()).toBe(false);
    expect((await printed(order(), idle)).sha256).toBe((await printed(order())).sha256);
    await idle.close();
  });

  test('prints nothing while the guard forbids', async () => {
    const guard = () => {
      throw new Error('inside a transaction');
    };
    const guarded = await openPress({ guard });
    await expect(guarded.print(order())).rejects.toThrow('inside a transaction');
    await guarded.close();
  });

  test('prints what waits before it closes, then no more', async () => {
    const closing = await openPress();
    const waiting = closing.print(order());
    await closing.close();
    expect((await waiting).ok).toBe(true);
    await expect(closing.print(order())).rejects.toThrow('closed');
  });
});

describe("the bureau's own fonts", () => {
  let fontsHome: string;
  beforeAll(async () => {
    fontsHome = await mkdtemp(join(tmpdir(), 'cuntu-fonts-'));
  });
  afterAll(() => rm(fontsHome, { recursive: true }));

  test('come before the one brought along, for titles or body by their folder', async () => {
    await mkdir(join(fontsHome, 'title'));
    await writeFile(join(fontsHome, 'title', 'bureau.ttf'), await renamedFont());
    const own = await openPress({ fontsHome });
    expect(fontsOf((await printed(order(), own)).pdf)).toEqual(['CuntuTestSC-Regular', 'NotoSerifSC-Regular']);
    await own.close();
  });

  test('stop the press by name when they cannot be used', async () => {
    await writeFile(join(fontsHome, 'broken.otf'), 'OTTO, but no font');
    await expect(openPress({ fontsHome })).rejects.toThrow(join(fontsHome, 'broken.otf'));
  });
});

/** A font of another name, made from the one at hand: names in a font file are UTF-16. */
async function renamedFont(): Promise<Buffer> {
  const font = await readFile(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  );
  const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();
  for (const [from, to] of [
    ['Noto Serif SC', 'Cuntu Test SC'],
    ['NotoSerifSC', 'CuntuTestSC'],
  ] as const)
    for (let at = font.indexOf(utf16(from)); at >= 0; at = font.indexOf(utf16(from))) utf16(to).copy(font, at);
  return font;
}
