/** What every page owes to everybody who reads it: WCAG 2.2 AA, no sideways scroll, words instead of keys, one language. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const heavy = ['serious', 'critical'];

/** Violations that a reader would be hurt by, each with the first place where it stands. */
async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page } as never).withTags(tags).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => heavy.includes(impact ?? ''))
    .map(
      ({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary ?? ''}`,
    );
}

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll('.frame > main')];
    return Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth));
  });

/** A key that found no words is shown by itself: `patrol.findings.title`. A file's name is none. */
const KEY = /\b[a-z]+(?:\.(?!pdf\b)[a-zA-Z]+)+\b/g;
const HOLE = /\{\{|\bundefined\b|\bNaN\b|\[object /g;
/** Latin words that stay Latin in Chinese: units, keys, names of formats, marks of check codes and hashes. */
const LATIN = /[A-Za-z]{2,}/g;
const CODE = /\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}\b/g;
const stays =
  /^(m²?|km|Ctrl|PDF|JPEG|PNG|WebP|XLSX|CSV|GeoJSON|TXT|GPX|GPS|MB|JD|GB|EPSG|Excel|WPS|SHA|English|certutil|hashfile|sha256sum|shasum|Linux|Windows|xlsx|QR)$/i;

interface Words {
  text: string;
  /** Without what is code, a number of a paper, or said to be of another language. */
  plain: string;
}

const wordsOf = (page: Page): Promise<Words> =>
  page.evaluate(() => {
    // biome-ignore lint/performance/useDomNodeTextContent: only what is seen counts, as it is seen
    const text = document.body.innerText;
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const other of copy.querySelectorAll(
      'code, kbd, .print, .num, dl.record, [translate=no], [lang], script, style, [hidden]',
    ))
      other.remove();
    const words: string[] = [];
    for (const walk = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT); walk.nextNode(); )
      words.push(walk.currentNode.nodeValue ?? '');
    return { text, plain: words.join(' ') };
  });

/** All that is wrong with the page as it stands, in sentences; none is what a test expects. */
export async function judge(page: Page, lang: 'zh' | 'en'): Promise<string[]> {
  const { text, plain } = await wordsOf(page);
  const latin = lang === 'zh' ? (plain.replace(CODE, '').match(LATIN) ?? []).filter((word) => !stays.test(word)) : [];
  const wide = await sideways(page);
  const where = `${new URL(page.url()).pathname} ${lang} ${page.viewportSize()?.width}`;
  return [
    ...(await axe(page)),
    ...(text.match(KEY) ?? []).map((key) => `a key is shown: ${key}`),
    ...(text.match(HOLE) ?? []).map((hole) => `a hole is shown: ${hole}`),
    ...latin.map((word) => `Latin in a Chinese page: ${word}`),
    ...(wide > 0 ? [`scrolls sideways by ${wide} px`] : []),
  ].map((trouble) => `${where}: ${trouble}`);
}
